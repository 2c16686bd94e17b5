import { loggedPhase } from '../logged-phase.js';
import type { StagedExchange } from '../staged-exchange.js';

/**
 * Finds out who asks, by the authorizer of the method. Access logs know the check of a signature as `authenticate`, all
 * other authorizers as `authorizer`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html
 */
export function authorize(exchange: StagedExchange): void | Promise<void> {
  const { guards, route } = exchange.at;
  const type = exchange.matched?.method.authorizationType ?? 'NONE';
  if (type === 'NONE') return;
  return loggedPhase(type === 'AWS_IAM' ? 'authenticate' : 'authorizer', exchange, () =>
    guards.authorize(exchange, (routePath) => route(exchange.httpMethod, routePath)?.matched),
  );
}
