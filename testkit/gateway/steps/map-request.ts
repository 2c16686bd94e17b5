import { type Exchange, GatewayFailure } from '../../exchange/index.js';

/** Makes the integration request: parameter mapping, template, content handling. */
export function mapRequest(exchange: Exchange): void | Promise<void> {
  if (exchange.response !== undefined) return;
  const integrate = exchange.matched?.integrate;
  if (integrate === undefined) {
    // AWS refuses to deploy such a method, so that there is no answer of AWS to give.
    throw new GatewayFailure('API_CONFIGURATION_ERROR', {
      message: 'No integration defined for method',
      log: 'Execution failed due to configuration error: No integration defined for method',
    });
  }
  return integrate.mapRequest(exchange);
}
