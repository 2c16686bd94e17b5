import { bytesOf, type Exchange, isStream, type Payload, textOf, type UpstreamAnswer } from '../../exchange/index.js';
import { mapText } from '../map-text.js';

/** Calls what stands behind the method, and takes the time. */
export function callIntegration(exchange: Exchange): void | Promise<void> {
  const integrate = exchange.matched?.integrate;
  if (exchange.response !== undefined || integrate === undefined) return;
  const { clock } = exchange.deployed.surroundings;
  if (exchange.log !== undefined) logRequest(exchange, exchange.log);
  const started = clock.now();
  const called = integrate.callIntegration(exchange);
  if (called === undefined) return finish(exchange, clock.now() - started);
  return called.then(() => finish(exchange, clock.now() - started));
}

function finish(exchange: Exchange, latency: number): void {
  exchange.integrationLatency = latency;
  if (exchange.log !== undefined && exchange.integrationResponse !== undefined) {
    logAnswer(exchange.integrationResponse, latency, exchange.log);
  }
}

/** The lines of AWS's execution log; a mock has none of them. */
function logRequest({ integrationRequest: call }: Exchange, log: (line: string) => void): void {
  if (call === undefined || call.kind === 'mock') return;
  const uri = call.kind === 'http' ? call.url : call.functionArn;
  log(`Endpoint request URI: ${uri}`);
  if (call.kind === 'http') log(`Endpoint request headers: ${mapText(call.headers)}`);
  log(`Endpoint request body after transformations: ${readable(call.kind === 'http' ? call.body : call.payload)}`);
  log(`Sending request to ${uri}`);
}

function logAnswer(answer: UpstreamAnswer, latency: number, log: (line: string) => void): void {
  if (answer.kind === 'failure') return;
  const status = answer.kind === 'http' ? answer.status : 200;
  log(`Received response. Status: ${status}, Integration latency: ${latency} ms`);
  log(`Endpoint response headers: ${mapText(answer.kind === 'http' ? answer.headers : [])}`);
  const body = answer.kind === 'http' ? answer.body : answer.payload;
  log(`Endpoint response body before transformations: ${isStream(body) ? '[stream]' : readable(body)}`);
}

function readable(body: Payload | undefined): string {
  return body instanceof Uint8Array && body.includes(0) ? `[Binary Data: ${bytesOf(body).length} bytes]` : textOf(body);
}
