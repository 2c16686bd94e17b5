import { type Exchange, GatewayFailure } from '../../exchange/index.js';

/** Resource policies are not simulated yet: an API that has one lets nobody in, loudly. */
export function denyByPolicy({ deployed }: Exchange): void {
  if (deployed.api.policy === undefined) return;
  throw new GatewayFailure('API_CONFIGURATION_ERROR', {
    message:
      'gatewright does not simulate resource policies yet: remove x-amazon-apigateway-policy to test without it.',
  });
}
