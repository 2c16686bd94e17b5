import type { Exchange } from '../../exchange/index.js';

/** Chooses the integration response, by the status or the error message. */
export function selectResponse(exchange: Exchange): void | Promise<void> {
  if (exchange.response !== undefined) return;
  return exchange.matched?.integrate?.selectResponse(exchange);
}
