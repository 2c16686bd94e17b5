import { InvalidRequest } from './lambda-invalid-request.js';
import { type ParameterReader, parameters } from './lambda-parameters.js';
import type { LambdaRequest } from './lambda-request.js';

/** A body as it came: text, or bytes where the event held base64. */
export type RawBody = string | Uint8Array<ArrayBuffer>;

/** A media type that the contract lists for the body, and how its bodies are read. */
export interface BodyContent<Value> {
  /** Without parameters, in lower case; `image/*` and `*` + `/*` are ranges. */
  readonly mediaType: string;
  parse(body: RawBody): Value;
}

/**
 * The body, read as its Content-Type says; `undefined` when there is none.
 *
 * @throws {@link InvalidRequest} when it cannot be read (400), or when its type is none of the contract's (415).
 */
export function readBody<Value>(request: LambdaRequest, contents: readonly BodyContent<Value>[]): Value | undefined {
  if (request.body === undefined) return undefined;
  // API Gateway itself takes a body without Content-Type for JSON.
  const type = mediaType(request.headers.get('content-type')?.at(-1) ?? 'application/json');
  const ranges = [type, type.replace(/\/.*$/, '/*'), '*/*'];
  for (const range of ranges) {
    const content = contents.find((each) => each.mediaType === range);
    if (content !== undefined) return content.parse(request.body);
  }
  throw new InvalidRequest('Unsupported Media Type', 415);
}

/** The body as {@link readBody} reads it; a missing one is an {@link InvalidRequest} too. */
export function requireBody<Value>(request: LambdaRequest, contents: readonly BodyContent<Value>[]): Value {
  const body = readBody(request, contents);
  if (body === undefined) throw new InvalidRequest('Invalid request body');
  return body;
}

/** Reads JSON. Whether it has the declared form is the business of API Gateway's request validator, or of the handler. */
export function json<Value>(body: RawBody): Value {
  try {
    return JSON.parse(plainText(body));
  } catch {
    throw new InvalidRequest('Invalid request body');
  }
}

/** Reads text; bytes are taken for UTF-8. */
export function plainText(body: RawBody): string {
  return typeof body === 'string' ? body : new TextDecoder().decode(body);
}

/** Reads bytes; a text becomes UTF-8. API Gateway delivers text as bytes only for the API's binary media types. */
export function bytes(body: RawBody): Uint8Array<ArrayBuffer> {
  return typeof body === 'string' ? new TextEncoder().encode(body) : body;
}

/** Reads the fields of `application/x-www-form-urlencoded`. */
export function form(body: RawBody): ParameterReader {
  const fields = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(plainText(body))) {
    const list = fields.get(name);
    if (list === undefined) fields.set(name, [value]);
    else list.push(value);
  }
  return parameters(fields);
}

function mediaType(contentType: string): string {
  return (contentType.split(';')[0] ?? '').trim().toLowerCase();
}
