export { type JavaMatch, type JavaPattern, javaPattern } from './java-pattern.js';
export { type PatternBudget, PatternLimitError, patternBudget } from './pattern-budget.js';
