import type { Location } from '../diagnostics/index.js';
import type { Authorizer } from './authorizer.js';
import type { Contract } from './contract.js';
import type { DomainName } from './domain-name.js';
import type { GatewayResponse, GatewayResponseType } from './gateway-response.js';
import type { Text, Value } from './intrinsic.js';
import type { RequestValidator, Resource } from './method.js';
import type { PolicyDocument } from './policy-document.js';
import type { Schema } from './schema.js';
import type { Stage } from './stage.js';
import type { UsagePlan } from './usage-plan.js';
import type { WebSocketApi } from './websocket-api.js';

/** What one document describes: one REST or HTTP API, one WebSocket API, or one of each. */
export interface Model {
  readonly apis: readonly Api[];
}

/** An API, told apart by AWS's `protocolType`. */
export type Api = RestApi | HttpApi | WebSocketApi;

/** The two faces that REST and HTTP APIs share: the contract, and what API Gateway holds. */
interface HttpBasedApi {
  /** `info.title`. */
  readonly name: Text;
  readonly contract: Contract;
  /** In the order of the document. */
  readonly resources: readonly Resource[];
  readonly authorizers: ReadonlyMap<string, Authorizer>;
  /** The default `execute-api` endpoint is off. Default false. */
  readonly disableExecuteApiEndpoint: boolean;
  /** The path of the API's base URL: a server variable `basePath`, the path of the first server, or Swagger 2.0's `basePath`. Imports ignore it unless told otherwise. */
  readonly basePath?: Text;
  readonly stages: ReadonlyMap<string, Stage>;
  readonly domainName?: DomainName;
  /** JSON Schema of an authorizer's context, by the name of the authorizer: `x-gatewright-context`. */
  readonly authorizerContexts: ReadonlyMap<string, Schema>;
  /** Diagnostic codes that the document switches off: `x-gatewright-ignore`. */
  readonly ignoredDiagnostics: ReadonlySet<string>;
  readonly at: Location;
}

/**
 * A REST API.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_RestApi.html
 */
export interface RestApi extends HttpBasedApi {
  readonly protocol: 'REST';
  /** Default `HEADER`. */
  readonly apiKeySource: 'HEADER' | 'AUTHORIZER';
  readonly binaryMediaTypes: readonly string[];
  /** Bytes; absent = responses are not compressed. */
  readonly minimumCompressionSize?: number;
  /** Absent when the document does not say: the documents of AWS have no word for it but `x-gatewright-domain` and the VPC endpoints. */
  readonly endpointType?: 'EDGE' | 'REGIONAL' | 'PRIVATE';
  readonly vpcEndpointIds: readonly Text[];
  readonly policy?: PolicyDocument;
  readonly securityPolicy?: string;
  readonly endpointAccessMode?: 'BASIC' | 'STRICT';
  readonly requestValidators: ReadonlyMap<string, RequestValidator>;
  readonly gatewayResponses: ReadonlyMap<GatewayResponseType, GatewayResponse>;
  readonly documentation?: Documentation;
  readonly usagePlans: ReadonlyMap<string, UsagePlan>;
  /** `x-gatewright-cors`, by path; the key `''` is the root's. */
  readonly cors: ReadonlyMap<string, CorsConfiguration>;
}

/** An HTTP API: routes without models, validators and gateway responses. */
export interface HttpApi extends HttpBasedApi {
  readonly protocol: 'HTTP';
  /** `x-amazon-apigateway-cors`. */
  readonly corsConfiguration?: CorsConfiguration;
  readonly ipAddressType?: 'ipv4' | 'dualstack';
  readonly importExportVersion?: string;
  /** Tag to value: `x-amazon-apigateway-tag-value`. */
  readonly tags: ReadonlyMap<string, Text>;
}

/** AWS's Cors object of HTTP APIs, used for `x-gatewright-cors` too. */
export interface CorsConfiguration {
  readonly allowOrigins: readonly Text[];
  readonly allowMethods: readonly string[];
  readonly allowHeaders: readonly string[];
  readonly exposeHeaders: readonly string[];
  readonly allowCredentials: boolean;
  /** Seconds. */
  readonly maxAge?: number;
  readonly at: Location;
}

/** `x-amazon-apigateway-documentation`, opaque: it has no effect on requests. */
export interface Documentation {
  readonly version?: string;
  readonly documentationParts: readonly Value[];
  readonly at: Location;
}
