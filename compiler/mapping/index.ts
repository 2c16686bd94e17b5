export { checkTemplate } from './check-template.js';
export {
  type JavaMatch,
  type JavaPattern,
  javaPattern,
  type PatternBudget,
  PatternLimitError,
  patternBudget,
} from './java-pattern/index.js';
export {
  type FilterOperator,
  type FilterValue,
  filterOperators,
  type JsonPath,
  type JsonPathFilter,
  type JsonPathStep,
} from './json-path.js';
export { type MappingExpression, parseMappingExpression } from './mapping-expression.js';
export { MappingSyntaxError } from './mapping-syntax-error.js';
export { type MappingTarget, parseMappingTarget } from './mapping-target.js';
export { type JsonPathRelease, parseJsonPath } from './parse-json-path.js';
export { parseTemplate } from './parse-template.js';
export { parseSelectionPattern, type SelectionPattern } from './selection-pattern.js';
export type { Expression, Macro, PathStep, Reference, Statement, Template } from './template.js';
