export type { Api, CorsConfiguration, Documentation, HttpApi, Model, RestApi } from './api.js';
export type {
  Authorizer,
  CognitoAuthorizer,
  JwtAdditionalClaim,
  JwtAuthorizer,
  JwtIssuer,
  LambdaAuthorizer,
} from './authorizer.js';
export {
  type Contract,
  type Encoding,
  type HttpMethod,
  httpMethods,
  type Info,
  type MediaType,
  type Operation,
  type Parameter,
  type RequestBody,
  type ResponseHeader,
  type ResponseObject,
  type SecurityRequirement,
  type SecurityScheme,
  type Server,
  type ServerVariable,
} from './contract.js';
export type { DomainName, RoutingRule } from './domain-name.js';
export { type GatewayResponse, type GatewayResponseType, gatewayResponseTypes } from './gateway-response.js';
export type { Integration, IntegrationResponse, MappingTemplate } from './integration.js';
export {
  conditional,
  type GetAtt,
  getAtt,
  type If,
  type Intrinsic,
  intrinsicsOf,
  isIntrinsic,
  isLiteral,
  type Join,
  join,
  type OtherFunction,
  otherFunction,
  type Ref,
  ref,
  type TerraformReference,
  type Text,
  type TextParts,
  terraformReference,
  text,
  textPreview,
  type Value,
} from './intrinsic.js';
export { isJsonObject, type JsonObject, type JsonValue, member } from './json.js';
export type { Method, MethodResponse, RequestValidator, Resource } from './method.js';
export { methodSettingKey } from './method-setting-key.js';
export type { PolicyDocument } from './policy-document.js';
export { type NamedSchema, type Schema, type SchemaDialect, schemaReferencePrefix } from './schema.js';
export type { CanarySettings, MethodSetting, Stage } from './stage.js';
export { mostStageVariables, stageVariableFault } from './stage-variable-fault.js';
export type { Throttle, UsagePlan, UsagePlanStage } from './usage-plan.js';
export type { WebSocketApi, WebSocketRoute } from './websocket-api.js';
