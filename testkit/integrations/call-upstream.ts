import {
  type Exchange,
  GatewayFailure,
  isStream,
  type UpstreamAnswer,
  type UpstreamCall,
  type UpstreamFailure,
} from '../exchange/index.js';
import { configurationFailure } from './configuration-failure.js';
import { integrationTimeout } from './integration-timeout.js';
import { logUpstreamAnswer, logUpstreamCall } from './log-upstream.js';
import { checkBodySize, readStream } from './read-stream.js';

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
  logUpstreamCall(exchange, call);
  const finish = (answer: UpstreamAnswer): void => {
    exchange.integrationLatency = clock.now() - started;
    // A backend that moves a stopped clock forward is late too.
    if (exchange.integrationLatency >= timeoutInMillis) {
      cancelStream(answer);
      throw integrationTimeout();
    }
    if (answer.kind === 'failure') throw upstreamFailure(answer);
    exchange.integrationResponse = answer;
    logUpstreamAnswer(exchange, answer);
  };
  const answer = backends.call(call);
  if (!isPromise(answer)) {
    const whole = readWhole(answer, call);
    return isPromise(whole) ? whole.then(finish) : finish(whole);
  }
  return new Promise<void>((resolve, reject) => {
    const cancel = clock.schedule(() => reject(integrationTimeout()), timeoutInMillis);
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
  if (isStream(body)) return readStream(body).then((bytes) => ({ ...answer, body: bytes }));
  if (body !== undefined) checkBodySize(body);
  return answer;
}

/** Nobody reads what comes too late: its connection would stay open. */
function cancelStream(answer: UpstreamAnswer): void {
  if (answer.kind === 'failure') return;
  const body = answer.kind === 'http' ? answer.body : answer.payload;
  if (isStream(body)) body.cancel().catch(() => {});
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
