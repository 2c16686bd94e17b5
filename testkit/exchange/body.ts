/** A whole body: bytes, or a text that stands for its UTF-8 bytes. Texts stay texts as long as nobody needs the bytes. */
export type Payload = string | Uint8Array;

/** A body on its way: none, a whole one, or a stream of bytes. */
export type Body = undefined | Payload | ReadableStream<Uint8Array>;

const encoder = new TextEncoder();
// A byte order mark is part of a body, and bytes that are no UTF-8 become U+FFFD, as recorded.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The bytes of a body, none for `undefined`. */
export function bytesOf(body: Payload | undefined): Uint8Array {
  if (body === undefined) return new Uint8Array();
  return typeof body === 'string' ? encoder.encode(body) : body;
}

/** The text of a body, read as UTF-8; bytes that are none become U+FFFD. */
export function textOf(body: Payload | undefined): string {
  if (body === undefined) return '';
  return typeof body === 'string' ? body : decoder.decode(body);
}

/** Bytes of the body on the wire. */
export function sizeOf(body: Payload | undefined): number {
  if (body === undefined) return 0;
  return typeof body === 'string' ? Buffer.byteLength(body, 'utf8') : body.byteLength;
}

/** Whether the body is a stream: its size is not known, and it can be read once. */
export function isStream(body: Body): body is ReadableStream<Uint8Array> {
  return typeof body === 'object' && !(body instanceof Uint8Array);
}
