import { contextOf, type Exchange } from '../exchange/index.js';
import { methodArn } from './method-arn.js';

/**
 * What a TOKEN authorizer gets: the token, the ARN and nothing else.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-input.html
 */
export function tokenEvent(exchange: Exchange, token: string): string {
  return JSON.stringify({ type: 'TOKEN', methodArn: methodArn(exchange), authorizationToken: token });
}

/**
 * What a REQUEST authorizer gets: the request without its body. What is empty is an empty object there, and not null as
 * in the events of proxy functions; that it is so is known from published events alone.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-input.html
 */
export function requestEvent(exchange: Exchange): string {
  const headers = grouped(exchange.headers, (name) => name.toLowerCase());
  const query = grouped(exchange.query, (name) => name);
  return JSON.stringify({
    type: 'REQUEST',
    methodArn: methodArn(exchange),
    resource: exchange.matched?.resourcePath,
    path: exchange.path,
    httpMethod: exchange.httpMethod,
    headers: headers.last,
    multiValueHeaders: headers.all,
    queryStringParameters: query.last,
    multiValueQueryStringParameters: query.all,
    pathParameters: grouped(exchange.pathParameters, (name) => name).last,
    stageVariables: exchange.stageVariables,
    requestContext: contextOf(exchange),
  });
}

/** Last and all values by name, spelled as it came first. No prototype: the names are the client's. */
function grouped(
  pairs: Iterable<readonly [string, string]>,
  keyOf: (name: string) => string,
): { readonly last: Readonly<Record<string, string>>; readonly all: Readonly<Record<string, readonly string[]>> } {
  const last: Record<string, string> = Object.create(null);
  const all: Record<string, string[]> = Object.create(null);
  const spelled = new Map<string, string>();
  for (const [name, value] of pairs) {
    const key = keyOf(name);
    const first = spelled.get(key) ?? name;
    spelled.set(key, first);
    last[first] = value;
    const known = all[first];
    if (known === undefined) all[first] = [value];
    else known.push(value);
  }
  return { last, all };
}
