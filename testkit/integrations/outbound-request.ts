import type { Integration } from '../../compiler/model/index.js';
import { type Exchange, headerOf, type Payload, sizeOf } from '../exchange/index.js';
import { overridesOf } from '../mapping/index.js';
import type { QueryPair } from './endpoint-url.js';
import { headerValue } from './header-syntax.js';
import { type OutboundHeaders, outboundHeaders } from './outbound-headers.js';
import type { PreparationContext } from './preparation-context.js';
import { prepareRequestBody } from './request-body.js';
import { sendsMappedHeader } from './request-header-rules.js';
import { prepareRequestParameters } from './request-parameters.js';

/** What an integration of type HTTP or AWS sends, but for the URL. */
export interface OutboundRequest {
  readonly method: string;
  readonly headers: OutboundHeaders;
  readonly query: readonly QueryPair[];
  /** By placeholder. */
  readonly path: ReadonlyMap<string, string>;
  /** Undefined when the verb has none, or when it is empty. */
  readonly body: Payload | undefined;
}

/** Makes the request of each exchange. */
export interface OutboundRequestMaker {
  make(exchange: Exchange): OutboundRequest;
  readonly mayOverride: boolean;
}

/**
 * Prepares the request of an integration that is no proxy: mapped headers, query and path, then what the template
 * overrides, the template's body, and the headers that API Gateway adds. Nothing of the client goes out by itself but
 * its body and, with it, its `Content-Type`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-request.html
 */
export function prepareOutboundRequest(
  integration: Integration & { readonly type: 'HTTP' | 'AWS' },
  context: PreparationContext,
): OutboundRequestMaker {
  const requestBody = prepareRequestBody(integration, context);
  const parameters = prepareRequestParameters(integration, context);
  const { type, httpMethod } = integration;
  const { mayOverride } = requestBody;
  const make = (exchange: Exchange): OutboundRequest => {
    const mapped = parameters(exchange);
    const { body: made, template } = requestBody.make(exchange);
    const overrides =
      mayOverride && template?.mayOverride === true
        ? overridesOf(exchange.templateContext?.variable).request
        : undefined;
    const method = httpMethod === undefined || httpMethod === 'ANY' ? exchange.httpMethod : httpMethod;
    const body = sendsBody(method) && made.length > 0 ? made : undefined;
    const headers = outboundHeaders();
    for (const source of overrides === undefined ? [mapped.header] : [mapped.header, overrides.header]) {
      for (const [name, value] of source) {
        if (sendsMappedHeader(name, type)) headers.set(name, headerValue(value));
      }
    }
    addGatewayHeaders(headers, exchange, body, template !== undefined);
    // A verb that may have a body says that it has none.
    if (sendsBody(method)) headers.set('Content-Length', String(body === undefined ? 0 : sizeOf(body)));
    let query: QueryPair[] = mapped.querystring.flatMap(({ name, values }) =>
      values.map((value): QueryPair => [name, value]),
    );
    let { path } = mapped;
    if (overrides !== undefined && overrides.querystring.size > 0) {
      query = [...query.filter(([name]) => !overrides.querystring.has(name)), ...overrides.querystring];
    }
    if (overrides !== undefined && overrides.path.size > 0) path = new Map([...path, ...overrides.path]);
    return { method, headers, query, path, body };
  };
  return { make, mayOverride };
}

/** Recorded for the verbs of HTTP and AWS integrations. */
export function sendsBody(method: string): boolean {
  return method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';
}

/**
 * What API Gateway adds unless it is mapped. A body without a `Content-Type` of the client counts as JSON when it comes
 * from a template; that it is then sent with one is unconfirmed.
 */
function addGatewayHeaders(
  headers: OutboundHeaders,
  exchange: Exchange,
  body: Payload | undefined,
  isTemplated: boolean,
): void {
  const { apiId } = exchange.deployed;
  headers.setDefault('Accept', 'application/json');
  headers.setDefault('User-Agent', `AmazonAPIGateway_${apiId}`);
  headers.set('x-amzn-apigateway-api-id', apiId);
  if (body === undefined) return;
  const contentType = headerOf(exchange.headers, 'content-type') ?? (isTemplated ? 'application/json' : undefined);
  if (contentType !== undefined) headers.setDefault('Content-Type', contentType);
}
