/** What a signature covers, apart from the scope and the time. */
export interface CanonicalRequestParts {
  readonly method: string;
  /** The path as it goes over the wire, percent-encoded where the URL is. */
  readonly path: string;
  /** The query as it goes over the wire, without its question mark. */
  readonly query: string;
  /** Lower-case names to canonical values. */
  readonly headers: ReadonlyMap<string, string>;
  /** SHA-256 of the body, in lower-case hexadecimal digits. */
  readonly payloadHash: string;
  /** Remove empty and dot segments from the path. */
  readonly normalizePath: boolean;
}

/**
 * The text whose hash is signed: method, path, query, headers, their names and the hash of the body, one to a line.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-canonical-request
 */
export function canonicalRequest(parts: CanonicalRequestParts): string {
  const names = [...parts.headers.keys()].sort();
  return [
    parts.method.toUpperCase(),
    canonicalPath(parts.path, parts.normalizePath),
    canonicalQuery(parts.query),
    ...names.map((name) => `${name}:${parts.headers.get(name)}`),
    '',
    names.join(';'),
    parts.payloadHash,
  ].join('\n');
}

/**
 * Lower-case names to values, blanks trimmed and run together, repeated headers joined in their order.
 * Left out is what a proxy, a browser or the network layer may add or change on the way.
 */
export function canonicalHeaders(headers: Iterable<readonly [string, string]>): Map<string, string> {
  const canonical = new Map<string, string>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    if (unsignedHeaders.has(key) || key.startsWith('proxy-') || key.startsWith('sec-')) continue;
    const text = value.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '');
    const before = canonical.get(key);
    canonical.set(key, before === undefined ? text : `${before},${text}`);
  }
  return canonical;
}

const unsignedHeaders: ReadonlySet<string> = new Set([
  'authorization',
  'cache-control',
  'connection',
  'expect',
  'from',
  'keep-alive',
  'max-forwards',
  'pragma',
  'referer',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'user-agent',
  'x-amzn-trace-id',
]);

/** Every character percent-encoded but the unreserved ones of RFC 3986. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Encodes what is on the wire once more, as every service but S3 does: `%20` becomes `%2520`. */
function canonicalPath(path: string, normalize: boolean): string {
  let segments = path.split('/');
  if (normalize) {
    const kept: string[] = [];
    for (const segment of segments) {
      if (segment === '..') kept.pop();
      else if (segment !== '' && segment !== '.') kept.push(segment);
    }
    segments = kept.length === 0 ? ['', ''] : ['', ...kept, ...(path.endsWith('/') ? [''] : [])];
  }
  return segments.map(percentEncode).join('/') || '/';
}

/** Parameters by name, then by value; a parameter without `=` has an empty value. */
function canonicalQuery(query: string): string {
  const pairs = query
    .split('&')
    .filter((part) => part !== '')
    .map((part): [string, string] => {
      const end = part.includes('=') ? part.indexOf('=') : part.length;
      return [encodeOnce(part.slice(0, end)), encodeOnce(part.slice(end + 1))];
    });
  // The pairs, not their joined texts, are compared: `a=1` comes before `a-b=1`, although `=` comes after `-`.
  return pairs
    .sort(([name, value], [otherName, otherValue]) => compare(name, otherName) || compare(value, otherValue))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/**
 * Brings a text in which some characters may be encoded into the one canonical encoding. It never decodes whole texts,
 * so that a stray `%` or bytes that are no UTF-8 cannot make it fail. `+` is a plus sign here, as in AWS's own signers.
 */
function encodeOnce(text: string): string {
  return text.replace(/%[\da-f]{2}|%|[^%]+/gi, (part) => {
    if (!/^%../.test(part)) return percentEncode(part);
    const character = String.fromCharCode(Number.parseInt(part.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : part.toUpperCase();
  });
}
