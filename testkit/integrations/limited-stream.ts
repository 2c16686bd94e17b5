import type { Exchange } from '../exchange/index.js';
import { StreamTimeout } from './stream-timeout.js';

/** Milliseconds that a stream may pause. */
const longestPauses = { EDGE: 30_000, REGIONAL: 300_000, PRIVATE: 300_000 };
/** Bytes that pass as fast as they come. */
const unpaced = 10_485_760;
/** Bytes a second of what follows. */
const rate = 2_097_152;
/** Bytes that pass at once when a stream is held back; too few would wait longer than the rate asks for. */
const slice = rate / 8;

/**
 * A streamed body that ends with a {@link StreamTimeout} when nothing comes for too long, or when the time of the
 * integration is over, and that is held back to 2 MB a second beyond its first 10 MB, all on the gateway's clock. The
 * limits are documented; how a stream ends by them, and that a megabyte is 1,048,576 bytes, is unconfirmed.
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
  const longestPause = longestPauses[deployed.api.endpointType ?? 'REGIONAL'];
  const end = clock.now() - integrationLatency + timeoutInMillis;
  const reader = stream.getReader();
  const overdue = (): StreamTimeout =>
    new StreamTimeout(`The integration has taken more than ${timeoutInMillis} milliseconds.`);
  let held: Uint8Array = new Uint8Array();
  let passed = 0;
  /** When all that has passed would have passed at that rate. Before now: a clock that leaps owes the stream that time. */
  let pacedUntil = 0;
  let cancelTimer = (): void => {};

  const read = (): ReturnType<typeof reader.read> =>
    new Promise((resolve, reject) => {
      const left = end - clock.now();
      if (left <= 0) throw overdue();
      const idle = new StreamTimeout(`The stream has been idle for ${longestPause / 1000} seconds.`);
      cancelTimer = clock.schedule(() => reject(left < longestPause ? overdue() : idle), Math.min(longestPause, left));
      reader.read().then(
        (result) => {
          cancelTimer();
          resolve(result);
        },
        (error: unknown) => {
          cancelTimer();
          reject(error);
        },
      );
    });
  const wait = (milliseconds: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const left = end - clock.now();
      cancelTimer = clock.schedule(
        () => (left < milliseconds ? reject(overdue()) : resolve()),
        Math.min(milliseconds, left),
      );
    });
  /** Bytes of what is held that may pass now, after a pause where one is due. */
  const nextSize = async (): Promise<number> => {
    if (passed < unpaced) {
      pacedUntil = clock.now();
      return Math.min(held.byteLength, unpaced - passed);
    }
    const size = Math.min(held.byteLength, slice);
    const ahead = pacedUntil - clock.now();
    if (ahead >= (slice / rate) * 1000) await wait(ahead);
    pacedUntil += (size / rate) * 1000;
    return size;
  };
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        if (held.byteLength === 0) {
          const asked = clock.now();
          const { done, value } = await read();
          // The time that the backend takes is owed to nobody.
          pacedUntil = Math.max(pacedUntil, clock.now() - Math.max(0, asked - pacedUntil));
          if (done) {
            controller.close();
            return;
          }
          held = value;
        }
        const size = await nextSize();
        controller.enqueue(held.subarray(0, size));
        held = held.subarray(size);
        passed += size;
      } catch (error) {
        reader.cancel(error).catch(() => {});
        throw error;
      }
    },
    cancel(reason) {
      cancelTimer();
      return reader.cancel(reason);
    },
  });
}
