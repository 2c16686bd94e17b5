import type { CognitoAuthorizer } from '../../compiler/model/index.js';
import { type DeployedApi, domainSuffix, type Exchange, GatewayFailure } from '../exchange/index.js';
import { resolveText } from '../integrations/resolve-text.js';
import type { Authorize } from './authorize.js';
import { configurationError } from './configuration-error.js';
import { identitySource } from './identity-source.js';
import { type KeySet, keySet } from './key-set.js';
import { type ReadToken, readToken } from './read-token.js';
import { hasScope } from './scopes.js';
import { tokenAuthorization } from './token-authorization.js';
import { validationExpression } from './validation-expression.js';
import { signatureCheck, type TokenRules, verifyToken } from './verify-token.js';

/** Cognito signs with nothing else. */
const rules: TokenRules = { algorithms: ['RS256'], clockSkew: 0, expiredMessage: 'The incoming token has expired' };

/**
 * A Cognito user pool: an ID token for methods without scopes, an access token with one of the scopes for those that
 * have some. Whether the word `Bearer` may stand before the token is unconfirmed; it may.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html
 */
export function cognitoAuthorizer(authorizer: CognitoAuthorizer, deployed: DeployedApi): Authorize {
  // As for Lambda authorizers: an empty expression is none.
  const expression = authorizer.identityValidationExpression || undefined;
  const sources = authorizer.identitySource.map(identitySource);
  const isAudience = expression === undefined ? undefined : validationExpression(expression);
  const check = signatureCheck();
  const arns = authorizer.providerARNs.map((arn) =>
    resolveText(arn, `providerARNs of the authorizer ${JSON.stringify(authorizer.name)}`, deployed.surroundings),
  );
  const keySets = new Map<string, KeySet>();
  const keysOf = (issuer: string): KeySet => {
    const known = keySets.get(issuer) ?? keySet(() => `${issuer}/.well-known/jwks.json`, deployed.surroundings.clock);
    keySets.set(issuer, known);
    return known;
  };

  return async (exchange) => {
    const [value] = sources.map((source) => source(exchange).at(-1));
    const read = value === undefined ? undefined : readToken(value.trim().replace(/^Bearer +/i, ''));
    if (read === undefined) throw new GatewayFailure('UNAUTHORIZED');
    const issuers = arns.map((arn) => issuerOf(arn(exchange.stageVariables)));
    const issuer = issuers.find((each) => each === read.claims.iss);
    if (issuer === undefined) throw new GatewayFailure('UNAUTHORIZED');
    await verifyToken(read, exchange, keysOf(issuer), check, rules);
    if (!isForMethod(read, exchange)) throw new GatewayFailure('UNAUTHORIZED');
    if (expression !== undefined) {
      if (isAudience === undefined) throw configurationError(`${expression} is no regular expression`);
      // Access tokens have no audience, so that an expression refuses them all.
      if (typeof read.claims.aud !== 'string' || !isAudience(read.claims.aud)) throw new GatewayFailure('UNAUTHORIZED');
    }
    return tokenAuthorization(exchange, read.claims, 'COGNITO_USER_POOLS');
  };
}

function isForMethod({ claims }: ReadToken, { matched }: Exchange): boolean {
  const scopes = matched?.method.authorizationScopes ?? [];
  if (scopes.length === 0) return claims.token_use === 'id';
  return claims.token_use === 'access' && hasScope(claims.scope, scopes);
}

/** `https://cognito-idp.us-east-1.amazonaws.com/us-east-1_EXAMPLE1`. */
function issuerOf(arn: string): string {
  const [, partition = '', region, id] = /^arn:([^:]+):cognito-idp:([^:]+):\d*:userpool\/([\w-]+)$/.exec(arn) ?? [];
  if (id === undefined) throw configurationError(`${arn} is no ARN of a user pool`);
  return `https://cognito-idp.${region}.${domainSuffix(partition)}/${id}`;
}
