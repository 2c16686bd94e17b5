/** Headers that a page may set without asking, as far as their values are harmless. */
const safelisted: ReadonlySet<string> = new Set(['accept', 'accept-language', 'content-language', 'content-type']);
const simpleTypes: ReadonlySet<string> = new Set([
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'text/plain',
]);

/**
 * Names of the headers for which a browser asks first, in lower case and in order.
 *
 * @see https://fetch.spec.whatwg.org/#cors-safelisted-request-header
 */
export function unsafeHeaders(headers: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(headers)
    .filter(([name, value]) => !isSafe(name.toLowerCase(), value))
    .map(([name]) => name.toLowerCase())
    .sort();
}

function isSafe(name: string, value: string): boolean {
  if (!safelisted.has(name) || value.length > 128) return false;
  if (name === 'content-type') {
    const essence = value.split(';', 1)[0]?.trim().toLowerCase() ?? '';
    return simpleTypes.has(essence) && !unsafeBytes.test(value);
  }
  return name === 'accept' ? !unsafeBytes.test(value) : /^[0-9A-Za-z *,\-.;=]*$/.test(value);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the standard names these bytes
const unsafeBytes = /[\u0000-\u0008\u000a-\u001f"():<>?@[\\\]{}\u007f]/;

/**
 * Why a page of the origin may not read the response; undefined when it may.
 *
 * @see https://fetch.spec.whatwg.org/#cors-check
 */
export function failedCorsCheck(headers: Headers, origin: string, withCredentials: boolean): string | undefined {
  const allowed = headers.get('access-control-allow-origin');
  if (allowed === null) return 'The answer has no Access-Control-Allow-Origin.';
  if (allowed === '*') {
    return withCredentials ? 'Access-Control-Allow-Origin is *, which no request with credentials accepts.' : undefined;
  }
  if (allowed !== origin)
    return `Access-Control-Allow-Origin is ${JSON.stringify(allowed)}, the page's origin ${origin}.`;
  if (withCredentials && headers.get('access-control-allow-credentials') !== 'true') {
    return 'The request has credentials, and Access-Control-Allow-Credentials is not true.';
  }
  return undefined;
}

/**
 * Why the answer to a preflight request does not permit the request; undefined when it does.
 *
 * @param unsafe names in lower case, those that the request asked for
 * @see https://fetch.spec.whatwg.org/#cors-preflight-fetch
 */
export function failedPreflight(
  { headers, ok, status }: Response,
  origin: string,
  method: string,
  unsafe: readonly string[],
  withCredentials: boolean,
): string | undefined {
  const check = failedCorsCheck(headers, origin, withCredentials);
  if (check !== undefined) return `Preflight: ${check}`;
  if (!ok) return `Preflight: the status is ${status}, and must be 200 to 299.`;
  const methods = listOf(headers, 'access-control-allow-methods');
  const isAllowed =
    ['GET', 'HEAD', 'POST'].includes(method) || methods.includes(method) || (methods.includes('*') && !withCredentials);
  if (!isAllowed) return `Preflight: Access-Control-Allow-Methods does not name ${method}.`;
  const names = listOf(headers, 'access-control-allow-headers').map((name) => name.toLowerCase());
  // `authorization` has to be named even where any header is allowed.
  const missing = unsafe.find(
    (name) => !names.includes(name) && !(names.includes('*') && !withCredentials && name !== 'authorization'),
  );
  return missing === undefined ? undefined : `Preflight: Access-Control-Allow-Headers does not name ${missing}.`;
}

const alwaysReadable: ReadonlySet<string> = new Set([
  'cache-control',
  'content-language',
  'content-length',
  'content-type',
  'expires',
  'last-modified',
  'pragma',
]);

/**
 * Names of the headers that a page may read, in lower case.
 *
 * @see https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name
 */
export function readableHeaders(headers: Headers, withCredentials: boolean): readonly string[] {
  const exposed = listOf(headers, 'access-control-expose-headers').map((name) => name.toLowerCase());
  const all = exposed.includes('*') && !withCredentials;
  return [...headers.keys()].filter((name) => all || alwaysReadable.has(name) || exposed.includes(name));
}

function listOf(headers: Headers, name: string): readonly string[] {
  return (headers.get(name) ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
