import type { PatternPlan } from './pattern-plan.js';

/** Something that says whether a text matches. */
export interface Pattern {
  test(text: string): boolean;
}

/** The pattern, ready to run: it may match anywhere in a text. */
export function compilePattern({ source }: PatternPlan): Pattern {
  return new RegExp(source);
}
