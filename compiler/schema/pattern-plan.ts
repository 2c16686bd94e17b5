import type { Instruction } from '../../runtime/validation/linear-pattern.js';

/** A regular expression of a schema: ECMA 262, not anchored, without flags. */
export interface PatternPlan {
  readonly source: string;
  /** Its repetitions are nested: it is matched by this program, without backtracking. */
  readonly program?: readonly Instruction[];
  /** Its repetitions are nested and it has no program: the longest text on which it is tried. */
  readonly longest?: number;
}
