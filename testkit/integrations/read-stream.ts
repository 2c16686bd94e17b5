import { type Body, isStream, type Payload } from '../exchange/index.js';
import { configurationFailure } from './configuration-failure.js';

/** Bytes that a response may have unless it is streamed. */
const largest = 10_485_760;

/** The whole body: of a stream, all its bytes. */
export async function readStream(body: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > largest) throw responseTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A body that callIntegration has read. */
export function wholeBody(body: Body): Payload | undefined {
  return isStream(body) ? undefined : body;
}

/** The limit is documented; how API Gateway answers is unconfirmed. */
function responseTooLarge(): Error {
  return configurationFailure(`Response payload exceeds ${largest} bytes`);
}
