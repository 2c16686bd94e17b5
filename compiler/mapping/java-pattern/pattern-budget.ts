/** What matching may cost, over as many patterns and texts as share it. Counted down. */
export interface PatternBudget {
  /** Steps of the engine that counts them; texts for JavaScript's engine count a fraction. */
  steps: number;
  /** Steps, by estimate, that patterns may need at the worst in JavaScript's engine, which cannot be stopped. */
  estimated: number;
}

/** About a second of matching. */
export function patternBudget(steps = 50_000_000): PatternBudget {
  return { steps, estimated: steps * 4 };
}

/** Matching has used up its budget: whether the pattern matches is not known. */
export class PatternLimitError extends Error {
  override readonly name = 'PatternLimitError';
}

/** Takes steps off the budget. Throws a {@link PatternLimitError} when there are no more. */
export function spend(budget: PatternBudget, steps: number): void {
  budget.steps -= steps;
  if (budget.steps < 0) throw new PatternLimitError('The pattern takes too long on this text.');
}
