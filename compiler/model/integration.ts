import type { Location } from '../diagnostics/index.js';
import type { Text } from './intrinsic.js';
import type { JsonValue } from './json.js';

/**
 * `x-amazon-apigateway-integration`: AWS's Integration object.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html
 */
export interface Integration {
  readonly type: 'AWS' | 'AWS_PROXY' | 'HTTP' | 'HTTP_PROXY' | 'MOCK';
  /** Absent for MOCK, and for the subtypes of HTTP APIs. */
  readonly uri?: Text;
  /** The verb towards the backend, upper case; `ANY` passes the client's verb. */
  readonly httpMethod?: string;
  readonly credentials?: Text;
  /** Default `WHEN_NO_MATCH`. */
  readonly passthroughBehavior: 'WHEN_NO_MATCH' | 'WHEN_NO_TEMPLATES' | 'NEVER';
  readonly contentHandling?: 'CONVERT_TO_TEXT' | 'CONVERT_TO_BINARY';
  /** Milliseconds. Default 29000 for REST APIs, 30000 for HTTP APIs. */
  readonly timeoutInMillis: number;
  readonly cacheNamespace?: Text;
  readonly cacheKeyParameters: readonly string[];
  /** Default `INTERNET`. */
  readonly connectionType: 'INTERNET' | 'VPC_LINK';
  readonly connectionId?: Text;
  /** ARN of a listener, for VPC links V2. */
  readonly integrationTarget?: Text;
  /** Default `BUFFERED`. */
  readonly responseTransferMode: 'BUFFERED' | 'STREAM';
  /** Target, such as `integration.request.header.X`, to mapping expression. */
  readonly requestParameters: ReadonlyMap<string, Text>;
  /** What stood in `requestParameters` and is no string: API Gateway drops it with a warning. Absent when there is none. */
  readonly droppedRequestParameters?: ReadonlyMap<string, JsonValue>;
  /** Media type, or `$default`, to Velocity template. */
  readonly requestTemplates: ReadonlyMap<string, MappingTemplate>;
  /** In the order of the document. Of HTTP APIs `responseParameters` by status: pattern and status are the same, templates empty. */
  readonly responses: readonly IntegrationResponse[];
  readonly tlsConfig?: { readonly insecureSkipVerification?: boolean; readonly serverNameToVerify?: Text };
  /** HTTP APIs only: `1.0` or `2.0`. */
  readonly payloadFormatVersion?: '1.0' | '2.0';
  /** HTTP APIs only: `SQS-SendMessage`, `EventBridge-PutEvents` … */
  readonly integrationSubtype?: string;
  readonly at: Location;
}

/** AWS's IntegrationResponse object. */
export interface IntegrationResponse {
  /** The key as written: `default`, or a regular expression over the status code or, of Lambda, the error message. */
  readonly selectionPattern: string;
  /** Three digits. */
  readonly statusCode: string;
  /** Target, such as `method.response.header.X`, to mapping expression. */
  readonly responseParameters: ReadonlyMap<string, Text>;
  readonly responseTemplates: ReadonlyMap<string, MappingTemplate>;
  readonly contentHandling?: 'CONVERT_TO_TEXT' | 'CONVERT_TO_BINARY';
  readonly at: Location;
}

/** A Velocity template; `at` with an offset points into its text. */
export interface MappingTemplate {
  readonly text: Text;
  readonly at: Location;
}
