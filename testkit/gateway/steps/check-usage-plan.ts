import { type Exchange, GatewayFailure, headerOf } from '../../exchange/index.js';
import type { StagedExchange } from '../staged-exchange.js';

/**
 * A method that demands an API key lets in who has an enabled key of a usage plan of the stage. Quotas and throttles of
 * the plan are not simulated yet.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html
 */
export function checkUsagePlan(exchange: StagedExchange): void {
  const { log } = exchange;
  if (log !== undefined) {
    const stage = `${exchange.deployed.apiId}/${exchange.stage}`;
    log(`Verifying Usage Plan for request: ${exchange.requestId}. API Key:  API Stage: ${stage}`);
  }
  if (exchange.matched?.method.apiKeyRequired !== true) {
    log?.(
      `API Key  authorized because method '${exchange.httpMethod} ${exchange.matched?.resourcePath}' does not require API Key. Request will not contribute to throttle or quota limits`,
    );
    return;
  }
  const { api } = exchange.deployed;
  if (api.apiKeySource === 'AUTHORIZER') {
    throw new GatewayFailure('API_CONFIGURATION_ERROR', {
      message: 'gatewright does not simulate API keys that come from an authorizer yet.',
    });
  }
  const value = headerOf(exchange.headers, 'x-api-key');
  const key = value === undefined ? undefined : exchange.at.apiKeys.find((known) => known.value === value);
  if (key === undefined || key.enabled === false || !isInPlan(exchange, key.name)) {
    throw new GatewayFailure('INVALID_API_KEY');
  }
  exchange.identity.apiKey = key.value;
  exchange.identity.apiKeyId = key.id ?? key.name;
}

/** A plan that names no stages holds all of them. */
function isInPlan({ deployed, stage }: Exchange, name: string): boolean {
  for (const { apiKeys, apiStages } of deployed.api.usagePlans.values()) {
    if (!apiKeys.includes(name)) continue;
    if (apiStages.length === 0 || apiStages.some((held) => held.stage === stage)) return true;
  }
  return false;
}
