import { canonicalHeaders, canonicalRequest, percentEncode } from './sigv4-canonical-request.js';
import { credentialScope, sha256, signature } from './sigv4-signature.js';

/** Keys of an IAM user, or temporary ones with their session token. */
export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

/** A request that is about to be sent. */
export interface SignableRequest {
  readonly method: string;
  /** Absolute, exactly as it goes over the wire: a string is taken as it is, so pass what `new URL(…)` makes of it. */
  readonly url: string | URL;
  /** All of them are signed but those that change on the way, such as `user-agent`. `host` comes from the URL. */
  readonly headers?: Iterable<readonly [string, string]>;
  /** A text goes out as UTF-8. Default: no body. */
  readonly body?: string | BufferSource | undefined;
}

export interface SigningOptions {
  readonly credentials: AwsCredentials;
  readonly region: string;
  /** Default `execute-api`, which is right for every API, `@connections` included. */
  readonly service?: string;
  /** Milliseconds since 1970. Default `Date.now`. AWS refuses signatures that are more than five minutes off. */
  readonly clock?: () => number;
  /** Sign the path without its empty and dot segments. Default true. */
  readonly normalizePath?: boolean;
  /** Send and sign `x-amz-content-sha256` as well; API Gateway does not need it. Default false. */
  readonly signBody?: boolean;
  /** False sends the session token unsigned, as AWS IoT wants it. Default true. */
  readonly signSessionToken?: boolean;
}

/** The steps of a signature: AWS prints its own canonical request when it refuses one, so that the two can be compared. */
export interface SigningSteps {
  readonly canonicalRequest: string;
  readonly stringToSign: string;
  /** 64 hexadecimal digits. */
  readonly signature: string;
}

/**
 * Signs a request with Signature Version 4 in its headers.
 *
 * @returns `headers`: what has to be added to the request, names in lower case.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export async function signRequest(
  request: SignableRequest,
  options: SigningOptions,
): Promise<SigningSteps & { readonly headers: Readonly<Record<string, string>> }> {
  const { credentials, normalizePath = true, signBody = false, signSessionToken = true } = options;
  const { host, path, query } = splitUrl(request.url);
  const scope = scopeOf(options);
  const payloadHash = await sha256(request.body ?? '');
  const token = credentials.sessionToken;
  const added: Record<string, string> = {
    'x-amz-date': scope.timestamp,
    ...(signBody && { 'x-amz-content-sha256': payloadHash }),
    ...(token !== undefined && { 'x-amz-security-token': token }),
  };
  const headers = canonicalHeaders(request.headers ?? []);
  if (!headers.has('host')) headers.set('host', host);
  for (const [name, value] of Object.entries(added)) headers.set(name, value);
  if (!signSessionToken) headers.delete('x-amz-security-token');

  const canonical = canonicalRequest({ method: request.method, path, query, headers, payloadHash, normalizePath });
  const signed = await signature(canonical, credentials.secretAccessKey, scope);
  const authorization = [
    `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${credentialScope(scope)}`,
    `SignedHeaders=${[...headers.keys()].sort().join(';')}`,
    `Signature=${signed.signature}`,
  ].join(', ');
  return { ...signed, canonicalRequest: canonical, headers: { ...added, authorization } };
}

/**
 * Signs a request with Signature Version 4 in its query: for links, and for WebSockets, whose headers a browser does not
 * let one choose.
 *
 * @param options `expiresIn`: seconds for which the URL is good, 1 to 604800; API Gateway was seen to end it after five
 * minutes, whatever this says.
 * @returns `url`: the URL to request, with the same method, headers and body.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export async function presignRequest(
  request: SignableRequest,
  options: SigningOptions & { readonly expiresIn: number },
): Promise<SigningSteps & { readonly url: string }> {
  const { credentials, normalizePath = true, signSessionToken = true } = options;
  const { origin, host, path, query } = splitUrl(request.url);
  const scope = scopeOf(options);
  const headers = canonicalHeaders(request.headers ?? []);
  if (!headers.has('host')) headers.set('host', host);
  headers.delete('x-amz-date');

  const join = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('&');
  const token = credentials.sessionToken;
  const tokenParameter = token === undefined ? '' : `X-Amz-Security-Token=${percentEncode(token)}`;
  const unsigned = join([
    query,
    'X-Amz-Algorithm=AWS4-HMAC-SHA256',
    `X-Amz-Credential=${percentEncode(`${credentials.accessKeyId}/${credentialScope(scope)}`)}`,
    `X-Amz-Date=${scope.timestamp}`,
    `X-Amz-Expires=${options.expiresIn}`,
    `X-Amz-SignedHeaders=${percentEncode([...headers.keys()].sort().join(';'))}`,
  ]);
  const canonical = canonicalRequest({
    method: request.method,
    path,
    query: join([unsigned, signSessionToken ? tokenParameter : '']),
    headers,
    payloadHash: await sha256(request.body ?? ''),
    normalizePath,
  });
  const signed = await signature(canonical, credentials.secretAccessKey, scope);
  const signedQuery = join([unsigned, tokenParameter, `X-Amz-Signature=${signed.signature}`]);
  return { ...signed, canonicalRequest: canonical, url: `${origin}${path}?${signedQuery}` };
}

function scopeOf({ region, service = 'execute-api', clock = Date.now }: SigningOptions) {
  const timestamp = new Date(clock()).toISOString().replace(/[:-]|\.\d+/g, '');
  return { timestamp, region, service };
}

/** Splits by hand: the class `URL` would resolve dot segments and encode characters, and what is signed is what is sent. */
function splitUrl(url: string | URL) {
  const [, origin = '', host = '', path = '', query = ''] =
    /^([a-z][\w+.-]*:\/\/(?:[^/?#]*@)?([^/?#]*))([^?#]*)(?:\?([^#]*))?/i.exec(String(url)) ?? [];
  if (host === '') throw new TypeError(`Cannot sign ${String(url)}: the URL must be absolute.`);
  return { origin, host, path: path || '/', query };
}
