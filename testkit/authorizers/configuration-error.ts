import { GatewayFailure } from '../exchange/index.js';

/**
 * 500 with `{"message":null}`.
 *
 * @param reason gatewright's own words, which AWS does not give
 * @param logged what AWS's log says
 */
export function configurationError(reason: string, logged = 'Authorizer error'): GatewayFailure {
  return new GatewayFailure('AUTHORIZER_CONFIGURATION_ERROR', {
    log: `Execution failed due to configuration error: ${logged} (${reason})`,
  });
}
