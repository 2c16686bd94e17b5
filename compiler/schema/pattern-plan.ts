/** A regular expression of a schema: ECMA 262, not anchored, without flags. */
export interface PatternPlan {
  readonly source: string;
}
