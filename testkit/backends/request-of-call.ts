import type { HttpCall, Payload } from '../exchange/index.js';

/** A call as a web `Request`, which lowers header names, merges repeated headers and has no body on GET and HEAD. */
export function requestOfCall({ method, url, headers, body }: HttpCall): Request {
  const init: RequestInit = {
    method,
    headers: headers.map(([name, value]): [string, string] => [name, byteString(value)]),
  };
  if (body !== undefined && !isEmpty(body) && method !== 'GET' && method !== 'HEAD') init.body = bodyInit(body);
  return new Request(url, init);
}

const isEmpty = (body: Payload): boolean => body.length === 0;

function bodyInit(body: Payload): BodyInit {
  // Bytes, so that a text gets no Content-Type that the call does not have.
  return typeof body === 'string' ? Buffer.from(body) : new Uint8Array(body);
}

/** A header value as its bytes in UTF-8, one character each: all that the web and Node let through. */
export function byteString(value: string): string {
  return isLatin1(value) ? value : Buffer.from(value).toString('latin1');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is that of bytes.
const isLatin1 = (value: string): boolean => /^[\u0000-\u00ff]*$/.test(value);
