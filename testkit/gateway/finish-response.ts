import type { RestApi } from '../../compiler/model/index.js';
import { type Exchange, type GatewayResponse, type Header, headerOf, isStream } from '../exchange/index.js';
import { httpDate } from './http-date.js';
import { loggedBody } from './logged-body.js';
import { mapText } from './map-text.js';

/**
 * The response as it goes onto the wire: with the headers that API Gateway adds to all of them, `application/json` where
 * nothing names a type, and `X-Amzn-Trace-Id` where the integration sends it.
 */
export function finishResponse(exchange: Exchange): GatewayResponse {
  const { response } = exchange;
  if (response === undefined) throw new Error(`No step answered ${exchange.httpMethod} ${exchange.contextPath}.`);
  const headers = commonHeaders(exchange.requestId, exchange.extendedRequestId, exchange.time);
  const common = headers.length;
  if (exchange.sendsTraceHeader) headers.push(['X-Amzn-Trace-Id', exchange.traceHeader]);
  for (const header of response.headers) headers.push(safe(header));
  if (headerOf(response.headers, 'content-type') === undefined) headers.push(['Content-Type', 'application/json']);
  if (exchange.log !== undefined) logEnd(exchange, { ...response, headers: headers.slice(common) }, exchange.log);
  headers.push(...edgeHeaders(exchange.deployed.api, response.status));
  return { status: response.status, headers, body: response.body };
}

const none: readonly Header[] = [];

/**
 * What CloudFront adds before an edge endpoint, whoever behind it answers; none before others. The names are recorded, the
 * values but for `X-Cache` are made up.
 */
export function edgeHeaders({ endpointType }: RestApi, status: number): readonly Header[] {
  if (endpointType !== 'EDGE') return none;
  return [
    ['X-Cache', `${status >= 400 ? 'Error' : 'Miss'} from cloudfront`],
    ['Via', '1.1 gatewright.cloudfront.net (CloudFront)'],
    ['X-Amz-Cf-Pop', 'GWR50-C1'],
    ['X-Amz-Cf-Id', 'gatewright'],
  ];
}

/** On every response, those of the front door included. */
export function commonHeaders(requestId: string, extendedRequestId: string, time: number): Header[] {
  return [
    ['Date', httpDate(time)],
    ['x-amzn-RequestId', requestId],
    ['x-amz-apigw-id', extendedRequestId],
  ];
}

const lineEnd = /[\r\n\0]/;

/** No value may end its header: what a backend or a client wrote must not become another header. */
function safe(header: Header): Header {
  const [name, value] = header;
  if (!lineEnd.test(value) && !lineEnd.test(name)) return header;
  return [name.replace(/[\r\n\0]/g, ''), value.replace(/[\r\n\0]+/g, ' ')];
}

function logEnd(exchange: Exchange, { status, headers, body }: GatewayResponse, log: (line: string) => void): void {
  const { failure } = exchange;
  if (failure === undefined) {
    log(`Method response body after transformations: ${isStream(body) ? '[Stream]' : loggedBody(body)}`);
    log(`Method response headers: ${mapText(headers)}`);
    log('Successfully completed execution');
  } else {
    // AWS says no more of a refusal by the authorizer (documented).
    const refusal = failure.responseType === 'UNAUTHORIZED' ? `Unauthorized request: ${exchange.requestId}` : undefined;
    const line = failure.details.log ?? refusal;
    if (line !== undefined) log(line);
  }
  log(`Method completed with status: ${status}`);
}
