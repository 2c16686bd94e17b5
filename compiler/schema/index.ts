export { type ApiPlan, apiPlan } from './api-plan.js';
export { bodySchema } from './body-schema.js';
export { checkModel, type ModelRefusal } from './check-model.js';
export { compileValidator } from './compile-validator.js';
export { type FormatName, formatFunctions } from './format-names.js';
export { importedModel, modelReference, referencedName } from './imported-model.js';
export { type LimitedNotes, limitNotes } from './limit-notes.js';
export {
  type OperationRequirements,
  operationRequirements,
  type RequiredParameter,
} from './operation-requirements.js';
export type { PatternPlan } from './pattern-plan.js';
export type { Check, CountKeyword, Dependency, JsonType, SchemaIndex, SchemaPlan, ValidationPlan } from './plan.js';
export { type PlannedModel, validationPlan } from './validation-plan.js';
