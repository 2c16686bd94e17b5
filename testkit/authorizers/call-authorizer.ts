import { domainSuffix, type Exchange, type UpstreamAnswer, type UpstreamCall } from '../exchange/index.js';
import { configurationError } from './configuration-error.js';

/** Milliseconds on the gateway's clock. The guide names no limit for authorizers of REST APIs; that of integrations is taken. */
const timeout = 29_000;

/**
 * Asks who stands behind an authorizer: its function, or who publishes keys. Rejections are faults of the test.
 *
 * @throws GatewayFailure 500 when no answer comes in time
 */
export function callAuthorizer(exchange: Exchange, call: UpstreamCall): UpstreamAnswer | Promise<UpstreamAnswer> {
  const { backends, clock, region, partition } = exchange.deployed.surroundings;
  if (exchange.log !== undefined && call.kind === 'lambda') {
    const url = `https://lambda.${region}.${domainSuffix(partition)}/2015-03-31/functions/${call.functionArn}/invocations`;
    exchange.log(`Endpoint request URI: ${url}`);
    exchange.log(`Endpoint request body after transformations: ${String(call.payload)}`);
    exchange.log(`Sending request to ${url}`);
  }
  const answer = backends.call(call);
  if (!(answer instanceof Promise)) return answer;
  return new Promise((resolve, reject) => {
    const cancel = clock.schedule(() => reject(configurationError('no answer in time')), timeout);
    answer.finally(cancel).then(resolve, reject);
  });
}
