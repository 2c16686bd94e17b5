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

type Values = Record<string, string>;
type MultiValues = Record<string, string[]>;

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
  const body = eventBody(exchange.body, isBinary(mediaTypeOf(headerOf(headers, 'content-type'))));
  const single = headerMaps(headers);
  return JSON.stringify({
    resource: resourcePath,
    path: exchange.path,
    httpMethod: exchange.httpMethod,
    headers: single.values,
    multiValueHeaders: single.multiValues,
    queryStringParameters: query.length === 0 ? null : lastValues(query),
    multiValueQueryStringParameters: query.length === 0 ? null : allValues(query),
    pathParameters: pathParameters.size === 0 ? null : lastValues(pathParameters),
    stageVariables: isEmpty(stageVariables) ? null : stageVariables,
    requestContext: requestContext(exchange, method.operation.operationId),
    ...body,
  });
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

/** Names that differ in case alone are one header, spelled as it came first. */
function headerMaps(headers: Exchange['headers']): { values: Values | null; multiValues: MultiValues | null } {
  if (headers.length === 0) return { values: null, multiValues: null };
  const values: Values = Object.create(null);
  const multiValues: MultiValues = Object.create(null);
  const spelled = new Map<string, string>();
  for (const [name, value] of headers) {
    const lower = name.toLowerCase();
    const key = spelled.get(lower) ?? name;
    const known = multiValues[key];
    if (known === undefined) {
      spelled.set(lower, name);
      multiValues[key] = [value];
    } else {
      known.push(value);
    }
    values[key] = value;
  }
  return { values, multiValues };
}

function lastValues(pairs: Iterable<readonly [string, string]>): Values {
  const values: Values = Object.create(null);
  for (const [name, value] of pairs) values[name] = value;
  return values;
}

function allValues(pairs: Iterable<readonly [string, string]>): MultiValues {
  const values: MultiValues = Object.create(null);
  for (const [name, value] of pairs) {
    const known = values[name];
    if (known === undefined) values[name] = [value];
    else known.push(value);
  }
  return values;
}

function isEmpty(values: Readonly<Values>): boolean {
  for (const _ in values) return false;
  return true;
}
