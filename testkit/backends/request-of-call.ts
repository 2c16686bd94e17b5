import { type HeaderList, type HttpCall, headerBytes, type Payload } from '../exchange/index.js';

/** A call as a web `Request`, which lowers header names, merges repeated headers and has no body on GET and HEAD. */
export function requestOfCall({ method, url, headers, body }: HttpCall): Request {
  const init: RequestInit = {
    method,
    headers: webHeaders(headers),
  };
  if (body !== undefined && !isEmpty(body) && method !== 'GET' && method !== 'HEAD') init.body = bodyInit(body);
  return new Request(url, init);
}

/** A record where no name is repeated: `Headers` takes it in a third of the time that pairs need. */
function webHeaders(headers: HeaderList): Record<string, string> | [string, string][] {
  const record: Record<string, string> = {};
  for (const [name, value] of headers) {
    if (name === '__proto__' || Object.hasOwn(record, name)) {
      return headers.map(([each, text]): [string, string] => [each, headerBytes(text)]);
    }
    record[name] = headerBytes(value);
  }
  return record;
}

const isEmpty = (body: Payload): boolean => body.length === 0;

function bodyInit(body: Payload): BodyInit {
  // Bytes, so that a text gets no Content-Type that the call does not have.
  return typeof body === 'string' ? Buffer.from(body) : new Uint8Array(body);
}
