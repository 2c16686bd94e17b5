/** Headers that a page may set without asking, as far as their values are harmless. */
const safelisted: ReadonlySet<string> = new Set([
  'accept',
  'accept-language',
  'content-language',
  'content-type',
  'range',
]);
const simpleTypes: ReadonlySet<string> = new Set([
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'text/plain',
]);
/** Bytes of one harmless value, and of all of them together; a character is a byte. */
const longestValue = 128;
const longestValues = 1024;

/**
 * Names of the headers for which a browser asks first, in lower case and in order.
 *
 * @see https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names
 */
export function unsafeHeaders(headers: Readonly<Record<string, string>>): readonly string[] {
  const pairs = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  const safe = pairs.filter(([name, value]) => isSafe(name, value));
  const isTooLong = safe.reduce((sum, [, value]) => sum + value.length, 0) > longestValues;
  return pairs
    .filter((pair) => isTooLong || !safe.includes(pair))
    .map(([name]) => name)
    .sort();
}

function isSafe(name: string, value: string): boolean {
  if (!safelisted.has(name) || value.length > longestValue) return false;
  switch (name) {
    case 'accept':
      return !unsafeBytes.test(value);
    case 'content-type':
      return simpleTypes.has(value.split(';', 1)[0]?.trim().toLowerCase() ?? '') && !unsafeBytes.test(value);
    case 'range':
      return isSimpleRange(value);
    default:
      return /^[0-9A-Za-z *,\-.;=]*$/.test(value);
  }
}

/** One range with a beginning: `bytes=0-` or `bytes=0-99`. */
function isSimpleRange(value: string): boolean {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(value) ?? [];
  return from !== undefined && (to === undefined || to === '' || Number(from) <= Number(to));
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

const neverReadable: ReadonlySet<string> = new Set(['set-cookie', 'set-cookie2']);

/**
 * Names of the headers that a page may read, in lower case.
 *
 * @see https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name
 */
export function readableHeaders(headers: Headers, withCredentials: boolean): readonly string[] {
  const exposed = listOf(headers, 'access-control-expose-headers').map((name) => name.toLowerCase());
  const all = exposed.includes('*') && !withCredentials;
  return [...headers.keys()].filter(
    (name) => !neverReadable.has(name) && (all || alwaysReadable.has(name) || exposed.includes(name)),
  );
}

function listOf(headers: Headers, name: string): readonly string[] {
  return (headers.get(name) ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
