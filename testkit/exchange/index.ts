export type { Authorization, AuthorizationDecision, InvokeAction } from './authorization.js';
export { type Body, bytesOf, isStream, type Payload, sizeOf, textOf } from './body.js';
export type { AuthorizedClaims, AuthorizedPrincipal, ChosenIdentity, IamIdentity } from './chosen-identity.js';
export { type Clock, type Duration, millisecondsOf, stoppedClock, systemClock } from './clock.js';
export { contextOf, contextText, requestTime, templateContextOf } from './context.js';
export { domainSuffix } from './domain-suffix.js';
export type { DeployedApi, DeployedMethod, Exchange, Surroundings } from './exchange.js';
export { type FailureDetails, GatewayFailure } from './gateway-failure.js';
export type { Client, ClientCertificate, GatewayRequest } from './gateway-request.js';
export type { GatewayResponse } from './gateway-response.js';
export { type GatewayResponseDefaults, gatewayResponseDefaults } from './gateway-response-defaults.js';
export {
  type Header,
  type HeaderList,
  headerOf,
  headerSpelled,
  headerValues,
  isNamed,
  withoutHeader,
} from './header-list.js';
export { headerBytes, headerText } from './header-value.js';
export { anonymousIdentity, type Identity } from './identity.js';
export { invokeStatus } from './invoke-status.js';
export { type Random, seededRandom, systemRandom } from './random.js';
export { recent } from './recent.js';
export type { Integrate, IntegratedMethod, PrepareIntegration, Step } from './step.js';
export type {
  AwsServiceCall,
  Backends,
  CallingMethod,
  HttpAnswer,
  HttpCall,
  LambdaAnswer,
  LambdaCall,
  UpstreamAnswer,
  UpstreamCall,
  UpstreamFailure,
} from './upstream-call.js';
export { isNormalUrl, type UrlParts, urlParts } from './url-parts.js';
export { webHeaders } from './web-headers.js';
