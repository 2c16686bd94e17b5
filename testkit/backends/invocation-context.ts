import type { LambdaContext } from '../../runtime/lambda-event.js';
import type { LambdaCall } from '../exchange/index.js';
import type { BackendSurroundings } from './backend.js';

/**
 * The context object of Lambda's Node runtime, with the functions of its oldest versions.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html
 */
export interface InvocationContext extends LambdaContext {
  /** Whether the answer of a callback waits for what is still running. It never does here. */
  callbackWaitsForEmptyEventLoop: boolean;
  done(error?: unknown, result?: unknown): void;
  fail(error: unknown): void;
  succeed(result?: unknown): void;
}

/** What a function is configured with, as far as it can see it. */
export interface LambdaOptions {
  /** Megabytes. Default 128. */
  readonly memorySize?: number;
  /**
   * Seconds that `getRemainingTimeInMillis` counts down from, on the gateway's clock. A function that takes longer fails,
   * `Task timed out after 3.00 seconds`. Default: it counts from 3, and the time-out of the integration alone ends a call.
   */
  readonly timeout?: number;
}

/** The context of one invocation. */
export function invocationContext(
  call: LambdaCall,
  done: (error: unknown, result: unknown) => void,
  { memorySize = 128, timeout = 3 }: LambdaOptions,
  { accountId, region, clock, random }: BackendSurroundings,
): InvocationContext {
  const start = clock.now();
  const functionVersion = call.qualifier !== undefined && /^\d+$/.test(call.qualifier) ? call.qualifier : '$LATEST';
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: call.functionName,
    functionVersion,
    // A function of the template has no ARN before it is deployed.
    invokedFunctionArn: call.functionArn.startsWith('arn:')
      ? call.functionArn
      : `arn:aws:lambda:${region}:${accountId}:function:${call.functionName}`,
    memoryLimitInMB: String(memorySize),
    awsRequestId: random.uuid(),
    logGroupName: `/aws/lambda/${call.functionName}`,
    logStreamName: `${dateOf(start)}/[${functionVersion}]00000000000000000000000000000000`,
    getRemainingTimeInMillis: () => Math.max(0, start + timeout * 1000 - clock.now()),
    done: (error, result) => done(error, result),
    fail: (error) => done(error ?? 'handled', undefined),
    succeed: (result) => done(undefined, result),
  };
}

const day = 86_400_000;
let lastDate = { day: 0, text: '1970/01/01' };

/** `2026/11/22`. Most calls of a run are of one day. */
function dateOf(time: number): string {
  const number = Math.floor(time / day);
  if (lastDate.day !== number) {
    lastDate = { day: number, text: new Date(number * day).toISOString().slice(0, 10).replaceAll('-', '/') };
  }
  return lastDate.text;
}
