import { boundedPattern } from '../../runtime/validation/bounded-pattern.js';
import { linearPattern } from '../../runtime/validation/linear-pattern.js';
import type { PatternPlan } from './pattern-plan.js';

/** Something that says whether a text matches. */
export interface Pattern {
  test(text: string): boolean;
}

/** The pattern, ready to run: it may match anywhere in a text. */
export function compilePattern({ source, program, longest }: PatternPlan): Pattern {
  if (program !== undefined) return linearPattern(program);
  const expression = new RegExp(source);
  return longest === undefined ? expression : boundedPattern(expression, longest);
}
