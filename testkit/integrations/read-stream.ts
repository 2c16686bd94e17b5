import { type Body, isStream, type Payload, sizeOf } from '../exchange/index.js';
import { configurationFailure } from './configuration-failure.js';

/** Bytes that a response may have unless it is streamed. */
const largest = 10_485_760;

/** The whole body: of a stream, all its bytes. */
export async function readStream(body: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > largest) throw responseTooLarge(size);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A body that callIntegration has read. */
export function wholeBody(body: Body): Payload | undefined {
  return isStream(body) ? undefined : body;
}

/** Refuses a body that has come whole and is too large. */
export function checkBodySize(body: Payload): void {
  // No character of a text has more than three bytes.
  if (body.length * 3 > largest && sizeOf(body) > largest) throw responseTooLarge(sizeOf(body));
}

/** The line of the log is seen, and the limit documented; the status is unconfirmed. */
function responseTooLarge(size: number): Error {
  return configurationFailure(
    `Integration response of reported length ${size} is larger than allowed maximum of ${largest} bytes.`,
  );
}
