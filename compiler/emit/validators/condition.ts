/** A condition of emitted code: an expression and its opposite, or several joined. */
export type Condition =
  | { readonly kind: 'atom'; readonly yes: string; readonly no: string }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] };

export function atom(yes: string, no = `!${yes}`): Condition {
  return { kind: 'atom', yes, no };
}

/** True when all of them are; of none, always. */
export function all(of: readonly Condition[]): Condition {
  return join('all', of);
}

/** True when one of them is; of none, never. */
export function any(of: readonly Condition[]): Condition {
  return join('any', of);
}

function join(kind: 'all' | 'any', of: readonly Condition[]): Condition {
  const flat = of.flatMap((inner) => (inner.kind === kind ? inner.of : [inner]));
  const [only] = flat;
  return flat.length === 1 && only !== undefined ? only : { kind, of: flat };
}

export function not(condition: Condition): Condition {
  return condition.kind === 'atom'
    ? { kind: 'atom', yes: condition.no, no: condition.yes }
    : { kind: condition.kind === 'all' ? 'any' : 'all', of: condition.of.map(not) };
}

/** Whether the condition is the empty conjunction. */
export function isAlways(condition: Condition): boolean {
  return condition.kind === 'all' && condition.of.length === 0;
}

/** Whether the condition is the empty disjunction. */
export function isNever(condition: Condition): boolean {
  return condition.kind === 'any' && condition.of.length === 0;
}

/** The operands of a disjunction, for printing one a line; any other condition is its own only operand. */
export function operands(condition: Condition): readonly string[] {
  return condition.kind === 'any' && condition.of.length > 0
    ? condition.of.map((inner) => printCondition(inner, 'any'))
    : [printCondition(condition)];
}

/** The condition as an expression; `inside` is what it becomes an operand of. */
export function printCondition(condition: Condition, inside?: 'all' | 'any'): string {
  if (condition.kind === 'atom') return condition.yes;
  if (condition.of.length === 0) return String(condition.kind === 'all');
  const joined = condition.of
    .map((inner) => printCondition(inner, condition.kind))
    .join(condition.kind === 'all' ? ' && ' : ' || ');
  return inside === undefined || inside === condition.kind ? joined : `(${joined})`;
}
