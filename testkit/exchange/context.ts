import { type ContextVariable, contextVariable } from '../mapping/index.js';
import type { Exchange } from './exchange.js';

/**
 * `$context` as plain data, in the order in which AWS lists its keys (recorded). Members of `error` and those of the
 * access log are not in it.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html#context-variable-reference
 */
export function contextOf(exchange: Exchange): Readonly<Record<string, unknown>> {
  const { deployed, matched, authorizer } = exchange;
  return {
    resourceId: matched?.resourceId,
    ...(authorizer === undefined ? {} : { authorizer }),
    resourcePath: matched?.resourcePath,
    httpMethod: exchange.httpMethod,
    extendedRequestId: exchange.extendedRequestId,
    requestTime: requestTime(exchange.time),
    path: exchange.contextPath,
    accountId: deployed.surroundings.accountId,
    protocol: exchange.request.protocol ?? 'HTTP/1.1',
    stage: exchange.stage,
    domainPrefix: exchange.domainName.split('.', 1)[0] ?? '',
    requestTimeEpoch: exchange.time,
    requestId: exchange.requestId,
    identity: exchange.identity,
    domainName: exchange.domainName,
    deploymentId: deployed.deploymentId,
    apiId: deployed.apiId,
    ...(exchange.isCanaryRequest === undefined ? {} : { isCanaryRequest: String(exchange.isCanaryRequest) }),
  };
}

/** `$context` as templates, mappings and logs see it: JWT authorizers write their claims otherwise there than into events. */
function visibleContextOf(exchange: Exchange): Readonly<Record<string, unknown>> {
  const context = contextOf(exchange);
  const { templateAuthorizer } = exchange.authorization ?? {};
  return templateAuthorizer === undefined ? context : { ...context, authorizer: templateAuthorizer };
}

/** The `$context` that all templates of this exchange share. */
export function templateContextOf(exchange: Exchange): ContextVariable {
  exchange.templateContext ??= { variable: contextVariable(visibleContextOf(exchange)) };
  return exchange.templateContext;
}

/**
 * A value of `$context` by its path, `['identity', 'sourceIp']`, as text; undefined when there is none. Objects have no
 * text: AWS prints nothing for them.
 */
export function contextText(exchange: Exchange, path: readonly string[]): string | undefined {
  let value: unknown = visibleContextOf(exchange);
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = Reflect.get(value, name);
  }
  if (value === undefined || value === null || typeof value === 'object') return undefined;
  return String(value);
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

let lastSecond = Number.NaN;
let lastText = '';

/** `$context.requestTime`: `22/Nov/2026:20:40:00 +0000`. Made once a second: every `$context` has one. */
export function requestTime(milliseconds: number): string {
  const second = Math.floor(milliseconds / 1000);
  if (second !== lastSecond) {
    lastText = timeText(milliseconds);
    lastSecond = second;
  }
  return lastText;
}

function timeText(milliseconds: number): string {
  const iso = new Date(milliseconds).toISOString();
  const month = months[Number(iso.slice(5, 7)) - 1] ?? '';
  return `${iso.slice(8, 10)}/${month}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0000`;
}
