import type { StagedExchange } from '../staged-exchange.js';

/**
 * Refuses whom the resource policy denies, before anybody is asked who it is.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export function denyByPolicy(exchange: StagedExchange): void {
  const { at, httpMethod, routePath } = exchange;
  at.guards.denyByPolicy(exchange, () => at.route(httpMethod, routePath)?.matched.method.authorizationType);
}
