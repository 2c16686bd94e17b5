import type { Exchange, HeaderList, PrepareIntegration } from '../exchange/index.js';
import { configurationFailure } from './configuration-failure.js';
import { endpointUrl } from './endpoint-url.js';
import { httpAnswerSteps } from './http-answer-steps.js';
import { prepareCredentials } from './integration-credentials.js';
import { prepareOutboundRequest } from './outbound-request.js';
import { preparationContext } from './preparation-context.js';
import { resolveText } from './resolve-text.js';
import { type ServiceEndpoint, serviceEndpoint } from './service-endpoint.js';

/**
 * AWS: any service of AWS, by `…:path/…` or `…:action/…`, as the signed request that AWS sends. The action travels as
 * `?Action=…` (seen in execution logs); how API Gateway names it to services that read `X-Amz-Target` is not visible, so
 * that header is sent only when it is mapped.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-integration-types.html
 */
export const awsService: PrepareIntegration = (integration, method, deployed) => {
  const { resourcePath } = method;
  const context = preparationContext(method, deployed);
  const outbound = prepareOutboundRequest({ ...integration, type: 'AWS' }, context);
  const uri = resolveText(integration.uri ?? '', `uri of the integration of ${context.owner}`, context.names);
  let known: ServiceEndpoint | undefined;
  let knownUri = '';
  const endpointOf = (text: string): ServiceEndpoint | undefined => {
    // It changes with stage variables alone.
    if (text !== knownUri) {
      known = serviceEndpoint(text);
      knownUri = text;
    }
    return known;
  };
  const credentials = prepareCredentials(integration, context);
  return {
    mapRequest(exchange) {
      const endpoint = endpointOf(uri(exchange.stageVariables));
      if (endpoint === undefined) throw configurationFailure('Invalid endpoint address');
      const { method: verb, headers, body, query, path } = outbound.make(exchange);
      const base = `https://${endpoint.host}/`;
      const target =
        endpoint.action === undefined
          ? base + (endpoint.path ?? '').replace(/^\//, '')
          : `${base}?Action=${endpoint.action}${endpoint.actionParameters ?? ''}`;
      const url = endpointUrl(target, path, query);
      headers.set('X-Amzn-Trace-Id', exchange.traceHeader);
      headers.set('Host', endpoint.host);
      headers.set('X-Amz-Source-Arn', sourceArn(exchange, resourcePath));
      const unsigned = { method: verb, url, headers: headers.list(), body };
      const sign = credentials(exchange);
      const time = deployed.surroundings.clock.now();
      let signed: HeaderList | undefined;
      const { name, region, action, path: servicePath } = endpoint;
      const contentType = headers.get('content-type');
      exchange.integrationRequest = {
        kind: 'http',
        purpose: 'integration',
        method: verb,
        url,
        // Signing takes longer than all else that the gateway does here, and few tests look at the headers.
        get headers() {
          signed ??= sign === undefined ? unsigned.headers : [...unsigned.headers, ...sign(unsigned, endpoint, time)];
          return signed;
        },
        body,
        service: {
          name,
          region,
          ...(action === undefined ? {} : { action }),
          ...(servicePath === undefined ? {} : { path: servicePath }),
          ...(contentType === undefined ? {} : { contentType }),
        },
        requestId: exchange.requestId,
        calledBy: context.calledBy,
      };
    },
    ...httpAnswerSteps(integration, method, context, outbound.mayOverride),
  };
};

/** The method that calls, for `aws:SourceArn` in policies; seen in execution logs of calls of Lambda. */
function sourceArn({ deployed, stage, httpMethod }: Exchange, resourcePath: string): string {
  const { partition, region, accountId } = deployed.surroundings;
  return `arn:${partition}:execute-api:${region}:${accountId}:${deployed.apiId}/${stage}/${httpMethod}${resourcePath}`;
}
