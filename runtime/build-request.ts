import type { OutgoingRequest } from './client-options.js';
import type { Operation, OperationRequest, Style } from './operation.js';

const encode = encodeURIComponent;

/**
 * Writes a request out: URL, headers and body, not yet authenticated.
 *
 * @param headers What the client sends with every request; what the request itself says wins.
 * @throws TypeError when a path parameter is missing or would lead to another path.
 */
export function buildRequest(
  baseUrl: string,
  headers: Readonly<Record<string, string>>,
  operation: Operation,
  request: OperationRequest,
): OutgoingRequest {
  const styleOf = (place: string, name: string): Style | undefined =>
    operation.styles?.find((style) => style[0] === place && style[1] === name)?.[2];
  const write = (place: 'query' | 'cookie', separator: string): string =>
    entries(request[place])
      .map(([name, value]) => (styleOf(place, name) ?? form)(name, value))
      .filter(Boolean)
      .join(separator);

  const parameters = new Map(entries(request.path));
  const path = operation.path.replace(/\{(.+?)(\+?)\}/g, (_, name: string, greedy: string) => {
    const value = parameters.get(name) ?? '';
    const style = styleOf('path', name);
    const parts = Array.isArray(value) ? value : greedy ? String(value).split('/') : [value];
    const written = style ? style(name, value) : parts.map(encode).join(greedy ? '/' : ',');
    if (!written) throw new TypeError(`The path parameter ${name} is missing`);
    return written;
  });
  // A segment of dots would be taken for a step up, and lead to another operation.
  if (/\/\.\.?(\/|$)/.test(path)) throw new TypeError('A path parameter is . or ..');

  const query = write('query', '&');
  const cookie = write('cookie', '; ');
  const outgoing: OutgoingRequest = {
    method: operation.method ?? request.method ?? 'GET',
    url: baseUrl.replace(/\/$/, '') + path + (query && `?${query}`),
    headers: { accept: operation.accept ?? 'application/json', ...headers, ...(cookie && { cookie }) },
  };
  for (const [name, value] of entries(request.header)) {
    outgoing.headers[name.toLowerCase()] = styleOf('header', name)?.(name, value) ?? String(value);
  }
  const { body, contentType } = request;
  const bodies = operation.body ?? [];
  const [type, writeBody, encoding] = bodies.find((item) => item[0] === contentType) ?? bodies[0] ?? [];
  if (writeBody && type && body !== undefined) {
    outgoing.body = writeBody(body, encoding);
    // Of a form with files, `fetch` alone knows the boundary.
    if (!(outgoing.body instanceof FormData)) outgoing.headers['content-type'] = contentType ?? type;
  }
  return outgoing;
}

/** Query and cookie in the style `form`, exploded: an array repeats its name, an object gives its members. */
function form(name: string, value: unknown): string {
  const pairs = typeof value === 'object' ? entries(value) : [[name, value] as const];
  return pairs.map(([key, item]) => `${encode(Array.isArray(value) ? name : key)}=${encode(String(item))}`).join('&');
}

/** The members that have a value. */
function entries(group: object | null | undefined): [name: string, value: unknown][] {
  return group ? Object.entries(group).filter(([, value]) => value != null) : [];
}
