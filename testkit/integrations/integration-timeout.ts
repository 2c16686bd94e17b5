import { GatewayFailure } from '../exchange/index.js';

/** The answer 504 `Endpoint request timed out` to an integration that has not answered in its time. */
export function integrationTimeout(): GatewayFailure {
  return new GatewayFailure('INTEGRATION_TIMEOUT', { log: 'Execution failed due to a timeout error' });
}
