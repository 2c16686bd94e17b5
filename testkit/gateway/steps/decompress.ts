import { gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { bytesOf, type Exchange, GatewayFailure, headerOf } from '../../exchange/index.js';

/** Bytes that a body may have when it is unpacked: those of a plain one. */
const largestBody = 10_485_760;

/**
 * Unpacks a body that the client has compressed; always on. Whether the header `Content-Encoding` stays in sight then is
 * unconfirmed; recordings show it on requests without a body, so it stays.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-make-request-with-compressed-payload.html
 */
export function decompress(exchange: Exchange): void {
  const { body } = exchange;
  if (body === undefined || body.length === 0) return;
  const encoding = headerOf(exchange.headers, 'content-encoding')?.trim().toLowerCase();
  if (encoding === undefined || encoding === '' || encoding === 'identity') return;
  const options = { maxOutputLength: largestBody };
  try {
    const bytes = bytesOf(body);
    if (encoding === 'gzip') exchange.body = gunzipSync(bytes, options);
    else if (encoding === 'deflate')
      exchange.body = isZlib(bytes) ? inflateSync(bytes, options) : inflateRawSync(bytes, options);
    else throw new GatewayFailure('UNSUPPORTED_MEDIA_TYPE');
  } catch (error) {
    if (error instanceof GatewayFailure) throw error;
    if (error instanceof RangeError) throw new GatewayFailure('REQUEST_TOO_LARGE', { isPlainText: true });
    throw new GatewayFailure('UNSUPPORTED_MEDIA_TYPE');
  }
}

/** Whether the bytes begin as RFC 1950 says; some clients send `deflate` without that frame. */
function isZlib(bytes: Uint8Array): boolean {
  const [first = 0, second = 0] = bytes;
  return (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0;
}
