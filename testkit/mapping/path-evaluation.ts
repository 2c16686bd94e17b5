import type { PatternBudget } from '../../compiler/mapping/java-pattern/index.js';
import type { JsonPath } from '../../compiler/mapping/json-path.js';
import type { JsonPathRelease } from '../../compiler/mapping/parse-json-path.js';
import type { Value } from './value.js';

/** What one evaluation carries along. */
export interface PathEvaluation {
  readonly document: Value;
  readonly release: JsonPathRelease;
  readonly budget: { steps: number };
  readonly patterns: PatternBudget;
  /** Jayway's REQUIRE_PROPERTIES, which checks for existence set. */
  readonly requireProperties: boolean;
  /** Evaluates a path at an item: for filters and functions, which hold paths of their own. */
  readonly evaluatePath: (path: JsonPath, item: Value, evaluation: PathEvaluation) => Value;
}
