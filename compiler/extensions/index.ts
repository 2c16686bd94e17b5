export { checkExtensions } from './check-extensions.js';
export { checkMapping } from './check-mapping.js';
export type { ReadContext } from './context.js';
export { type Extension, type ExtensionDescription, type Place, readExtension } from './extension.js';
export { extensions } from './extensions.js';
export { nearest } from './nearest.js';
export {
  itemsOf,
  memberOf,
  membersOf,
  membersOrEmptyOf,
  type NodeContext,
  rawItemsOf,
  rawMemberOf,
  rawMembersOf,
  settle,
} from './node.js';
export {
  booleanOf,
  isObjectNode,
  mapOf,
  numberOf,
  type ScalarContext,
  stringOf,
  stringsOf,
  textOf,
  wrongType,
} from './scalar.js';
export { anyMethod } from './x-amazon-apigateway-any-method.js';
export { apiKeySource } from './x-amazon-apigateway-api-key-source.js';
export { auth } from './x-amazon-apigateway-auth.js';
export { type AuthorizerScheme, authorizer } from './x-amazon-apigateway-authorizer.js';
export { authtype } from './x-amazon-apigateway-authtype.js';
export { binaryMediaTypes } from './x-amazon-apigateway-binary-media-types.js';
export { cors } from './x-amazon-apigateway-cors.js';
export { documentation } from './x-amazon-apigateway-documentation.js';
export { endpointAccessMode } from './x-amazon-apigateway-endpoint-access-mode.js';
export { type EndpointConfiguration, endpointConfiguration } from './x-amazon-apigateway-endpoint-configuration.js';
export { gatewayResponses } from './x-amazon-apigateway-gateway-responses.js';
export { importexportVersion } from './x-amazon-apigateway-importexport-version.js';
export { type IntegrationOwner, integration } from './x-amazon-apigateway-integration.js';
export { minimumCompressionSize } from './x-amazon-apigateway-minimum-compression-size.js';
export { policy } from './x-amazon-apigateway-policy.js';
export { requestValidator } from './x-amazon-apigateway-request-validator.js';
export { requestValidators } from './x-amazon-apigateway-request-validators.js';
export { securityPolicy } from './x-amazon-apigateway-security-policy.js';
export { tagValue } from './x-amazon-apigateway-tag-value.js';
export { context } from './x-gatewright-context.js';
export { gatewrightCors } from './x-gatewright-cors.js';
export { type DomainExtension, domain } from './x-gatewright-domain.js';
export { ignore } from './x-gatewright-ignore.js';
export { stages } from './x-gatewright-stages.js';
export { usagePlans } from './x-gatewright-usage-plans.js';
export { type WebSocketExtension, websocket } from './x-gatewright-websocket.js';
