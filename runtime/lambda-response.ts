import type { LambdaProxyResult, LambdaProxyResultV2 } from './lambda-event.js';

/** The value of a header; a list stands for a header that is sent several times. */
export type HeaderValue = string | number | boolean | readonly (string | number | boolean)[] | undefined;

export interface ResponseHeaders {
  readonly [name: string]: HeaderValue;
}

/** What a handler answers: each operation narrows it to what its contract lists. */
export interface LambdaResponse {
  readonly statusCode: number;
  readonly headers?: ResponseHeaders | undefined;
  /** Default: the media type that the contract lists for the status. */
  readonly contentType?: string | undefined;
  /** Bytes go out as bytes, JSON as JSON, texts as they are. */
  readonly body?: unknown;
}

/** The media type of the contract by status: `200`, `4XX` or `default`. JSON where a status is not listed. */
export interface ContentTypes {
  readonly [status: string]: string;
}

/** The answer in payload format 1.0, always one that API Gateway accepts: a malformed one would become a 502. */
export function proxyResult(response: LambdaResponse, contentTypes: ContentTypes = {}): LambdaProxyResult {
  const { statusCode, headers, body } = wellFormed(response, contentTypes);
  const single: [string, string][] = [];
  const multiple: [string, string[]][] = [];
  for (const { name, values } of headers.values()) {
    const [only] = values;
    if (values.length === 1 && only !== undefined) single.push([name, only]);
    else multiple.push([name, values]);
  }
  return {
    statusCode,
    headers: Object.fromEntries(single),
    multiValueHeaders: Object.fromEntries(multiple),
    ...body,
  };
}

/** The answer in payload format 2.0, which has no lists of values but for cookies. */
export function proxyResultV2(response: LambdaResponse, contentTypes: ContentTypes = {}): LambdaProxyResultV2 {
  const { statusCode, headers, body } = wellFormed(response, contentTypes);
  const cookies = headers.get('set-cookie')?.values ?? [];
  headers.delete('set-cookie');
  return {
    statusCode,
    headers: Object.fromEntries([...headers.values()].map(({ name, values }) => [name, values.join(',')])),
    cookies,
    ...body,
  };
}

/** Header names as written with their values, by the name in lower case. */
type Headers = Map<string, { readonly name: string; readonly values: string[] }>;

function wellFormed(response: LambdaResponse, contentTypes: ContentTypes) {
  const { statusCode } = response;
  if (!Number.isInteger(statusCode) || statusCode < 100 || statusCode > 599)
    throw new TypeError(`The handler answered ${String(statusCode)} as statusCode: it must be 100 to 599.`);
  const headers: Headers = new Map();
  for (const [name, value] of Object.entries(response.headers ?? {})) addHeader(headers, name, value);
  const contentType = response.contentType ?? declaredType(statusCode, contentTypes);
  if (response.body !== undefined && !headers.has('content-type')) addHeader(headers, 'Content-Type', contentType);
  const type = headers.get('content-type')?.values.at(-1) ?? contentType;
  return { statusCode, headers, body: encoded(response.body, type) };
}

function addHeader(headers: Headers, name: string, value: HeaderValue): void {
  if (value === undefined || value === null) return;
  if (!/^[!#$%&'*+.^_`|~\w-]+$/.test(name))
    throw new TypeError(`${JSON.stringify(name)} cannot be the name of a header.`);
  // Line breaks would end the header; as blanks they are what a folded header means.
  const values = [value].flat().map((each) => String(each).replace(/[\0\r\n]+/g, ' '));
  const same = headers.get(name.toLowerCase());
  if (same === undefined) headers.set(name.toLowerCase(), { name, values });
  else same.values.push(...values);
}

function declaredType(statusCode: number, contentTypes: ContentTypes): string {
  const status = String(statusCode);
  return contentTypes[status] ?? contentTypes[`${status[0]}XX`] ?? contentTypes.default ?? 'application/json';
}

function encoded(body: unknown, contentType: string): { readonly body: string; readonly isBase64Encoded: boolean } {
  if (body === undefined) return { body: '', isBase64Encoded: false };
  if (body instanceof Uint8Array) return { body: base64(body), isBase64Encoded: true };
  const isJson = /^[^;]*[/+]json\s*(;|$)/i.test(contentType);
  const text = typeof body === 'string' && !isJson ? body : JSON.stringify(body);
  return { body: text ?? '', isBase64Encoded: false };
}

function base64(bytes: Uint8Array): string {
  let binary = '';
  // In portions: the arguments of a call are limited in number.
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}
