export { type IntegrationKind, integrationKind, integrationKinds } from './integration-kinds.js';
export { type LambdaFunctionName, lambdaFunctionName } from './lambda-function-name.js';
export { prepareIntegration } from './prepare-integration.js';
export { type ResolvedText, resolveText, type StageVariables } from './resolve-text.js';
export { UnresolvedValueError } from './unresolved-value-error.js';
