import type { Location, Position } from '../../compiler/diagnostics/index.js';
import type { IntegrationResponse as DeclaredResponse, Method, RestApi } from '../../compiler/model/index.js';
import type { ContextVariable } from '../mapping/index.js';
import type { Authorization } from './authorization.js';
import type { Payload } from './body.js';
import type { Clock } from './clock.js';
import type { GatewayFailure } from './gateway-failure.js';
import type { GatewayRequest } from './gateway-request.js';
import type { GatewayResponse } from './gateway-response.js';
import type { HeaderList } from './header-list.js';
import type { Identity } from './identity.js';
import type { Random } from './random.js';
import type { Integrate } from './step.js';
import type { Backends, UpstreamAnswer, UpstreamCall } from './upstream-call.js';

/** What a gateway is and has, the same for all its exchanges. */
export interface Surroundings {
  /** Default `123456789012`. */
  readonly accountId: string;
  /** Default `us-east-1`. */
  readonly region: string;
  /** Default `aws`. */
  readonly partition: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly backends: Backends;
  /** The line and column of a place in the document, for log lines; undefined when only the model is known. */
  readonly locate?: ((at: Location) => Position) | undefined;
}

/** An API as it was deployed: a snapshot, which later changes of the document do not touch. */
export interface DeployedApi {
  readonly api: RestApi;
  readonly apiId: string;
  readonly deploymentId: string;
  readonly surroundings: Surroundings;
}

/** A method of a deployed API with what was prepared for it. */
export interface DeployedMethod {
  readonly method: Method;
  /** `/pets/{id}`. */
  readonly resourcePath: string;
  readonly resourceId: string;
  /** Undefined when the method has no integration. */
  readonly integrate: Integrate | undefined;
}

/**
 * One request on its way through the gateway: what the steps of the pipeline read and write. Every member is there from
 * the beginning; what no step has written yet is undefined.
 */
export interface Exchange {
  readonly request: GatewayRequest;
  readonly deployed: DeployedApi;
  readonly stage: string;
  /** Canary overrides merged. No prototype. */
  stageVariables: Readonly<Record<string, string>>;

  /** `x-amzn-RequestId`, a UUID. */
  readonly requestId: string;
  /** `x-amz-apigw-id`. */
  readonly extendedRequestId: string;
  /** `X-Amzn-Trace-Id` as the backend gets it: `Root=1-…`, the client's with what it lacks. */
  readonly traceHeader: string;
  /** When the request arrived, in milliseconds since 1970. */
  readonly time: number;

  /** The verb of the client, upper case. */
  readonly httpMethod: string;
  /** Path of the request without the stage, percent signs as sent: `path` of a proxy event. Begins with one slash. */
  readonly path: string;
  /** The same with the stage, or the base path of a custom domain: `$context.path`. */
  readonly contextPath: string;
  /** What the router sees: the path without the stage or what a base path mapping has taken off. */
  readonly routePath: string;
  /** Host of the request, without port. */
  readonly domainName: string;
  /** What steps behind the front door see: the client's headers without those that AWS strips, and with those that it adds. */
  headers: HeaderList;
  /** Decoded as a form, in order. */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** After decompression. */
  body: Payload | undefined;

  /** Set by matchRoute. */
  matched: DeployedMethod | undefined;
  /** Path parameters by name, percent signs as sent. */
  pathParameters: ReadonlyMap<string, string>;

  readonly identity: Identity;
  /** `$context.authorizer` and `requestContext.authorizer`: undefined without an authorizer. */
  authorizer: Readonly<Record<string, unknown>> | undefined;
  /** Written by authorize; undefined for methods that ask for nobody. */
  authorization: Authorization | undefined;
  /** Only on stages with a canary. */
  isCanaryRequest: boolean | undefined;
  /** What only access logs see of `$context`, by its path: `authorize.status`, `customDomain.basePathMatched`. */
  readonly logContext: Map<string, string | number>;
  /** `$context` of the templates, made when the first template runs and kept: overrides outlive the request template. */
  templateContext: ContextVariable | undefined;

  /** Written by mapRequest: what goes upstream; a mock has the status that its template gives. */
  integrationRequest: UpstreamCall | { readonly kind: 'mock'; readonly status: number } | undefined;
  /** Written by callIntegration. */
  integrationResponse: UpstreamAnswer | undefined;
  /** Milliseconds, written by callIntegration; a mock has none. */
  integrationLatency: number | undefined;
  /** Written by selectResponse, of integrations that are no proxies. */
  selectedResponse: DeclaredResponse | undefined;
  /** Written by mapResponse, or by a step that answers earlier: the steps between are then passed over. */
  response: GatewayResponse | undefined;
  /** Whether the answer carries `X-Amzn-Trace-Id`: set by integrations of type AWS, AWS_PROXY and HTTP. */
  sendsTraceHeader: boolean;

  failure: GatewayFailure | undefined;
  /** Takes a line of the execution log, without time and request id. Undefined when nobody reads it: `exchange.log?.(…)`. */
  readonly log: ((line: string) => void) | undefined;
}
