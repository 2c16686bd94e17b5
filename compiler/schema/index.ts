export { bodySchema } from './body-schema.js';
export { importedModel, modelReference, referencedName } from './imported-model.js';
