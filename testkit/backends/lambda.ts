import type { LambdaProxyEvent } from '../../runtime/lambda-event.js';
import { type LambdaAnswer, type LambdaCall, textOf } from '../exchange/index.js';
import type { Backend, BackendSurroundings } from './backend.js';
import { functionKey } from './call-keys.js';
import { functionError } from './function-error.js';
import { invocationContext, type LambdaOptions } from './invocation-context.js';
import type { LambdaHandler } from './lambda-handler.js';
import { isStreamified, streamedAnswer } from './streaming-lambda.js';

/**
 * A Lambda function, called directly. The event is parsed from JSON and the answer written as JSON, so that nothing is
 * shared; the gateway applies Lambda's limits to both. What the function throws is a function error, as at AWS.
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
  return {
    name: nameOrArn,
    display: `lambda(${JSON.stringify(nameOrArn)}, …)`,
    target: nameOrArn,
    keys: [functionKey(nameOrArn)],
    answer(call, surroundings) {
      if (call.kind !== 'lambda') return undefined;
      if (isStreamified(handler)) return streamedAnswer(call, handler, options, surroundings);
      const answer = invoke(call, handler, options, surroundings);
      // Lambda queues the event and answers at once; what becomes of it nobody hears of.
      return call.invocationType === 'Event' ? { kind: 'lambda', payload: '' } : answer;
    },
  };
}

async function invoke<Event>(
  call: LambdaCall,
  handler: LambdaHandler<Event>,
  options: LambdaOptions,
  surroundings: BackendSurroundings,
): Promise<LambdaAnswer> {
  try {
    // What an event is, its function alone can know.
    const event: Event = JSON.parse(textOf(call.payload));
    return { kind: 'lambda', payload: await run(event, call, handler, options, surroundings) };
  } catch (error) {
    return functionError(error);
  }
}

async function run<Event>(
  event: Event,
  call: LambdaCall,
  handler: LambdaHandler<Event>,
  options: LambdaOptions,
  surroundings: BackendSurroundings,
): Promise<string> {
  let settle: (error: unknown, result: unknown) => void = () => undefined;
  const calledBack = new Promise<unknown>((resolve, reject) => {
    settle = (error, result) => (error === undefined || error === null ? resolve(result) : reject(error));
  });
  // A function that both throws and calls back is answered by what comes first; the other must not end the process.
  calledBack.catch(() => undefined);
  const context = invocationContext(call, settle, options, surroundings);
  const returned = handler(event, context, (error, result) => settle(error, result));
  return serialized(await (usesCallback(handler, returned) ? calledBack : returned));
}

/** Lambda waits for the callback of functions that return no promise. Those that do not declare it have none to call. */
function usesCallback(handler: (...args: never) => unknown, returned: unknown): boolean {
  if (typeof returned === 'object' && returned !== null && 'then' in returned) return false;
  return returned === undefined && handler.length >= 2;
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
