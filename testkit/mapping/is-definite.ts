import type { JsonPath, JsonPathStep } from '../../compiler/mapping/json-path.js';

/** Whether a path names one value at the most. */
export function isDefinite({ steps }: Pick<JsonPath, 'steps'>): boolean {
  return steps.every((_, i) => isStepDefinite(steps, i));
}

/** Whether the step at this place gives one value at the most. Several names at the end make one object. */
export function isStepDefinite(steps: readonly JsonPathStep[], at: number): boolean {
  const step = steps[at];
  if (step === undefined) return false;
  switch (step.kind) {
    case 'property':
      return step.names.length === 1 || at === steps.length - 1;
    case 'index':
      return step.indexes.length === 1;
    case 'function':
      return true;
    case 'slice':
    case 'wildcard':
    case 'scan':
    case 'filter':
      return false;
    default:
      return step satisfies never;
  }
}
