import type { PrepareIntegration } from '../exchange/index.js';
import { endpointUrl } from './endpoint-url.js';
import { hostHeader } from './host-header.js';
import { httpAnswerSteps } from './http-answer-steps.js';
import { prepareOutboundRequest } from './outbound-request.js';
import { preparationContext } from './preparation-context.js';
import { resolveText } from './resolve-text.js';
import { prepareConnection } from './vpc-link.js';

/**
 * HTTP: a backend over HTTP, to which and from which only what is mapped passes.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html
 */
export const http: PrepareIntegration = (integration, method, deployed) => {
  const context = preparationContext(method, deployed);
  const outbound = prepareOutboundRequest({ ...integration, type: 'HTTP' }, context);
  const uri = resolveText(integration.uri ?? '', `uri of the integration of ${context.owner}`, context.names);
  const connection = prepareConnection(integration, context);
  return {
    mapRequest(exchange) {
      const { stageVariables } = exchange;
      const request = outbound.make(exchange);
      const url = endpointUrl(uri(stageVariables), request.path, request.query);
      request.headers.set('X-Amzn-Trace-Id', exchange.traceHeader);
      request.headers.setDefault('Host', hostHeader(url));
      exchange.integrationRequest = {
        kind: 'http',
        purpose: 'integration',
        method: request.method,
        url,
        headers: request.headers.list(),
        body: request.body,
        ...connection(stageVariables),
        requestId: exchange.requestId,
        calledBy: context.calledBy,
      };
    },
    ...httpAnswerSteps(integration, method, context, outbound.mayOverride),
  };
};
