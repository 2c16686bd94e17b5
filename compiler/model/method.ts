import type { Location } from '../diagnostics/index.js';
import type { HttpMethod, Operation } from './contract.js';
import type { Integration } from './integration.js';
import type { Schema } from './schema.js';

/** A path of the API and its methods; AWS's Resource object. Intermediate resources without methods are not listed. */
export interface Resource {
  /** Begins with a slash. */
  readonly path: string;
  /** In the order of `httpMethods`. */
  readonly methods: readonly Method[];
  readonly at: Location;
}

/**
 * AWS's Method object: what the operation has become after the import.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_Method.html
 */
export interface Method {
  readonly httpMethod: HttpMethod;
  readonly operation: Operation;
  readonly authorizationType: 'NONE' | 'AWS_IAM' | 'CUSTOM' | 'COGNITO_USER_POOLS' | 'JWT';
  /** Name of a member of `RestApi.authorizers`. */
  readonly authorizer?: string;
  readonly authorizationScopes: readonly string[];
  readonly apiKeyRequired: boolean;
  /** Name of a member of `RestApi.requestValidators`: the operation's own, else the root's. */
  readonly requestValidator?: string;
  /** `method.request.{header|querystring|path}.N` to whether it is required. */
  readonly requestParameters: ReadonlyMap<string, boolean>;
  /** Media type as written to the schema of the model; AWS names a model for what is written inline. */
  readonly requestModels: ReadonlyMap<string, Schema>;
  readonly methodResponses: readonly MethodResponse[];
  /** Absent when the document has none: AWS refuses to deploy such a method. */
  readonly integration?: Integration;
  /** HTTP APIs: catches what no other route matches. */
  readonly isDefaultRoute?: true;
  readonly at: Location;
}

/** AWS's MethodResponse object. */
export interface MethodResponse {
  /** Three digits; OpenAPI's `default` and ranges have none and are left out. */
  readonly statusCode: string;
  /** `method.response.header.N`, all of them false. */
  readonly responseParameters: ReadonlyMap<string, boolean>;
  readonly responseModels: ReadonlyMap<string, Schema>;
}

/** AWS's RequestValidator object. */
export interface RequestValidator {
  readonly name: string;
  readonly validateRequestBody: boolean;
  readonly validateRequestParameters: boolean;
  readonly at: Location;
}
