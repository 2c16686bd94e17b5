import { type Exchange, GatewayFailure, headerOf } from '../../exchange/index.js';
import type { StagedExchange } from '../staged-exchange.js';
import { starredText } from '../starred-text.js';
import { throttledLine } from '../throttled-line.js';

/**
 * A method that demands an API key lets in who has an enabled key of a usage plan of the stage, as far as the plan's
 * throttle and quota reach. Where the API's keys come from its authorizer, no header counts.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html
 */
export function checkUsagePlan(exchange: StagedExchange): void {
  const { log, matched, httpMethod } = exchange;
  if (matched?.method.apiKeyRequired !== true) {
    log?.(beginning(exchange, undefined));
    log?.(
      `API Key  authorized because method '${httpMethod} ${matched?.resourcePath}' does not require API Key. Request will not contribute to throttle or quota limits`,
    );
    log?.(end(exchange, undefined));
    return;
  }
  const apiKey = apiKeyOf(exchange);
  log?.(beginning(exchange, apiKey));
  const verdict = exchange.at.keep.account.usage.use({
    stage: exchange.stage,
    resourcePath: matched.resourcePath,
    httpMethod,
    apiKey,
    now: exchange.time,
  });
  switch (verdict.kind) {
    case 'UNKNOWN_KEY':
      throw new GatewayFailure('INVALID_API_KEY', { log: unknownKey(exchange, apiKey) });
    case 'THROTTLED':
      throw new GatewayFailure('THROTTLED', { log: throttledLine(exchange, verdict.limits) });
    case 'QUOTA_EXCEEDED':
      throw new GatewayFailure('QUOTA_EXCEEDED', {
        log: `gatewright: the quota of usage plan ${verdict.plan.name} is used up.`,
      });
    case 'ALLOWED':
      exchange.identity.apiKey = verdict.key.value;
      exchange.identity.apiKeyId = verdict.key.id ?? verdict.key.name;
      log?.(end(exchange, apiKey));
      return;
    default:
      verdict satisfies never;
  }
}

function apiKeyOf({ deployed, authorization, headers }: Exchange): string | undefined {
  if (deployed.api.apiKeySource === 'AUTHORIZER') return authorization?.usageIdentifierKey;
  return headerOf(headers, 'x-api-key');
}

function beginning(exchange: Exchange, apiKey: string | undefined): string {
  return `Verifying Usage Plan for request: ${exchange.requestId}. API Key: ${starredText(apiKey ?? '')} API Stage: ${apiStage(exchange)}`;
}

function end(exchange: Exchange, apiKey: string | undefined): string {
  return `Usage Plan check succeeded for API Key ${starredText(apiKey ?? '')} and API Stage ${apiStage(exchange)}`;
}

/** As AWS writes it (both endings were seen). */
function unknownKey(exchange: Exchange, apiKey: string | undefined): string {
  const { matched, httpMethod } = exchange;
  const reason =
    apiKey === undefined ? 'API Key was required but not present' : 'No Usage Plan found for key and API Stage';
  return `API Key ${starredText(apiKey ?? '')} not authorized because method '${httpMethod} ${matched?.resourcePath}' requires API Key and API Key is not associated with a Usage Plan for API Stage ${apiStage(exchange)}: ${reason}`;
}

function apiStage({ deployed, stage }: Exchange): string {
  return `${deployed.apiId}/${stage}`;
}
