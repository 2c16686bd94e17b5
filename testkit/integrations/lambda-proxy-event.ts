import {
  bytesOf,
  contextOf,
  type Exchange,
  headerOf,
  type IntegratedMethod,
  type Payload,
  sizeOf,
  textOf,
} from '../exchange/index.js';
import { encodeBase64 } from './base64.js';
import { copyOfData } from './copy-of-data.js';
import { mediaTypeOf } from './media-type.js';
import { passesAuthorization } from './passes-authorization.js';

/**
 * The event of a proxy function, version 1.0: what is empty is null, and the order of the keys is that in which AWS writes
 * them.
 *
 * @param isBinary whether a media type is one of the API's binary ones: such a body goes out as base64
 * @returns makes the event, each time anew: the function may do with its own what it likes
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-input-format
 */
export function lambdaProxyEvent(
  exchange: Exchange,
  { method, resourcePath }: IntegratedMethod,
  isBinary: (mediaType: string) => boolean,
): () => Readonly<Record<string, unknown>> {
  // Not the exchange itself, which goes on and would be kept with the calls.
  const { path, httpMethod, headers, query, pathParameters, stageVariables } = exchange;
  const context = requestContext(exchange, method.operation.operationId);
  const { body, isBase64Encoded } = eventBody(exchange.body, isBinary(mediaTypeOf(headerOf(headers, 'content-type'))));
  return () => {
    const byHeader = pairMaps(
      headers.filter((header) => passesAuthorization(header, method)),
      withoutCase,
    );
    const byQuery = pairMaps(query, asItIs);
    return {
      resource: resourcePath,
      path,
      httpMethod,
      headers: byHeader.values,
      multiValueHeaders: byHeader.multiValues,
      queryStringParameters: byQuery.values,
      multiValueQueryStringParameters: byQuery.multiValues,
      pathParameters: pathParameters.size === 0 ? null : Object.fromEntries(pathParameters),
      stageVariables: isEmpty(stageVariables) ? null : { ...stageVariables },
      requestContext: copyOfData(context),
      body,
      isBase64Encoded,
    };
  };
}

/** `$context` without overrides; the name of the operation is in published events of APIs that have one. */
function requestContext(exchange: Exchange, operationName: string | undefined): Readonly<Record<string, unknown>> {
  const context = contextOf(exchange);
  return operationName === undefined ? context : { ...context, operationName };
}

function eventBody(body: Payload | undefined, isBinary: boolean): { body: string | null; isBase64Encoded: boolean } {
  if (body === undefined || sizeOf(body) === 0) return { body: null, isBase64Encoded: false };
  return isBinary
    ? { body: encodeBase64(bytesOf(body)), isBase64Encoded: true }
    : { body: textOf(body), isBase64Encoded: false };
}

/** The pairs in two views, null without any: names to their last values, and names to all of them. */
interface PairMaps {
  readonly values: Readonly<Record<string, string>> | null;
  readonly multiValues: Readonly<Record<string, readonly string[]>> | null;
}

/** @param keyOf pairs with the same key have one name, spelled as it came first */
function pairMaps(pairs: readonly (readonly [string, string])[], keyOf: (name: string) => string): PairMaps {
  if (pairs.length === 0) return nothing;
  const spelled = new Map<string, string>();
  const values: Record<string, string> = {};
  const multiValues: Record<string, string[]> = {};
  for (const [name, value] of pairs) {
    const key = keyOf(name);
    const first = spelled.get(key);
    if (first !== undefined) {
      put(values, first, value);
      multiValues[first]?.push(value);
    } else {
      spelled.set(key, name);
      put(values, name, value);
      put(multiValues, name, [value]);
    }
  }
  return { values, multiValues };
}

/** Names are the client's: `__proto__` is one like any other. */
function put<Value>(record: Record<string, Value>, name: string, value: Value): void {
  if (name === '__proto__') {
    Object.defineProperty(record, name, { value, enumerable: true, configurable: true, writable: true });
  } else record[name] = value;
}

const nothing: PairMaps = { values: null, multiValues: null };

/** Names of headers that differ in case alone are one. */
const withoutCase = (name: string): string => name.toLowerCase();
const asItIs = (name: string): string => name;

function isEmpty(values: Exchange['stageVariables']): boolean {
  for (const _ in values) return false;
  return true;
}
