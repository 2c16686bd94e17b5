import type { LambdaProxyEvent } from '../../runtime/lambda-event.js';
import type { LambdaAnswer, LambdaCall } from '../exchange/index.js';
import type { Backend, BackendSurroundings } from './backend.js';
import { eventOf } from './event-of.js';
import { functionBackend } from './function-backend.js';
import { functionError } from './function-error.js';
import { functionTimeout } from './function-timeout.js';
import { type InvocationContext, invocationContext, type LambdaOptions } from './invocation-context.js';
import type { LambdaHandler } from './lambda-handler.js';
import { isStreamified, streamedAnswer } from './streaming-lambda.js';

/**
 * A Lambda function, called directly. The event is what JSON leaves of it and the answer is written as JSON, so that nothing
 * is shared; the gateway applies Lambda's limits to both. What the function throws is a function error, as at AWS.
 *
 * ```ts
 * lambda('orders', async (event) => ({ statusCode: 200, body: event.path }));
 * ```
 *
 * @param nameOrArn The name, `orders`; with a qualifier, `orders:live`; the ARN with or without one; or the logical name
 *   of a function of the template, `OrdersFunction`.
 * @param handler Also one that Lambda's `awslambda.streamifyResponse` has made.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html
 */
export function lambda<Event = LambdaProxyEvent>(
  nameOrArn: string,
  handler: LambdaHandler<Event>,
  options: LambdaOptions = {},
): Backend {
  return functionBackend('lambda', nameOrArn, (call, surroundings) =>
    isStreamified(handler)
      ? streamedAnswer(call, handler, options, surroundings)
      : invoke(call, handler, options, surroundings),
  );
}

function invoke<Event>(
  call: LambdaCall,
  handler: LambdaHandler<Event>,
  options: LambdaOptions,
  surroundings: BackendSurroundings,
): Promise<LambdaAnswer> {
  const callback = resultByCallback();
  const context = invocationContext(call, callback.done, options, surroundings);
  if (options.timeout === undefined) return run(call, handler, context, callback);
  const { over, cancel } = functionTimeout(options, context, surroundings);
  return Promise.race([over, run(call, handler, context, callback)]).finally(cancel);
}

async function run<Event>(
  call: LambdaCall,
  handler: LambdaHandler<Event>,
  context: InvocationContext,
  callback: ResultByCallback,
): Promise<LambdaAnswer> {
  try {
    const returned = handler(eventOf<Event>(call), context, callback.done);
    const result = usesCallback(handler, returned) ? await callback.result() : await returned;
    return { kind: 'lambda', payload: serialized(result) };
  } catch (error) {
    return functionError(error);
  }
}

/** Lambda waits for the callback of functions that return no promise. Those that do not declare it have none to call. */
function usesCallback(handler: (...args: never) => unknown, returned: unknown): boolean {
  return returned === undefined && handler.length >= 2;
}

interface ResultByCallback {
  readonly done: (error?: unknown, result?: unknown) => void;
  /** What the callback is given, or has been given already; the first time counts. */
  result(): Promise<unknown>;
}

/** Makes a promise only when somebody waits for it: most functions return theirs. */
function resultByCallback(): ResultByCallback {
  let given: { readonly error: unknown; readonly result: unknown } | undefined;
  let wake: () => void = () => undefined;
  return {
    done(error, result) {
      given ??= { error, result };
      wake();
    },
    async result() {
      if (given === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (given?.error !== undefined && given.error !== null) throw given.error;
      return given?.result;
    },
  };
}

/** The answer as the runtime writes it. */
function serialized(result: unknown): string {
  let text: string | undefined;
  try {
    text = JSON.stringify(result === undefined ? null : result);
  } catch {
    throw new Error('Unable to stringify response body');
  }
  // A function or a symbol has no JSON.
  return text ?? 'null';
}
