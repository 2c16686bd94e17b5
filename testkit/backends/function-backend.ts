import type { LambdaAnswer, LambdaCall } from '../exchange/index.js';
import type { Backend, BackendSurroundings } from './backend.js';
import { functionKey } from './call-keys.js';

/**
 * A function as a backend, whichever way it answers.
 *
 * @param maker the function of the test-kit that makes it, for messages
 * @param invoke runs the function
 */
export function functionBackend(
  maker: 'lambda' | 'streamingLambda',
  nameOrArn: string,
  invoke: (call: LambdaCall, surroundings: BackendSurroundings) => Promise<LambdaAnswer>,
): Backend {
  return {
    name: nameOrArn,
    display: `${maker}(${JSON.stringify(nameOrArn)}, …)`,
    target: nameOrArn,
    keys: [functionKey(nameOrArn)],
    answer(call, surroundings) {
      if (call.kind !== 'lambda') return undefined;
      // Lambda looks at permissions and parameters alone.
      if (call.invocationType === 'DryRun') return { kind: 'lambda', payload: '' };
      const answer = invoke(call, surroundings);
      // Lambda queues the event and answers at once; what becomes of it nobody hears of.
      return call.invocationType === 'Event' ? { kind: 'lambda', payload: '' } : answer;
    },
  };
}
