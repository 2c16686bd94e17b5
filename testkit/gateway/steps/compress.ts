import { deflateSync, gzipSync } from 'node:zlib';
import { bytesOf, type Exchange, headerOf, headerValues, isStream, sizeOf } from '../../exchange/index.js';

/**
 * Compresses the response, when the API has `minimumCompressionSize`, the body reaches it, the client ranks `gzip` or
 * `deflate` highest, and the backend has not said how it is encoded.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gzip-compression-decompression.html
 */
export function compress(exchange: Exchange): void {
  const minimum = exchange.deployed.api.minimumCompressionSize;
  const { response, failure, matched } = exchange;
  if (minimum === undefined || response === undefined) return;
  // What an integration streams is not encoded (documented), even if it happens to be whole already.
  if (failure === undefined && matched?.method.integration?.responseTransferMode === 'STREAM') return;
  const { body } = response;
  if (body === undefined || isStream(body) || sizeOf(body) < minimum) return;
  if (headerOf(response.headers, 'content-encoding') !== undefined) return;
  const coding = preferredCoding(headerValues(exchange.headers, 'accept-encoding').join(','));
  if (coding === undefined) return;
  const bytes = bytesOf(body);
  exchange.response = {
    ...response,
    headers: [...response.headers, ['Content-Encoding', coding]],
    body: coding === 'gzip' ? gzipSync(bytes) : deflateSync(bytes),
  };
}

/** Of codings with the same weight the first; `identity` on top, and anything that is unknown, leaves the body alone. */
function preferredCoding(acceptEncoding: string): 'gzip' | 'deflate' | undefined {
  let best: { readonly coding: string; readonly weight: number } | undefined;
  for (const entry of acceptEncoding.split(',')) {
    const [name = '', ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase());
    const coding = name === 'x-gzip' ? 'gzip' : name;
    if (coding !== 'gzip' && coding !== 'deflate' && coding !== 'identity') continue;
    const quality = parameters.find((parameter) => parameter.startsWith('q='));
    const weight = quality === undefined ? 1 : Number(quality.slice(2));
    if (weight > 0 && (best === undefined || weight > best.weight)) best = { coding, weight };
  }
  return best?.coding === 'gzip' || best?.coding === 'deflate' ? best.coding : undefined;
}
