import type { LambdaProxyEvent } from '../../runtime/lambda-event.js';
import type { InvocationContext } from './invocation-context.js';

/** The callback of functions of the older style. */
export type LambdaCallback = (error?: unknown, result?: unknown) => void;

/**
 * A function as Lambda's Node runtime calls it: its result, or what its promise becomes, is the answer; without either,
 * what the callback is given.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html
 */
export type LambdaHandler<Event = LambdaProxyEvent> = (
  event: Event,
  context: InvocationContext,
  callback: LambdaCallback,
) => unknown;
