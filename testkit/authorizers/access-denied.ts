import { type Authorization, type AuthorizationDecision, type Exchange, GatewayFailure } from '../exchange/index.js';
import { maskedArn, methodArn } from './method-arn.js';

/**
 * 403 for whom policies do not let in. The key of the body is `Message`, with a capital. The texts are as seen; that for
 * a Lambda authorizer whose policy is silent, and the endings `because no … policy allows …`, are known from other
 * services or from one report each.
 */
export function accessDenied(
  exchange: Exchange,
  authorization: Authorization | undefined,
  policy: AuthorizationDecision | undefined,
): GatewayFailure {
  const own = authorization?.decide(action) ?? 'none';
  const isLambda = authorization?.authentication === 'same-account' && authorization.identity === undefined;
  const message =
    isLambda && policy !== 'deny'
      ? `User is not authorized to access this resource${own === 'deny' ? byIdentity : ''}`
      : `User: ${authorization?.identity?.arn ?? 'anonymous'} is not authorized to perform: ${action} on resource: ${maskedArn(
          methodArn(exchange),
        )}${ending(authorization, own, policy)}`;
  return new GatewayFailure('ACCESS_DENIED', { message, body: JSON.stringify({ Message: message }) });
}

const action = 'execute-api:Invoke';
const byIdentity = ' with an explicit deny in an identity-based policy';

function ending(
  authorization: Authorization | undefined,
  own: AuthorizationDecision,
  policy: AuthorizationDecision | undefined,
): string {
  if (own === 'deny') return byIdentity;
  if (policy === 'deny') return ' with an explicit deny in a resource-based policy';
  const kind = own === 'allow' || authorization?.identity === undefined ? 'resource' : 'identity';
  return ` because no ${kind}-based policy allows the ${action} action`;
}
