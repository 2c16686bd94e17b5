import type { Exchange } from '../../exchange/index.js';

/** Makes the method response: parameter mapping, template, content handling, renamed headers. */
export function mapResponse(exchange: Exchange): void | Promise<void> {
  if (exchange.response !== undefined) return;
  return exchange.matched?.integrate?.mapResponse(exchange);
}
