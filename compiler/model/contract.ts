import type { Location } from '../diagnostics/index.js';
import type { Text } from './intrinsic.js';
import type { JsonObject, JsonValue } from './json.js';
import type { NamedSchema, Schema, SchemaDialect } from './schema.js';

/** The verbs that OpenAPI and API Gateway share; `ANY` stands for `x-amazon-apigateway-any-method`. */
export type HttpMethod = 'GET' | 'PUT' | 'POST' | 'DELETE' | 'OPTIONS' | 'HEAD' | 'PATCH' | 'ANY';

/** All of {@link HttpMethod}, in the order in which operations of one path are listed. */
export const httpMethods: readonly HttpMethod[] = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'ANY'];

/** The API as OpenAPI describes it to a caller, versions 2.0 to 3.1 in one shape: that of 3.0. */
export interface Contract {
  readonly dialect: SchemaDialect;
  readonly info: Info;
  readonly servers: readonly Server[];
  /** In the order of the document: path by path, verbs in the order of {@link httpMethods}. */
  readonly operations: readonly Operation[];
  readonly schemas: ReadonlyMap<string, NamedSchema>;
  readonly securitySchemes: ReadonlyMap<string, SecurityScheme>;
  /** The `tags` of the root, opaque. */
  readonly tags: readonly JsonValue[];
}

export interface Info {
  readonly title: Text;
  readonly version: Text;
  readonly description?: Text;
  readonly at: Location;
}

/** A Server Object; of Swagger 2.0, `schemes`, `host` and `basePath` joined. */
export interface Server {
  readonly url: Text;
  readonly description?: string;
  readonly variables: ReadonlyMap<string, ServerVariable>;
  readonly at: Location;
}

export interface ServerVariable {
  readonly default: Text;
  readonly enum?: readonly string[];
  readonly description?: string;
}

/** An operation; that of `x-amazon-apigateway-any-method` has the method `ANY`. */
export interface Operation {
  /** An identifier in camel case, unique in the contract without regard to case, made from operationId or else from method and path. */
  readonly name: string;
  readonly operationId?: string;
  readonly method: HttpMethod;
  /** Begins with a slash; placeholders `{name}` and `{name+}` as written. */
  readonly path: string;
  readonly summary?: string;
  readonly description?: string;
  readonly deprecated: boolean;
  readonly tags: readonly string[];
  /** Those of the path and those of the operation, joined: the operation's win. Path parameters that only the path names are added. */
  readonly parameters: readonly Parameter[];
  readonly requestBody?: RequestBody;
  readonly responses: readonly ResponseObject[];
  /** What holds for this operation: its own list, else the root's. Any one of the requirements suffices; an empty one = no credentials needed. */
  readonly security: readonly SecurityRequirement[];
  /** Other tools' `x-*` fields, opaque. */
  readonly extensions: JsonObject;
  readonly at: Location;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required: boolean;
  readonly description?: string;
  readonly deprecated: boolean;
  /** As OpenAPI 3 has it, defaults filled in; Swagger 2.0's collectionFormat translated (`tsv` has become `tabDelimited`). */
  readonly style:
    | 'simple'
    | 'label'
    | 'matrix'
    | 'form'
    | 'spaceDelimited'
    | 'pipeDelimited'
    | 'tabDelimited'
    | 'deepObject';
  readonly explode: boolean;
  readonly allowReserved: boolean;
  /** Absent when `content` is given, or when the document has none. */
  readonly schema?: Schema;
  /** A parameter that is serialized as one media type, such as JSON. */
  readonly content?: MediaType;
  /** False when only the path names it. */
  readonly declared: boolean;
  readonly at: Location;
}

export interface RequestBody {
  readonly description?: string;
  readonly required: boolean;
  readonly content: readonly MediaType[];
  readonly at: Location;
}

export interface MediaType {
  /** The key as written, such as `application/json; charset=utf-8`. */
  readonly mediaType: string;
  readonly schema?: Schema;
  /** Of multipart and form bodies, by property. */
  readonly encoding: ReadonlyMap<string, Encoding>;
  /** `example` and `examples` as values, opaque. */
  readonly examples: readonly JsonValue[];
  readonly at: Location;
}

export interface Encoding {
  readonly contentType?: string;
  readonly style?: Parameter['style'];
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
}

/** A response of an operation. */
export interface ResponseObject {
  /** `200`, `4XX` (upper case) or `default`. */
  readonly status: string;
  readonly description: string;
  readonly headers: readonly ResponseHeader[];
  readonly content: readonly MediaType[];
  readonly at: Location;
}

export interface ResponseHeader {
  readonly name: string;
  readonly description?: string;
  readonly required: boolean;
  readonly schema?: Schema;
}

/** The schemes that must all be satisfied together. */
export type SecurityRequirement = readonly { readonly scheme: string; readonly scopes: readonly string[] }[];

/** A Security Scheme Object. What API Gateway makes of it stands in {@link Authorizer} and {@link Method}. */
export interface SecurityScheme {
  readonly name: string;
  readonly type: 'apiKey' | 'http' | 'oauth2' | 'openIdConnect' | 'mutualTLS';
  readonly description?: string;
  /** Of `apiKey`: the name of the header, query parameter or cookie. */
  readonly parameterName?: string;
  readonly in?: 'header' | 'query' | 'cookie';
  /** Of `http`: `basic`, `bearer` …, in lower case. */
  readonly httpScheme?: string;
  /** `oauth2` flows and the URL of `openIdConnect`, opaque. */
  readonly details: JsonObject;
  /** `x-amazon-apigateway-authtype` as written. */
  readonly authType?: string;
  readonly at: Location;
}
