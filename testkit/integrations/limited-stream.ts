import type { Exchange } from '../exchange/index.js';

/** Milliseconds that a stream may pause. */
const idle = { EDGE: 30_000, REGIONAL: 300_000, PRIVATE: 300_000 };

/**
 * A streamed body that ends with an error when nothing comes for too long, or when the time of the integration is over,
 * on the gateway's clock. The limits are documented, how a stream ends by them is unconfirmed; API Gateway also slows
 * streams down to 2 MB/s beyond 10 MB, which is not done.
 *
 * @param timeoutInMillis of the integration
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode.html
 */
export function limitedStream(
  stream: ReadableStream<Uint8Array>,
  { deployed, integrationLatency = 0 }: Exchange,
  timeoutInMillis: number,
): ReadableStream<Uint8Array> {
  const { clock } = deployed.surroundings;
  const longestPause = idle[deployed.api.endpointType ?? 'REGIONAL'];
  const end = clock.now() - integrationLatency + timeoutInMillis;
  const reader = stream.getReader();
  return new ReadableStream<Uint8Array>({
    pull: (controller) =>
      new Promise<void>((resolve) => {
        const left = end - clock.now();
        const cancel = clock.schedule(
          () => {
            const error = new Error(
              left < longestPause
                ? `The integration has taken more than ${timeoutInMillis} milliseconds.`
                : `The stream has been idle for ${longestPause / 1000} seconds.`,
            );
            controller.error(error);
            reader.cancel(error).catch(() => {});
            resolve();
          },
          Math.min(longestPause, left),
        );
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
            // Behind a limit the stream has failed already; to fail it again does nothing.
            controller.error(error);
            resolve();
          });
      }),
    cancel: (reason) => reader.cancel(reason),
  });
}
