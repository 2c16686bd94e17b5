import { type Exchange, GatewayFailure, headerOf } from '../../exchange/index.js';
import type { StagedExchange } from '../staged-exchange.js';

/**
 * A method that demands an API key lets in who has an enabled key of a usage plan of the stage, as far as the plan's
 * throttle and quota reach. Where the API's keys come from its authorizer, no header counts.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html
 */
export function checkUsagePlan(exchange: StagedExchange): void {
  const { log, matched, httpMethod } = exchange;
  if (log !== undefined) {
    const stage = `${exchange.deployed.apiId}/${exchange.stage}`;
    log(`Verifying Usage Plan for request: ${exchange.requestId}. API Key:  API Stage: ${stage}`);
  }
  if (matched?.method.apiKeyRequired !== true) {
    log?.(
      `API Key  authorized because method '${httpMethod} ${matched?.resourcePath}' does not require API Key. Request will not contribute to throttle or quota limits`,
    );
    return;
  }
  const verdict = exchange.at.keep.account.usage.use({
    stage: exchange.stage,
    resourcePath: matched.resourcePath,
    httpMethod,
    apiKey: apiKeyOf(exchange),
    now: exchange.time,
  });
  switch (verdict.kind) {
    case 'UNKNOWN_KEY':
      throw new GatewayFailure('INVALID_API_KEY');
    case 'THROTTLED':
      throw new GatewayFailure('THROTTLED');
    case 'QUOTA_EXCEEDED':
      throw new GatewayFailure('QUOTA_EXCEEDED');
    case 'ALLOWED':
      exchange.identity.apiKey = verdict.key.value;
      exchange.identity.apiKeyId = verdict.key.id ?? verdict.key.name;
      return;
    default:
      verdict satisfies never;
  }
}

function apiKeyOf({ deployed, authorization, headers }: Exchange): string | undefined {
  if (deployed.api.apiKeySource === 'AUTHORIZER') return authorization?.usageIdentifierKey;
  return headerOf(headers, 'x-api-key');
}
