import type { ClientSettings, Credential, OutgoingRequest, RequestBody } from './client-options.js';

/** What a client knows of an operation when it runs. */
export interface Operation {
  /** Absent for operations that take any method: the caller names it. */
  readonly method?: string;
  /** With placeholders, `/pets/{petId}`; `{proxy+}` stands for the rest of the path, slashes included. */
  readonly path: string;
  /** Parameters that are not written in the default style of their place. */
  readonly styles?: readonly (readonly [place: 'path' | 'query' | 'header' | 'cookie', name: string, style: Style])[];
  /** Media types of the request body, the default first. */
  readonly body?: readonly (readonly [mediaType: string, encode: Encode, encoding?: Encoding])[];
  /** The value of `accept`. Default `application/json`. */
  readonly accept?: string;
  /** By status code, `200`, or range, `4XX`: all answers that the document declares. */
  readonly responses: Readonly<Record<string, Decode>>;
  /** Any one of the lists will do; all schemes of it are needed. */
  readonly security?: readonly (readonly SecurityScheme[])[];
}

/** Writes a parameter: `name=value` for query and cookie, the bare value for path and header; '' to leave it out. */
export type Style = (name: string, value: unknown) => string;

/** Makes the body that is sent. */
export type Encode = (body: unknown, encoding?: Encoding) => RequestBody;

/** How properties of a form are written: by a style, or, in multipart, as a part of a media type. */
export type Encoding = readonly (readonly [property: string, how: Style | string])[];

/** Reads the body of a response, whose media type is in lower case. */
export type Decode = (response: Response, contentType: string) => unknown;

/** A security scheme: what is called what, and how its credential travels. */
export interface SecurityScheme {
  readonly name: string;
  readonly apply: ApplyCredential;
  /** Of the header, query parameter or cookie. */
  readonly parameter?: string;
  /** Stands before the credential: `Bearer `. */
  readonly prefix?: string;
}

/** Puts a credential into a request that is ready to be sent, or signs it. */
export type ApplyCredential = (
  request: OutgoingRequest,
  credential: unknown,
  scheme: SecurityScheme,
) => void | Promise<void>;

/** What a caller passes: parameters by place and name, and the body. */
export interface OperationRequest {
  readonly method?: string | undefined;
  readonly path?: object | undefined;
  readonly query?: object | undefined;
  readonly header?: object | undefined;
  readonly cookie?: object | undefined;
  readonly contentType?: string | undefined;
  readonly body?: unknown;
}

/** Settings with the credentials of the API, by the name of the security scheme. */
export interface CredentialedSettings extends ClientSettings {
  readonly credentials?: { readonly [scheme: string]: Credential<unknown> | undefined };
}
