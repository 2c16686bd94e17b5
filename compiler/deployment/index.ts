export type {
  DeployedDomainName,
  DeployedMethodSetting,
  DeployedStage,
  DeployedUsagePlan,
  Deployment,
  DeploymentOptions,
  LambdaPermission,
  Role,
  RoleStatement,
} from './deployment.js';
export { deploymentOf } from './deployment-of.js';
export { reportDynamicReferences } from './dynamic-references.js';
export { canonicalText } from './identity.js';
export { keyText, keyWithoutPlaceholders } from './key-text.js';
export { partsOf } from './lambda-function.js';
export { type Entry, record, recordIfAny } from './record.js';
export { type PseudoParameter, type Reference, referenceOf } from './reference.js';
export { type UniqueNames, uniqueNames } from './unique-names.js';
export { withoutDocumentation } from './without-documentation.js';
export { pascalCase, snakeCase, words } from './words.js';
