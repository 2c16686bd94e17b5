import { GatewayFailure } from '../exchange/index.js';

/** The answer 500 `Internal server error` to what is wrong with the API itself. @param reason as AWS's log has it */
export function configurationFailure(reason: string): GatewayFailure {
  return new GatewayFailure('API_CONFIGURATION_ERROR', {
    log: `Execution failed due to configuration error: ${reason}`,
  });
}
