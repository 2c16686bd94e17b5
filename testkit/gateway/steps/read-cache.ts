import { type DeployedMethod, GatewayFailure } from '../../exchange/index.js';
import { asksForFreshResponse, type CacheKey, cacheKey, effectiveMethodSetting } from '../../stages/index.js';
import type { StagedExchange } from '../staged-exchange.js';

/** The text is unconfirmed; that there is such a header is documented. */
const ignoredWarning = '199 Cache-control headers were ignored because the caller was unauthorized.';

const keys = new WeakMap<DeployedMethod, CacheKey>();

/**
 * Answers from the cache of the stage, when the method is cached and an entry lives. A client that sends
 * `Cache-Control: max-age=0` reaches the backend and renews the entry if it may; what happens when it may not, the
 * setting of the method says. Status and body of the refusal are those of ACCESS_DENIED (the body is unconfirmed).
 *
 * The place of this step, behind authorizer, usage plan and validation, is unconfirmed but for the authorizer.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
 */
export function readCache(exchange: StagedExchange): void {
  const { at, matched, httpMethod, log } = exchange;
  if (at.cache === undefined || matched === undefined) return;
  const { integration } = matched.method;
  // Streamed responses are not cached (documented).
  if (integration === undefined || integration.responseTransferMode === 'STREAM') return;
  const setting = effectiveMethodSetting(at.stage, matched.resourcePath, httpMethod, matched.method.httpMethod);
  const ttlInSeconds = setting.cacheTtlInSeconds;
  if (!setting.cachingEnabled || ttlInSeconds === 0) return;

  let keyOf = keys.get(matched);
  if (keyOf === undefined) {
    keyOf = cacheKey(integration, matched.resourceId);
    keys.set(matched, keyOf);
  }
  const key = keyOf(exchange);
  const wantsFresh = asksForFreshResponse(exchange.headers);
  if (wantsFresh && (!setting.requireAuthorizationForCacheControl || at.guards.mayInvalidateCache(exchange))) {
    exchange.cacheResult = { outcome: 'invalidated', key, ttlInSeconds };
    log?.(`gatewright: cache entry ${key} invalidated by the client.`);
    return;
  }
  const strategy = setting.unauthorizedCacheControlHeaderStrategy;
  if (wantsFresh && strategy === 'FAIL_WITH_403') throw new GatewayFailure('ACCESS_DENIED');
  const warning = wantsFresh && strategy === 'SUCCEED_WITH_RESPONSE_HEADER' ? { warning: ignoredWarning } : {};
  const cached = at.cache.read(key, exchange.time);
  exchange.cacheResult = { outcome: cached === undefined ? 'miss' : 'hit', key, ttlInSeconds, ...warning };
  log?.(`gatewright: cache ${exchange.cacheResult.outcome} of ${key}.`);
  if (cached === undefined) return;
  exchange.response = cached.response;
  exchange.sendsTraceHeader = cached.sendsTraceHeader;
}
