import type { Authorization, Exchange } from '../exchange/index.js';
import type { Authorize } from './authorize.js';
import type { KnownIdentity } from './guard-options.js';
import { accountOf, userIdOf } from './iam-identity.js';
import { judge } from './judge.js';
import { verifySignature } from './verify-signature.js';

/**
 * IAM: verifies the signature and finds the caller, whose own policies are judged together with the resource policy.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/permissions.html
 */
export function iamAuthorizer(identities: ReadonlyMap<string, KnownIdentity>): Authorize {
  return (exchange) => {
    const { region, clock } = exchange.deployed.surroundings;
    const scope = { region, now: clock.now(), host: exchange.domainName };
    return iamAuthorization(exchange, verifySignature(exchange.request, identities, scope));
  };
}

/** Fills `$context.identity` with a caller whom IAM knows. */
export function iamAuthorization(exchange: Exchange, { identity, policies }: KnownIdentity): Authorization {
  const account = accountOf(identity);
  const { identity: visible } = exchange;
  visible.accessKey = identity.accessKeyId;
  visible.accountId = account;
  visible.caller = userIdOf(identity);
  visible.user = userIdOf(identity);
  visible.userArn = identity.arn;
  visible.principalOrgId = identity.principalOrgId ?? null;
  if (identity.cognito !== undefined) {
    visible.cognitoIdentityId = identity.cognito.identityId;
    visible.cognitoIdentityPoolId = identity.cognito.identityPoolId;
    visible.cognitoAuthenticationType = identity.cognito.authenticationType;
    visible.cognitoAuthenticationProvider = identity.cognito.authenticationProvider ?? null;
  }
  const isOwn = account === exchange.deployed.surroundings.accountId;
  return {
    authentication: isOwn ? 'same-account' : 'other-account',
    identity,
    decide: judge(policies, exchange, identity),
  };
}
