import type { StagedExchange } from '../staged-exchange.js';

/**
 * Finds out who asks, by the authorizer of the method.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html
 */
export function authorize(exchange: StagedExchange): void | Promise<void> {
  return exchange.at.guards.authorize(exchange);
}
