import type { OutgoingRequest } from './client-options.js';
import type { Operation, OperationRequest, Style } from './operation.js';

const encode = encodeURIComponent;

/** Writes a request out: URL, headers, body; not yet authenticated. */
export function buildRequest(baseUrl: string, operation: Operation, request: OperationRequest): OutgoingRequest {
  const { styles, body: bodies } = operation;
  const styleOf = (place: string, name: string): Style | undefined =>
    styles?.find((style) => style[0] === place && style[1] === name)?.[2];

  const path = operation.path.replace(/\{([^{}]+?)(\+?)\}/g, (_, name: string, greedy: string) => {
    const value = own(request.path, name);
    if (value == null || value === '')
      throw new TypeError(`The path parameter ${name} of ${operation.path} is missing.`);
    const style = styleOf('path', name);
    if (style) return style(name, value);
    return greedy
      ? String(value).split('/').map(encode).join('/')
      : (Array.isArray(value) ? value : [value]).map(encode).join();
  });
  // A segment of dots would be taken for a step up, and lead to another operation.
  if (/\/(\.|%2e){1,2}(\/|$)/i.test(path)) throw new TypeError(`A path parameter of ${operation.path} is . or ..`);

  const query: string[] = [];
  for (const [name, value] of entries(request.query)) query.push((styleOf('query', name) ?? form)(name, value));
  const search = query.filter(Boolean).join('&');

  const headers: Record<string, string> = { accept: operation.accept ?? 'application/json' };
  for (const [name, value] of entries(request.header)) {
    headers[name.toLowerCase()] = styleOf('header', name)?.(name, value) ?? String(value);
  }
  const cookies = entries(request.cookie).map(([name, value]) => (styleOf('cookie', name) ?? form)(name, value));
  if (cookies.length) headers.cookie = cookies.join('; ');

  const outgoing: OutgoingRequest = {
    method: operation.method ?? request.method ?? 'GET',
    url: baseUrl.replace(/\/$/, '') + path + (search && (path.includes('?') ? '&' : '?') + search),
    headers,
  };
  if (bodies && request.body !== undefined) {
    const [type, write, encoding] = bodies.find(([type]) => type === request.contentType) ?? bodies[0] ?? [];
    const body = write?.(request.body, encoding);
    if (body !== undefined) outgoing.body = body;
    // Of a form with files, `fetch` alone knows the boundary; of a range, the caller must know the type.
    if (type && !(body instanceof FormData)) headers['content-type'] = request.contentType ?? type;
  }
  return outgoing;
}

/** Query and cookie in the style `form`, exploded: an array repeats its name, an object gives its members. */
function form(name: string, value: unknown): string {
  if (typeof value !== 'object') return `${encode(name)}=${encode(String(value))}`;
  const pairs = Array.isArray(value) ? value.map((item) => [name, item]) : Object.entries(value ?? {});
  return pairs
    .filter(([, item]) => item != null)
    .map(([key, item]) => `${encode(key)}=${encode(item)}`)
    .join('&');
}

/** The members that have a value. */
function entries(group: object | undefined): [string, unknown][] {
  return group ? Object.entries(group).filter(([, value]) => value != null) : [];
}

/** A member that the caller gave, never one of `Object.prototype`. */
function own(group: object | undefined, name: string): unknown {
  return group && Object.hasOwn(group, name) ? group[name as keyof typeof group] : undefined;
}
