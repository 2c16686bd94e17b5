import { bytesOf, type GatewayFailure, isStream, type LambdaAnswer } from '../exchange/index.js';
import { configurationFailure } from './configuration-failure.js';

/** What a streaming function wrote: metadata as JSON text, and the body behind the eight NUL bytes. */
export interface StreamedResponse {
  readonly metadata: string;
  readonly body: ReadableStream<Uint8Array> | Uint8Array;
}

const delimiter = 8;
/** Bytes within which the delimiter stands. */
const longestMetadata = 16 * 1024;

/**
 * Splits the answer of a streaming function. Reads no more of a stream than it has to.
 *
 * @throws GatewayFailure 500 when no delimiter comes in time: the function does not write the format
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode-lambda.html
 */
export function splitStreamedResponse(payload: LambdaAnswer['payload']): StreamedResponse | Promise<StreamedResponse> {
  if (isStream(payload)) return splitStream(payload);
  const bytes = bytesOf(payload);
  const at = delimiterIn(bytes);
  if (at === -1) throw streamFormatFailure();
  return { metadata: textIn(bytes, at), body: bytes.subarray(at + delimiter) };
}

/** Where the metadata of an answer ends, or -1. */
export function delimiterIn(bytes: Uint8Array): number {
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(Buffer.alloc(delimiter));
  return at > longestMetadata ? -1 : at;
}

async function splitStream(stream: ReadableStream<Uint8Array>): Promise<StreamedResponse> {
  const reader = stream.getReader();
  let head = new Uint8Array();
  for (;;) {
    const { done, value } = await reader.read();
    if (value !== undefined) head = new Uint8Array(Buffer.concat([head, value]));
    const at = delimiterIn(head);
    if (at !== -1) return { metadata: textIn(head, at), body: rest(reader, head.subarray(at + delimiter)) };
    if (done || head.byteLength > longestMetadata + delimiter) {
      reader.cancel().catch(() => {});
      throw streamFormatFailure();
    }
  }
}

function textIn(bytes: Uint8Array, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, end).toString('utf8');
}

function rest(reader: ReadableStreamDefaultReader<Uint8Array>, first: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    start(controller) {
      if (first.byteLength > 0) controller.enqueue(first);
    },
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

/** What the function writes is not of the form that API Gateway reads: 500 (documented). */
export function streamFormatFailure(): GatewayFailure {
  return configurationFailure('Malformed Lambda proxy response: no metadata before the body of the stream');
}
