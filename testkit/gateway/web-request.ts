import {
  type GatewayRequest,
  type Header,
  headerText,
  type Payload,
  type UrlParts,
  urlParts,
} from '../exchange/index.js';

/** What `fetch` takes. */
export type FetchInput = string | URL | Request;

/**
 * The arguments of `fetch` as a request on the wire. The web's `Request` knows less than the wire: names of headers come
 * in lower case out of `Headers` (`spelling` gives those back that are known), repeated headers are one, dot segments of
 * the URL are gone. Headers given as a record or as pairs keep their case.
 */
export function webRequest(
  input: FetchInput,
  init: RequestInit | undefined,
  spelling: ReadonlyMap<string, string>,
): GatewayRequest | Promise<GatewayRequest> {
  // At once where nothing has to be read: a promise would cost a turn of the queue more.
  return simpleRequest(input, init, spelling) ?? anyRequest(input, init, spelling);
}

async function anyRequest(
  input: FetchInput,
  init: RequestInit | undefined,
  spelling: ReadonlyMap<string, string>,
): Promise<GatewayRequest> {
  // Whatever is more than a URL, headers and text: the web's own class knows the rules.
  const request = input instanceof Request && init === undefined ? input : new Request(input, init);
  const written = init?.headers ?? (input instanceof Request ? input.headers : undefined);
  const headers = headersOf(written, spelling);
  const type = request.headers.get('content-type');
  if (type !== null && !headers.some(([name]) => name.toLowerCase() === 'content-type')) {
    headers.push(['Content-Type', type]);
  }
  const body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer());
  return requestOf(request.method, urlParts(request.url), headers, body);
}

/** A URL, headers, and a text or nothing for a body: most requests, for which making a `Request` would only cost time. */
function simpleRequest(
  input: FetchInput,
  init: RequestInit | undefined,
  spelling: ReadonlyMap<string, string>,
): GatewayRequest | undefined {
  if (input instanceof Request) {
    if (init !== undefined || input.body !== null) return undefined;
    return requestOf(input.method, urlParts(input.url), headersOf(input.headers, spelling), undefined);
  }
  const { body } = init ?? {};
  const method = methodOf(init?.method);
  if (body !== undefined && body !== null && (typeof body !== 'string' || method === 'GET' || method === 'HEAD')) {
    return undefined;
  }
  const url = urlParts(typeof input === 'string' ? input : input.href);
  const headers = headersOf(init?.headers, spelling);
  if (typeof body !== 'string') return requestOf(method, url, headers, undefined);
  if (!headers.some(([name]) => name.toLowerCase() === 'content-type')) {
    headers.push(['Content-Type', 'text/plain;charset=UTF-8']);
  }
  return requestOf(method, url, headers, body);
}

/** `fetch` writes these in upper case and leaves others alone. */
function methodOf(method = 'GET'): string {
  return /^(?:delete|get|head|options|post|put)$/i.test(method) ? method.toUpperCase() : method;
}

function requestOf(
  method: string,
  { host, target }: UrlParts,
  headers: Header[],
  body: Payload | undefined,
): GatewayRequest {
  if (!headers.some(([name]) => name.toLowerCase() === 'host')) headers.unshift(['Host', host]);
  return { method, target, headers, ...(body === undefined ? {} : { body }) };
}

function headersOf(written: HeadersInit | undefined, spelling: ReadonlyMap<string, string>): Header[] {
  if (written === undefined) return [];
  const headers: Header[] = [];
  if (written instanceof Headers) {
    for (const [name, value] of written) headers.push([spelling.get(name) ?? name, headerText(value)]);
    return headers;
  }
  const pairs = Symbol.iterator in written ? written : Object.entries(written);
  for (const pair of pairs) {
    const [name = '', value = ''] = pair;
    headers.push([name, headerText(trimmed(String(value)))]);
  }
  return headers;
}

/** White space around a value is not part of it. */
function trimmed(value: string): string {
  return value.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '');
}
