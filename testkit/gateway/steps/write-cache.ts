import type { StagedExchange } from '../staged-exchange.js';

/**
 * Keeps what an integration has answered, whatever its status (one report: a 429 of a backend was kept). Responses that
 * the gateway makes itself never come so far. The warning about an ignored `Cache-Control` is for this client alone.
 */
export function writeCache(exchange: StagedExchange): void {
  const { cacheResult, response, at } = exchange;
  if (cacheResult === undefined || response === undefined) return;
  if (cacheResult.outcome !== 'hit') {
    const { clock } = exchange.deployed.surroundings;
    const cached = { response, sendsTraceHeader: exchange.sendsTraceHeader };
    // From the moment when the backend has answered.
    at.cache?.write(cacheResult.key, cached, cacheResult.ttlInSeconds, clock.now());
  }
  const { warning } = cacheResult;
  if (warning !== undefined) exchange.response = { ...response, headers: [...response.headers, ['Warning', warning]] };
}
