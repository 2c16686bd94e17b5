import type { PatternPlan } from './pattern-plan.js';

/** The pattern as a function that says whether it matches somewhere in a text. */
export function compilePattern({ source }: PatternPlan): (text: string) => boolean {
  const expression = new RegExp(source);
  return (text) => expression.test(text);
}
