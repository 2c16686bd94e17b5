import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type JwtAdditionalClaim,
  type JwtAuthorizer,
  member,
} from '../../compiler/model/index.js';
import { type DeployedApi, type Exchange, GatewayFailure } from '../exchange/index.js';
import { resolveText } from '../integrations/resolve-text.js';
import type { Authorize } from './authorize.js';
import { configurationError } from './configuration-error.js';
import { identitySource } from './identity-source.js';
import { type JwtAssumptions, jwtAssumptions } from './jwt-assumptions.js';
import { fetchJson, type KeySet, keySet } from './key-set.js';
import { readToken } from './read-token.js';
import { hasScope } from './scopes.js';
import { tokenAuthorization } from './token-authorization.js';
import { signatureCheck, verifyToken } from './verify-token.js';

/**
 * A JWT authorizer of a REST API: tokens of any of its issuers, each with its own audiences and claims. A good token
 * without any of the method's scopes is 403. What is not documented is taken from {@link JwtAssumptions}.
 *
 * AWS reads the discovery document when the authorizer is made; here it is read when the first token comes.
 *
 * @param assumed false refuses every request, aloud
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-jwt-authorizer.html
 */
export function jwtAuthorizer(
  authorizer: JwtAuthorizer,
  deployed: DeployedApi,
  assumed: Partial<JwtAssumptions> | false = {},
): Authorize {
  if (assumed === false) return () => refuse();
  const assumptions = { ...jwtAssumptions, ...assumed };
  const sources = authorizer.identitySource.map(identitySource);
  const algorithms = (authorizer.defaultAlgorithms ?? assumptions.algorithms).filter((name) =>
    assumptions.algorithms.includes(name),
  );
  const check = signatureCheck();
  const issuers = authorizer.issuers.map((declared) => {
    const what = `of the authorizer ${JSON.stringify(authorizer.name)}`;
    const issuer = resolveText(declared.issuer, `issuer ${what}`, deployed.surroundings);
    return {
      issuer,
      audiences: declared.audiences.map((each) => resolveText(each, `audience ${what}`, deployed.surroundings)),
      claims: declared.additionalClaims,
      keys: discoveredKeys((exchange) => issuer(exchange.stageVariables), deployed),
    };
  });

  return async (exchange) => {
    const [value] = sources.map((source) => source(exchange).at(-1));
    const token = assumptions.stripsBearer ? value?.trim().replace(/^Bearer +/i, '') : value;
    const read = token === undefined ? undefined : readToken(token);
    // Compared character by character; a slash at the end counts.
    const trusted = issuers.find(({ issuer }) => issuer(exchange.stageVariables) === read?.claims.iss);
    if (read === undefined || trusted === undefined) throw new GatewayFailure('UNAUTHORIZED');
    await verifyToken(read, exchange, trusted.keys, check, { algorithms, clockSkew: assumptions.clockSkew });
    const audiences = trusted.audiences.map((audience) => audience(exchange.stageVariables));
    const areGood =
      audiencesOf(read.claims, assumptions).some((each) => typeof each === 'string' && audiences.includes(each)) &&
      trusted.claims.every((claim) => isClaimGood(claim, read.claims, assumptions));
    if (!areGood) throw new GatewayFailure('UNAUTHORIZED');
    const scopes = exchange.matched?.method.authorizationScopes ?? [];
    if (scopes.length > 0 && !hasScope(read.claims.scope, scopes) && !hasScope(read.claims.scp, scopes)) {
      // 403 Forbidden is documented; the type of the answer is not.
      throw new GatewayFailure('ACCESS_DENIED', { message: 'Forbidden', errorType: 'ForbiddenException' });
    }
    return tokenAuthorization(exchange, read.claims, 'JWT');
  };
}

function refuse(): never {
  const message =
    'gatewright refuses JWT authorizers of REST APIs here, because jwtAssumptions is false: much of what they do is not documented.';
  throw new GatewayFailure('API_CONFIGURATION_ERROR', { message, log: message });
}

/** The keys that the issuer's discovery document names; it must name the issuer itself. */
function discoveredKeys(issuerOf: (exchange: Exchange) => string, { surroundings }: DeployedApi): KeySet {
  let found: Promise<string> | undefined;
  const discover = async (exchange: Exchange): Promise<string> => {
    const issuer = issuerOf(exchange);
    const document = await fetchJson(exchange, `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
    const uri = isJsonObject(document) ? member(document, 'jwks_uri') : undefined;
    if (!isJsonObject(document) || member(document, 'issuer') !== issuer || typeof uri !== 'string') {
      throw configurationError(`the discovery document of ${issuer} is of another issuer, or names no keys`);
    }
    return uri;
  };
  return keySet((exchange) => {
    found ??= discover(exchange).catch((error: unknown) => {
      // A failure is not kept.
      found = undefined;
      throw error;
    });
    return found;
  }, surroundings.clock);
}

function audiencesOf(claims: JsonObject, { takesClientId }: JwtAssumptions): readonly JsonValue[] {
  const audience = member(claims, 'aud') ?? (takesClientId ? member(claims, 'client_id') : undefined);
  if (audience === undefined) return [];
  return Array.isArray(audience) ? audience : [audience];
}

/** The formats are those of the like-named feature of Elastic Load Balancing; others are read as a single value. */
function isClaimGood(
  { claimName, format, expectedValues, required }: JwtAdditionalClaim,
  claims: JsonObject,
  { requiresClaims }: JwtAssumptions,
): boolean {
  const claim = member(claims, claimName);
  if (claim === undefined) return !(required ?? requiresClaims);
  if (expectedValues === undefined || expectedValues.length === 0) return true;
  if (format === 'space-separated-values')
    return hasScope(typeof claim === 'string' ? claim : undefined, expectedValues);
  if (format === 'string-array') return hasScope(Array.isArray(claim) ? claim : undefined, expectedValues);
  return expectedValues.includes(typeof claim === 'string' ? claim : JSON.stringify(claim));
}
