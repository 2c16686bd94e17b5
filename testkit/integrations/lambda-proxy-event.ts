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
import { encodeBase64 } from './decode-base64.js';
import { mediaTypeOf } from './media-type.js';

/**
 * The event of a proxy function, version 1.0, as JSON: what is empty is null, and the order of the keys is that in which
 * AWS writes them.
 *
 * @param isBinary whether a media type is one of the API's binary ones: such a body goes out as base64
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-input-format
 */
export function lambdaProxyEvent(
  exchange: Exchange,
  { method, resourcePath }: IntegratedMethod,
  isBinary: (mediaType: string) => boolean,
): string {
  const { headers, query, pathParameters, stageVariables } = exchange;
  const { body, isBase64Encoded } = eventBody(exchange.body, isBinary(mediaTypeOf(headerOf(headers, 'content-type'))));
  const byHeader = pairMaps(headers, withoutCase);
  const byQuery = pairMaps(query, asItIs);
  // Written by hand: `JSON.stringify` takes twice the time for objects whose names are the client's.
  return (
    `{"resource":${quoted(resourcePath)},"path":${quoted(exchange.path)},"httpMethod":${quoted(exchange.httpMethod)},` +
    `"headers":${byHeader.values},"multiValueHeaders":${byHeader.multiValues},` +
    `"queryStringParameters":${byQuery.values},"multiValueQueryStringParameters":${byQuery.multiValues},` +
    `"pathParameters":${pathParameters.size === 0 ? 'null' : pairMaps(pathParameters, asItIs).values},` +
    `"stageVariables":${isEmpty(stageVariables) ? 'null' : JSON.stringify(stageVariables)},` +
    `"requestContext":${JSON.stringify(requestContext(exchange, method.operation.operationId))},` +
    `"body":${body === null ? 'null' : JSON.stringify(body)},"isBase64Encoded":${isBase64Encoded}}`
  );
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

/** What is known of a name, as JSON. */
interface Named {
  readonly name: string;
  last: string;
  all: string;
}

/**
 * Pairs as two JSON objects, `null` without any: names to their last values, names to all of them.
 *
 * @param keyOf pairs with the same key have one name, spelled as it came first
 */
function pairMaps(
  pairs: Iterable<readonly [string, string]>,
  keyOf: (name: string) => string,
): { readonly values: string; readonly multiValues: string } {
  const byKey = new Map<string, Named>();
  for (const [name, value] of pairs) {
    const key = keyOf(name);
    const known = byKey.get(key);
    const text = quoted(value);
    if (known === undefined) byKey.set(key, { name: quoted(name), last: text, all: text });
    else {
      known.last = text;
      known.all += `,${text}`;
    }
  }
  if (byKey.size === 0) return nothing;
  let values = '';
  let multiValues = '';
  for (const { name, last, all } of byKey.values()) {
    const before = values === '' ? '{' : ',';
    values += `${before}${name}:${last}`;
    multiValues += `${before}${name}:[${all}]`;
  }
  return { values: `${values}}`, multiValues: `${multiValues}}` };
}

const nothing = { values: 'null', multiValues: 'null' };

/** Names of headers that differ in case alone are one. */
const withoutCase = (name: string): string => name.toLowerCase();
const asItIs = (name: string): string => name;

/** What JSON takes as it is. */
const plain = /^[ !#-[\]-~]*$/;

/** A text as JSON. Most need no escape, and to look costs less than half of what `JSON.stringify` takes. */
function quoted(text: string): string {
  return plain.test(text) ? `"${text}"` : JSON.stringify(text);
}

function isEmpty(values: Exchange['stageVariables']): boolean {
  for (const _ in values) return false;
  return true;
}
