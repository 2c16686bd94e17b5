import { gunzipSync, inflateSync } from 'node:zlib';
import { bytesOf, type GatewayResponse, headerOf, isStream, webHeaders } from '../exchange/index.js';

/** Statuses that the web's `Response` allows no body for. */
const bodiless: ReadonlySet<number> = new Set([101, 204, 205, 304]);

/**
 * A response of the gateway as `fetch` gives it: the body unpacked, none where the web allows none, which is true of all
 * answers to HEAD. Throws a RangeError for a status that the web's `Response` refuses, which is any below 200.
 *
 * @param method of the request
 */
export function webResponse({ status, headers, body }: GatewayResponse, method: string): Response {
  const init = { status, headers: webHeaders(headers) };
  if (body === undefined) return new Response(null, init);
  if (method === 'HEAD' || bodiless.has(status)) {
    // A stream that has broken already refuses: nobody would catch it.
    if (isStream(body)) body.cancel().catch(() => undefined);
    return new Response(null, init);
  }
  if (typeof body === 'string' || isStream(body)) return new Response(body, init);
  return new Response(unpacked(body, headerOf(headers, 'content-encoding')), init);
}

/** `fetch` unpacks what it gets and leaves the header as it was. A body that is not packed as it says stays as it is. */
function unpacked(body: Uint8Array, encoding: string | undefined): Uint8Array<ArrayBuffer> {
  const bytes = bytesOf(body);
  try {
    if (encoding === 'gzip') return new Uint8Array(gunzipSync(bytes));
    if (encoding === 'deflate') return new Uint8Array(inflateSync(bytes));
  } catch {
    return new Uint8Array(bytes);
  }
  return new Uint8Array(bytes);
}
