import { LambdaResponseStream } from './lambda-response-stream.js';

/** By this member Lambda's Node runtime knows what `streamifyResponse` has made. */
export const streamingMark = Symbol.for('aws.lambda.runtime.handler.streaming');

/** The global of Lambda's Node runtimes. */
const awslambda = {
  streamifyResponse<Handler extends object>(handler: Handler): Handler {
    return Object.assign(handler, { [streamingMark]: 'response' });
  },
  HttpResponseStream: {
    from(stream: unknown, metadata: unknown): unknown {
      if (stream instanceof LambdaResponseStream) stream.writePrelude(metadata);
      return stream;
    },
  },
};

/** Makes the global `awslambda` unless there is one: code for Lambda looks for it when it runs. */
export function provideAwslambda(): void {
  if (!('awslambda' in globalThis)) Object.assign(globalThis, { awslambda });
}
