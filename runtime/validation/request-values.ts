/** Header, query or path values by name. A name may have several values. */
export interface RequestValues {
  readonly [name: string]: string | readonly string[] | undefined;
}

/**
 * A request as validators see it. Lambda proxy events fit as they are, of both payload formats; a web `Request` becomes
 * one by `webRequest`.
 */
export interface ValidatableRequest {
  /** A record, in which names count with their case, as API Gateway compares them, or `Headers`, which have lost it. */
  readonly headers?: RequestValues | Headers | null | undefined;
  readonly queryStringParameters?: RequestValues | null | undefined;
  readonly pathParameters?: RequestValues | null | undefined;
  /** The text of the body; absent, null or empty: there is none. */
  readonly body?: string | null | undefined;
  /** The text is base64. Default false. */
  readonly isBase64Encoded?: boolean | undefined;
  /** The body as `JSON.parse` made it, instead of its text: `1.0` counts as the integer 1 then. */
  readonly parsedBody?: unknown;
}

/** Where a request parameter stands. */
export type ParameterLocation = 'header' | 'path' | 'querystring';

/** Whether the request has the parameter with a value that is not blank. */
export function hasParameter(request: ValidatableRequest, location: ParameterLocation, name: string): boolean {
  const { headers } = request;
  if (location === 'header' && isHeaders(headers)) return !isBlank(headers.get(name));
  const values =
    location === 'header' ? headers : location === 'path' ? request.pathParameters : request.queryStringParameters;
  return !isBlank(valuesOf(values, name));
}

/** The media type of the body without its parameters, in lower case; `application/json` when the request does not say. */
export function contentTypeOf({ headers }: ValidatableRequest): string {
  let value: string | readonly string[] | null | undefined;
  if (isHeaders(headers)) value = headers.get('content-type');
  else {
    const name = Object.keys(headers ?? {}).find((each) => each.toLowerCase() === 'content-type');
    value = name === undefined ? undefined : valuesOf(headers, name);
  }
  const first = typeof value === 'string' ? value : (value?.[0] ?? '');
  return mediaTypeOf(first) || 'application/json';
}

/** A media type without its parameters, in lower case. */
export function mediaTypeOf(text: string): string {
  return (text.split(';')[0] ?? '').trim().toLowerCase();
}

/** The text of the body, `''` when there is none. */
export function bodyText({ body, isBase64Encoded }: ValidatableRequest): string {
  if (body === undefined || body === null) return '';
  if (isBase64Encoded !== true) return body;
  return new TextDecoder().decode(Uint8Array.from(atob(body), (character) => character.charCodeAt(0)));
}

function isHeaders(headers: RequestValues | Headers | null | undefined): headers is Headers {
  // A record may have a header called "get", but its value is no function.
  return typeof headers?.get === 'function';
}

function valuesOf(
  values: RequestValues | Headers | null | undefined,
  name: string,
): string | readonly string[] | undefined {
  if (values === null || values === undefined || isHeaders(values)) return undefined;
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

function isBlank(value: string | readonly string[] | null | undefined): boolean {
  if (value === null || value === undefined) return true;
  return typeof value === 'string' ? value.trim() === '' : value.every(isBlank);
}
