import type { StagedExchange } from '../staged-exchange.js';

/**
 * Lets in whom the authorizer and the resource policy let in together.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export function checkPolicy(exchange: StagedExchange): void {
  exchange.at.guards.checkPolicy(exchange);
}
