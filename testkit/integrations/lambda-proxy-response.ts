import { isJsonObject, type JsonObject, type JsonValue, member } from '../../compiler/model/index.js';
import { GatewayFailure, type Header } from '../exchange/index.js';
import { headerValue, isHeaderName } from './header-syntax.js';

/** What a proxy function answers, checked. */
export interface LambdaProxyResponse {
  readonly status: number;
  readonly headers: readonly Header[];
  readonly body: string;
  readonly isBase64Encoded: boolean;
}

const keys = new Set(['statusCode', 'headers', 'multiValueHeaders', 'body', 'isBase64Encoded']);
/** Of a streamed answer, whose body follows it. */
const streamedKeys = new Set(['statusCode', 'headers', 'multiValueHeaders', 'cookies']);

/**
 * Reads the answer of a proxy function. Each key is optional; what else there is makes it malformed (recorded).
 *
 * @throws GatewayFailure 502
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-output-format
 */
export function lambdaProxyResponse(text: string): LambdaProxyResponse {
  const answer = readObject(text, keys);
  const body = present(answer, 'body');
  // Whether a number would do as a body is unconfirmed.
  if (body !== undefined && typeof body !== 'string') throw malformed();
  const { status, headers } = headOf(answer);
  return { status, headers, body: body ?? '', isBase64Encoded: flag(present(answer, 'isBase64Encoded')) };
}

/** Reads the metadata of a streamed answer. @throws GatewayFailure 502, which behind a streaming integration becomes 500 */
export function lambdaStreamMetadata(text: string): Pick<LambdaProxyResponse, 'status' | 'headers'> {
  const metadata = readObject(text, streamedKeys);
  const cookies = present(metadata, 'cookies');
  if (cookies !== undefined && !Array.isArray(cookies)) throw malformed();
  const { status, headers } = headOf(metadata);
  const setCookies = (Array.isArray(cookies) ? cookies : []).map(
    (cookie: JsonValue): Header => ['Set-Cookie', headerValue(scalarText(cookie))],
  );
  return { status, headers: [...headers, ...setCookies] };
}

function readObject(text: string, known: ReadonlySet<string>): JsonObject {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    throw malformed();
  }
  if (!isJsonObject(answer)) throw malformed();
  for (const key of Object.keys(answer)) if (!known.has(key)) throw malformed();
  return answer;
}

function headOf(answer: JsonObject): Pick<LambdaProxyResponse, 'status' | 'headers'> {
  return {
    status: statusOf(present(answer, 'statusCode')),
    headers: mergedHeaders(present(answer, 'headers'), present(answer, 'multiValueHeaders')),
  };
}

/** A null counts as absent (recorded for `headers`). */
function present(answer: JsonObject, key: string): JsonValue | undefined {
  return member(answer, key) ?? undefined;
}

/** 200 to 599 can be sent; how AWS takes other numbers is unconfirmed. */
function statusOf(status: JsonValue | undefined): number {
  if (status === undefined) return 200;
  const number = typeof status === 'string' && /^\d{1,9}$/.test(status) ? Number(status) : status;
  if (typeof number !== 'number' || !Number.isInteger(number) || number < 200 || number > 599) throw malformed();
  return number;
}

/** For one name the values of `multiValueHeaders` come first, spelled as there (recorded). */
function mergedHeaders(headers: JsonValue | undefined, multiValueHeaders: JsonValue | undefined): readonly Header[] {
  if (multiValueHeaders === undefined) return singleHeaders(headers);
  const merged = new Map<string, { readonly name: string; readonly values: string[] }>();
  const add = (name: string, values: readonly JsonValue[]): void => {
    const lower = name.toLowerCase();
    const texts = values.filter((value) => value !== null).map((value) => headerValue(scalarText(value)));
    const known = merged.get(lower);
    if (known === undefined) merged.set(lower, { name, values: texts });
    else known.values.push(...texts);
  };
  for (const [name, values] of membersOf(multiValueHeaders)) {
    if (!Array.isArray(values)) throw malformed();
    add(name, values);
  }
  for (const [name, value] of membersOf(headers)) add(name, [value]);
  return [...merged.values()].flatMap(({ name, values }) =>
    isHeaderName(name) ? values.map((value): Header => [name, value]) : [],
  );
}

/** Most answers have nothing to merge but names that differ in case alone, which stand where and as the first of them. */
function singleHeaders(headers: JsonValue | undefined): readonly Header[] {
  const made: Header[] = [];
  const names = new Set<string>();
  for (const [name, value] of membersOf(headers)) {
    const text = value === null ? undefined : headerValue(scalarText(value));
    const lower = name.toLowerCase();
    if (names.has(lower)) return mergedHeaders(headers, {});
    names.add(lower);
    if (text !== undefined && isHeaderName(name)) made.push([name, text]);
  }
  return made;
}

function membersOf(value: JsonValue | undefined): readonly (readonly [string, JsonValue])[] {
  if (value === undefined) return [];
  if (!isJsonObject(value)) throw malformed();
  return Object.entries(value);
}

/** Booleans are recorded to be written as their text; numbers go the same way. */
function scalarText(value: JsonValue): string {
  if (typeof value === 'object') throw malformed();
  return String(value);
}

function flag(value: JsonValue | undefined): boolean {
  if (value === undefined || value === false || value === 'false') return false;
  if (value === true || value === 'true') return true;
  throw malformed();
}

/** The answer 502 `Internal server error`. */
export function malformed(): GatewayFailure {
  return new GatewayFailure('DEFAULT_5XX', {
    status: 502,
    log: 'Execution failed due to configuration error: Malformed Lambda proxy response',
  });
}
