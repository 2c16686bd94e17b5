import type { LambdaProxyEvent } from '../../runtime/lambda-event.js';
import type { LambdaAnswer, LambdaCall } from '../exchange/index.js';
import type { Backend, BackendSurroundings } from './backend.js';
import { eventOf } from './event-of.js';
import { functionBackend } from './function-backend.js';
import { functionError } from './function-error.js';
import { functionTimeout } from './function-timeout.js';
import { type InvocationContext, invocationContext, type LambdaOptions } from './invocation-context.js';
import { LambdaResponseStream } from './lambda-response-stream.js';
import { provideAwslambda, streamingMark } from './provide-awslambda.js';

/** A function that writes its answer to a stream, as `awslambda.streamifyResponse` takes it. */
export type StreamingHandler<Event = LambdaProxyEvent> = (
  event: Event,
  responseStream: LambdaResponseStream,
  context: InvocationContext,
) => unknown;

/**
 * A Lambda function that streams its answer, for integrations with the response transfer mode `STREAM`. While it runs,
 * there is a global `awslambda` with `HttpResponseStream`, as in Lambda.
 *
 * ```ts
 * streamingLambda('report', async (event, stream) => {
 *   const body = awslambda.HttpResponseStream.from(stream, { statusCode: 200 });
 *   body.write('…');
 *   body.end();
 * });
 * ```
 *
 * @param nameOrArn as of `lambda()`
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode-lambda.html
 */
export function streamingLambda<Event = LambdaProxyEvent>(
  nameOrArn: string,
  handler: StreamingHandler<Event>,
  options: LambdaOptions = {},
): Backend {
  return functionBackend('streamingLambda', nameOrArn, (call, surroundings) =>
    streamedAnswer(call, handler, options, surroundings),
  );
}

/** Whether `awslambda.streamifyResponse` has made the handler. */
export function isStreamified(handler: unknown): handler is StreamingHandler<unknown> {
  return typeof handler === 'function' && Reflect.get(handler, streamingMark) === 'response';
}

/** The answer of a streaming function: the stream, as soon as something is in it; of `Invoke`, all of it. */
export async function streamedAnswer<Event>(
  call: LambdaCall,
  handler: StreamingHandler<Event>,
  options: LambdaOptions,
  surroundings: BackendSurroundings,
): Promise<LambdaAnswer> {
  provideAwslambda();
  const stream = new LambdaResponseStream();
  const context = invocationContext(call, () => undefined, options, surroundings);
  const event = eventOf<Event>(call);
  const { over, cancel } = functionTimeout(options, context, surroundings);
  const finished = (async () => handler(event, stream, context))();
  finished.finally(cancel).catch(() => {});
  let ended: LambdaAnswer | undefined;
  over.then((answer) => {
    ended = answer;
    stream.destroy(new Error('The function has been ended: its time was over.'));
  });
  finished.catch((error: unknown) => stream.destroy(error instanceof Error ? error : new Error(String(error))));
  // A function that fails before it has written anything has failed as any other.
  const failure = await Promise.race([stream.opened, over, finished.then(() => undefined, functionError)]);
  if (failure !== undefined) return failure;
  if (call.streaming === true) return { kind: 'lambda', payload: stream.readable };
  try {
    const chunks: Uint8Array[] = [];
    for await (const chunk of stream.readable) chunks.push(chunk);
    await Promise.race([finished, over]);
    return ended ?? { kind: 'lambda', payload: new Uint8Array(Buffer.concat(chunks)) };
  } catch (error) {
    return ended ?? functionError(error);
  }
}
