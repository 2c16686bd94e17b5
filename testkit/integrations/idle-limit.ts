import type { Exchange } from '../exchange/index.js';

/** Milliseconds that a stream may pause. */
const idle = { EDGE: 30_000, REGIONAL: 300_000, PRIVATE: 300_000 };

/**
 * A streamed body that ends with an error when nothing comes for too long, on the gateway's clock. That the client's
 * connection is cut then is documented; API Gateway also slows streams down to 2 MB/s beyond 10 MB, which is not done.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode.html
 */
export function idleLimit(stream: ReadableStream<Uint8Array>, { deployed }: Exchange): ReadableStream<Uint8Array> {
  const { clock } = deployed.surroundings;
  const limit = idle[deployed.api.endpointType ?? 'REGIONAL'];
  const reader = stream.getReader();
  return new ReadableStream<Uint8Array>({
    pull: (controller) =>
      new Promise<void>((resolve) => {
        const cancel = clock.schedule(() => {
          const error = new Error(`The stream has been idle for ${limit / 1000} seconds.`);
          controller.error(error);
          reader.cancel(error).catch(() => {});
          resolve();
        }, limit);
        reader
          .read()
          .then(({ done, value }) => {
            cancel();
            if (done) controller.close();
            else controller.enqueue(value);
            resolve();
          })
          .catch((error: unknown) => {
            cancel();
            // After the limit the stream has failed already; to fail it again does nothing.
            controller.error(error);
            resolve();
          });
      }),
    cancel: (reason) => reader.cancel(reason),
  });
}
