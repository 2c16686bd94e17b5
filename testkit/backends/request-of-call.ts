import { type HttpCall, type Payload, webHeaders } from '../exchange/index.js';

/** A call as a web `Request`, which lowers header names, merges repeated headers and has no body on GET and HEAD. */
export function requestOfCall({ method, url, headers, body }: HttpCall): Request {
  const init: RequestInit = {
    method,
    headers: webHeaders(headers),
  };
  if (body !== undefined && !isEmpty(body) && method !== 'GET' && method !== 'HEAD') init.body = bodyInit(body);
  return new Request(url, init);
}

const isEmpty = (body: Payload): boolean => body.length === 0;

function bodyInit(body: Payload): BodyInit {
  // Bytes, so that a text gets no Content-Type that the call does not have.
  return typeof body === 'string' ? Buffer.from(body) : new Uint8Array(body);
}
