import type { Integration } from '../../compiler/model/index.js';
import type { Integrate, IntegratedMethod } from '../exchange/index.js';
import { callUpstream } from './call-upstream.js';
import { prepareResponseMapping } from './map-integration-response.js';
import type { PreparationContext } from './preparation-context.js';
import { wholeBody } from './read-stream.js';
import { prepareSelection } from './select-integration-response.js';

/**
 * The steps behind the request of an integration that is no proxy and is answered over HTTP: HTTP, and AWS but for
 * functions. The status selects the integration response.
 *
 * @param requestMayOverride whether a request template may have set `$context.responseOverride`
 */
export function httpAnswerSteps(
  integration: Integration,
  method: IntegratedMethod,
  context: PreparationContext,
  requestMayOverride: boolean,
): Omit<Integrate, 'mapRequest'> {
  const select = prepareSelection(integration, method);
  const mapResponse = prepareResponseMapping(integration, context, requestMayOverride);
  return {
    callIntegration(exchange) {
      const { integrationRequest: call } = exchange;
      if (call?.kind === 'http') return callUpstream(exchange, call, integration.timeoutInMillis);
    },
    selectResponse(exchange) {
      const { integrationResponse: answer } = exchange;
      if (answer?.kind === 'http') exchange.selectedResponse = select(exchange, String(answer.status), answer.status);
    },
    mapResponse(exchange) {
      const { integrationResponse: answer, selectedResponse } = exchange;
      if (answer?.kind !== 'http' || selectedResponse === undefined) return;
      mapResponse(exchange, selectedResponse, {
        headers: answer.headers,
        body: wholeBody(answer.body),
        isFunctionError: false,
      });
      exchange.sendsTraceHeader = true;
    },
  };
}
