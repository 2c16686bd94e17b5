import type { LambdaContext, LambdaProxyEvent } from './lambda-event.js';
import { type HandlerOptions, type LambdaOperation, readOrRefuse } from './lambda-handler.js';
import { readProxyEvent } from './lambda-request.js';
import { type LambdaResponse, proxyResult } from './lambda-response.js';

/** A body that is sent while it is being made. A text goes out as UTF-8. */
export type StreamedBody = AsyncIterable<string | Uint8Array> | string | Uint8Array;

/** What Lambda gives a streaming function to write to: a writable stream of Node. */
export interface LambdaResponseStream {
  write(chunk: string | Uint8Array): boolean;
  end(): void;
  once(event: 'drain' | 'close', listener: () => void): unknown;
  off(event: 'drain' | 'close', listener: () => void): unknown;
  readonly destroyed?: boolean;
}

/** A Lambda function that streams its answer: export it as `handler`. */
export type LambdaStreamingHandler = (
  event: LambdaProxyEvent,
  responseStream: LambdaResponseStream,
  context: LambdaContext,
) => Promise<void>;

/** The global of Lambda's Node runtimes. */
declare const awslambda: {
  streamifyResponse(handler: LambdaStreamingHandler): LambdaStreamingHandler;
  readonly HttpResponseStream: {
    from(stream: LambdaResponseStream, metadata: object): LambdaResponseStream;
  };
};

/**
 * Wraps a typed handler into a Lambda function that streams its answer, for integrations with the response transfer mode
 * `STREAM`. Outside of Lambda, where there is no `awslambda`, metadata is not written.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode-lambda.html
 */
export function streamingHandler<Request>(
  operation: LambdaOperation<Request, LambdaProxyEvent>,
  handle: (request: Request, context: LambdaContext) => LambdaResponse | Promise<LambdaResponse>,
  options: HandlerOptions = {},
): LambdaStreamingHandler {
  const handler: LambdaStreamingHandler = async (event, responseStream, context) => {
    const read = await readOrRefuse(() => operation.read(readProxyEvent(event), event), options);
    const response = 'refusal' in read ? read.refusal : await handle(read.request, context);
    const streamed = isStream(response.body) ? response.body : undefined;
    const { statusCode, headers, multiValueHeaders, body } = proxyResult(
      streamed === undefined ? response : { ...response, body: '' },
      operation.contentTypes,
    );
    const metadata = { statusCode, headers, multiValueHeaders };
    const stream =
      typeof awslambda === 'undefined' ? responseStream : awslambda.HttpResponseStream.from(responseStream, metadata);
    if (streamed !== undefined) for await (const chunk of streamed) await write(stream, chunk);
    else if (response.body instanceof Uint8Array) await write(stream, response.body);
    else if (body !== '') await write(stream, body);
    stream.end();
  };
  return typeof awslambda === 'undefined' ? handler : awslambda.streamifyResponse(handler);
}

/** Waits when the stream is full, so that a fast source does not fill the memory; not when the client has gone. */
async function write(stream: LambdaResponseStream, chunk: string | Uint8Array): Promise<void> {
  if (stream.write(chunk) || stream.destroyed === true) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      stream.off('drain', done);
      stream.off('close', done);
      resolve();
    };
    stream.once('drain', done);
    stream.once('close', done);
  });
}

function isStream(body: unknown): body is AsyncIterable<string | Uint8Array> {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}
