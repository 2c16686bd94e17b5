import type { Exchange } from '../../exchange/index.js';

/** Calls what stands behind the method. */
export function callIntegration(exchange: Exchange): void | Promise<void> {
  if (exchange.response !== undefined) return;
  return exchange.matched?.integrate?.callIntegration(exchange);
}
