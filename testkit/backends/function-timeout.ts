import type { LambdaAnswer } from '../exchange/index.js';
import type { BackendSurroundings } from './backend.js';
import type { InvocationContext, LambdaOptions } from './invocation-context.js';

/** The time of one invocation. */
export interface FunctionTimeout {
  /** Settles with what Lambda answers for a function that is ended; never, when it has all the time that it wants. */
  readonly over: Promise<LambdaAnswer>;
  cancel(): void;
}

/**
 * Ends a function when the seconds of its `timeout` are over on the gateway's clock. Begins before the function does,
 * which may move the clock itself. The texts are Lambda's.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html
 */
export function functionTimeout(
  { timeout }: LambdaOptions,
  { awsRequestId }: InvocationContext,
  { clock }: BackendSurroundings,
): FunctionTimeout {
  // A new promise each time: one for all would keep what waits for it.
  if (timeout === undefined) return { over: new Promise(() => {}), cancel() {} };
  let cancel = (): void => {};
  const over = new Promise<LambdaAnswer>((resolve) => {
    const errorMessage = `RequestId: ${awsRequestId} Error: Task timed out after ${timeout.toFixed(2)} seconds`;
    const payload = JSON.stringify({ errorType: 'Sandbox.Timedout', errorMessage });
    cancel = clock.schedule(() => resolve({ kind: 'lambda', functionError: 'Unhandled', payload }), timeout * 1000);
  });
  return { over, cancel: () => cancel() };
}
