import type { Integration } from '../../compiler/model/index.js';
import {
  type Exchange,
  type Header,
  headerOf,
  isStream,
  type Payload,
  type PrepareIntegration,
  sizeOf,
} from '../exchange/index.js';
import { binaryMediaTypes } from './binary-media-types.js';
import { callUpstream } from './call-upstream.js';
import { convertRequestBody, convertResponseBody } from './convert-body.js';
import { endpointUrl, type QueryPair } from './endpoint-url.js';
import { headerValue } from './header-syntax.js';
import { hostHeader } from './host-header.js';
import { limitedStream } from './limited-stream.js';
import { firstAccepted, mediaTypeOf } from './media-type.js';
import { outboundHeaders } from './outbound-headers.js';
import { sendsBody } from './outbound-request.js';
import { passesAuthorization } from './passes-authorization.js';
import { preparationContext } from './preparation-context.js';
import { sendsMappedHeader } from './request-header-rules.js';
import { type MappedQuery, prepareRequestParameters } from './request-parameters.js';
import { resolveText } from './resolve-text.js';
import { responseHeader } from './response-header-rules.js';
import { prepareConnection } from './vpc-link.js';

/**
 * HTTP_PROXY: the client's headers, query and body pass to the backend, its answer passes to the client. Parameter
 * mappings add to the request; templates and integration responses are void.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html
 */
export const httpProxy: PrepareIntegration = (integration, method, deployed) => {
  const context = preparationContext(method, deployed);
  const parameters = prepareRequestParameters(integration, context);
  const uri = resolveText(integration.uri ?? '', `uri of the integration of ${context.owner}`, context.names);
  const connection = prepareConnection(integration, context);
  const isBinary = binaryMediaTypes(context.binaryMediaTypes);
  const streaming = integration.responseTransferMode === 'STREAM';
  return {
    mapRequest(exchange) {
      const { stageVariables, httpMethod } = exchange;
      const mapped = parameters(exchange);
      const verb =
        integration.httpMethod === undefined || integration.httpMethod === 'ANY' ? httpMethod : integration.httpMethod;
      const body = sendsBody(verb) ? requestBody(exchange, isBinary, integration.contentHandling) : undefined;
      const headers = outboundHeaders(
        exchange.headers.filter((header) => passesToBackend(header) && passesAuthorization(header, method.method)),
      );
      for (const [name, value] of mapped.header) {
        if (sendsMappedHeader(name, 'HTTP_PROXY')) headers.set(name, headerValue(value));
      }
      headers.setDefault('Accept', 'application/json');
      headers.setDefault('User-Agent', `AmazonAPIGateway_${deployed.apiId}`);
      headers.set('x-amzn-apigateway-api-id', deployed.apiId);
      headers.set('X-Amzn-Trace-Id', exchange.traceHeader);
      if (sendsBody(verb)) headers.set('Content-Length', String(body === undefined ? 0 : sizeOf(body)));
      const url = endpointUrl(uri(stageVariables), mapped.path, mergedQuery(exchange.query, mapped.querystring));
      headers.setDefault('Host', hostHeader(url));
      exchange.integrationRequest = {
        kind: 'http',
        purpose: 'integration',
        method: verb,
        url,
        headers: headers.list(),
        body,
        ...(streaming ? { streaming } : {}),
        ...connection(stageVariables),
        requestId: exchange.requestId,
        calledBy: context.calledBy,
      };
    },
    callIntegration(exchange) {
      const { integrationRequest: call } = exchange;
      if (call?.kind === 'http') return callUpstream(exchange, call, integration.timeoutInMillis);
    },
    selectResponse() {},
    mapResponse(exchange) {
      const { integrationResponse: answer } = exchange;
      if (answer?.kind !== 'http') return;
      const headers: Header[] = [];
      for (const header of answer.headers) {
        const made = responseHeader(header, 'http-proxy');
        if (made !== undefined) headers.push(made);
      }
      const contentType = headerOf(answer.headers, 'content-type');
      // What a proxy's backend says about its content is passed; JSON is what API Gateway says otherwise.
      if (contentType === undefined) headers.unshift(['Content-Type', 'application/json']);
      const body = isStream(answer.body)
        ? limitedStream(answer.body, exchange, integration.timeoutInMillis)
        : streaming
          ? answer.body
          : convertResponseBody(
              answer.body,
              isBinary(mediaTypeOf(contentType)),
              isBinary(firstAccepted(headerOf(exchange.headers, 'accept'))),
              undefined,
            );
      exchange.response = { status: answer.status, headers, body };
      exchange.sendsTraceHeader = false;
    },
  };
};

function requestBody(
  { body, headers }: Exchange,
  isBinary: (mediaType: string) => boolean,
  handling: Integration['contentHandling'],
): Payload | undefined {
  if (body === undefined || body.length === 0) return undefined;
  return convertRequestBody(body, isBinary(mediaTypeOf(headerOf(headers, 'content-type'))), handling);
}

/** `Host` and `Content-Encoding` are recorded not to pass; `Via` is documented. */
function passesToBackend([name]: Header): boolean {
  switch (name.toLowerCase()) {
    case 'host':
    case 'content-encoding':
    case 'content-length':
    case 'transfer-encoding':
    case 'via':
      return false;
    default:
      return true;
  }
}

/**
 * Behind the URI's own parameters come the client's, then the mapped ones (recorded: all of them arrive; their order
 * among each other is unconfirmed). A parameter that is mapped to its own name goes out once.
 */
function mergedQuery(client: readonly QueryPair[], mapped: readonly MappedQuery[]): readonly QueryPair[] {
  if (mapped.length === 0) return client;
  const added = mapped.filter(({ name, fromClient }) => !fromClient || !client.some(([known]) => known === name));
  return [...client, ...added.flatMap(({ name, values }) => values.map((value): QueryPair => [name, value]))];
}
