import { loggedPhase } from '../logged-phase.js';
import type { StagedExchange } from '../staged-exchange.js';

/**
 * Lets in whom the authorizer and the resource policy let in together. Access logs tell of it as `authorize`, for
 * signatures and Lambda authorizers alone.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export function checkPolicy(exchange: StagedExchange): void | Promise<void> {
  const { guards } = exchange.at;
  const type = exchange.matched?.method.authorizationType;
  if (type !== 'AWS_IAM' && type !== 'CUSTOM') return guards.checkPolicy(exchange);
  return loggedPhase('authorize', exchange, guards.checkPolicy);
}
