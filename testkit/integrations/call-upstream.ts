import {
  type Exchange,
  GatewayFailure,
  isStream,
  type UpstreamAnswer,
  type UpstreamCall,
  type UpstreamFailure,
} from '../exchange/index.js';
import { configurationFailure } from './configuration-failure.js';
import { readStream } from './read-stream.js';
import { domainSuffix } from './settle-text.js';

/**
 * Calls what stands behind the gateway and writes `integrationResponse` and `integrationLatency`. Streams are read to
 * their end unless the call asks for one.
 *
 * @param timeoutInMillis on the gateway's clock
 * @throws GatewayFailure when no answer comes, or none in time
 */
export function callUpstream(exchange: Exchange, call: UpstreamCall, timeoutInMillis: number): void | Promise<void> {
  const { clock, backends } = exchange.deployed.surroundings;
  const started = clock.now();
  logCall(exchange, call);
  const finish = (answer: UpstreamAnswer): void => {
    exchange.integrationLatency = clock.now() - started;
    // A backend that moves a stopped clock forward is late too.
    if (exchange.integrationLatency >= timeoutInMillis) throw timeout();
    if (answer.kind === 'failure') throw upstreamFailure(answer);
    exchange.integrationResponse = answer;
    logAnswer(exchange, answer);
  };
  const answer = backends.call(call);
  if (!isPromise(answer)) {
    const whole = readWhole(answer, call);
    return isPromise(whole) ? whole.then(finish) : finish(whole);
  }
  return new Promise<void>((resolve, reject) => {
    const cancel = clock.schedule(() => reject(timeout()), timeoutInMillis);
    const settle = (whole: UpstreamAnswer): void => {
      finish(whole);
      cancel();
      resolve();
    };
    answer
      .then((received) => {
        const whole = readWhole(received, call);
        return isPromise(whole) ? whole.then(settle) : settle(whole);
      })
      .catch((error: unknown) => {
        cancel();
        reject(error);
      });
  });
}

function isPromise<Value>(value: Value | Promise<Value>): value is Promise<Value> {
  return typeof value === 'object' && value !== null && 'then' in value;
}

function readWhole(
  answer: UpstreamAnswer,
  { streaming = false }: UpstreamCall,
): UpstreamAnswer | Promise<UpstreamAnswer> {
  if (streaming || answer.kind === 'failure') return answer;
  if (answer.kind === 'lambda') {
    const { payload } = answer;
    return isStream(payload) ? readStream(payload).then((bytes) => ({ ...answer, payload: bytes })) : answer;
  }
  const { body } = answer;
  return isStream(body) ? readStream(body).then((bytes) => ({ ...answer, body: bytes })) : answer;
}

function timeout(): GatewayFailure {
  return new GatewayFailure('INTEGRATION_TIMEOUT', { log: 'Execution failed due to a timeout error' });
}

/** Which of these AWS answers with 500 and which with 504 is known from one emulator alone. */
function upstreamFailure({ reason, message }: UpstreamFailure): GatewayFailure {
  switch (reason) {
    case 'network':
      return new GatewayFailure('INTEGRATION_FAILURE', {
        log: `Execution failed due to a network error communicating with endpoint (${message})`,
      });
    case 'address':
      return new GatewayFailure('INTEGRATION_FAILURE', {
        status: 500,
        message: 'Internal server error',
        log: `Execution failed due to a network error communicating with endpoint (${message})`,
      });
    case 'permission':
      return configurationFailure('Invalid permissions on Lambda function');
    default:
      return reason satisfies never;
  }
}

/** As AWS's execution log prints it, where Lambda is a service like any other. */
function logCall({ log, deployed }: Exchange, call: UpstreamCall): void {
  if (log === undefined) return;
  const { region, partition } = deployed.surroundings;
  const url =
    call.kind === 'http'
      ? call.url
      : `https://lambda.${region}.${domainSuffix(partition)}/2015-03-31/functions/${call.functionArn}/invocations`;
  log(`Endpoint request URI: ${url}`);
  if (call.kind === 'http') log(`Endpoint request headers: ${printHeaders(call.headers)}`);
  log(`Endpoint request body after transformations: ${printBody(call.kind === 'http' ? call.body : call.payload)}`);
  log(`Sending request to ${url}`);
}

function logAnswer({ log, integrationLatency }: Exchange, answer: Exclude<UpstreamAnswer, UpstreamFailure>): void {
  if (log === undefined) return;
  const status = answer.kind === 'http' ? answer.status : 200;
  log(`Received response. Status: ${status}, Integration latency: ${integrationLatency} ms`);
  if (answer.kind === 'http') log(`Endpoint response headers: ${printHeaders(answer.headers)}`);
  log(
    `Endpoint response body before transformations: ${printBody(answer.kind === 'http' ? answer.body : answer.payload)}`,
  );
}

function printHeaders(headers: readonly (readonly [string, string])[]): string {
  return `{${headers.map(([name, value]) => `${name}=${value}`).join(', ')}}`;
}

function printBody(body: string | Uint8Array | ReadableStream<Uint8Array> | undefined): string {
  if (body === undefined) return '';
  if (typeof body === 'string') return body;
  return body instanceof Uint8Array ? '[Binary Data]' : '[Stream]';
}
