import { type PrepareIntegration, textOf } from '../exchange/index.js';
import { JsonSyntaxError, readJson } from '../mapping/index.js';
import { configurationFailure } from './configuration-failure.js';
import { prepareResponseMapping } from './map-integration-response.js';
import { preparationContext } from './preparation-context.js';
import { prepareRequestBody } from './request-body.js';
import { prepareSelection } from './select-integration-response.js';

/**
 * MOCK: the request template gives the status, which selects the integration response. Parameter mappings are void.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-mock-integration.html
 */
export const mock: PrepareIntegration = (integration, method, deployed) => {
  const context = preparationContext(method, deployed);
  const requestBody = prepareRequestBody(integration, context);
  const select = prepareSelection(integration, method);
  const mapResponse = prepareResponseMapping(integration, context, requestBody.mayOverride);
  return {
    mapRequest(exchange) {
      const { body } = requestBody.make(exchange);
      exchange.integrationRequest = { kind: 'mock', status: statusOf(textOf(body)) };
    },
    callIntegration() {},
    selectResponse(exchange) {
      const { integrationRequest } = exchange;
      const status = integrationRequest?.kind === 'mock' ? integrationRequest.status : 0;
      exchange.selectedResponse = select(exchange, String(status), status);
    },
    mapResponse(exchange) {
      if (exchange.selectedResponse === undefined) return;
      mapResponse(exchange, exchange.selectedResponse, { headers: [], body: undefined, isFunctionError: false });
      exchange.sendsTraceHeader = false;
    },
  };
};

/** Most mocks give `{"statusCode": 200}`; keys without quotes are recorded to work too. */
function statusOf(text: string): number {
  const [, plain] = /^\s*\{\s*["']?statusCode["']?\s*:\s*(\d{1,9})\s*\}\s*$/.exec(text) ?? [];
  const status = plain === undefined ? readStatus(text) : Number(plain);
  if (status === undefined) {
    throw configurationFailure(
      'Unable to parse statusCode. It should be an integer that is defined in the request template.',
    );
  }
  return status;
}

function readStatus(text: string): number | undefined {
  try {
    const value = readJson(text);
    if (typeof value !== 'object' || value === null || value.kind !== 'map') return undefined;
    const status = value.entries.get('statusCode');
    return typeof status === 'number' ? status : undefined;
  } catch (error) {
    if (error instanceof JsonSyntaxError) return undefined;
    throw error;
  }
}
