import { GatewayFailure, type GatewayRequest, headerValues } from '../exchange/index.js';
import { hashed, incompleteSignature, signatureNotSimulated } from './signature-failure.js';

/** What a request says of its signature, in its headers or in its query. */
export interface ReadSignature {
  /** As sent: access key and scope, joined by slashes. */
  readonly credential: string;
  /** Names in lower case, as sent. */
  readonly signedHeaders: readonly string[];
  /** As sent. */
  readonly signature: string;
  /** `20261122T120000Z`; undefined when nothing names it. */
  readonly date: string | undefined;
  /** Seconds that the query gives the signature; undefined when it does not say, and in headers. */
  readonly expires: number | undefined;
  readonly sessionToken: string | undefined;
  /** The query that is signed, without the signature. */
  readonly query: string;
}

const algorithm = 'AWS4-HMAC-SHA256';
const algorithmOf4a = 'AWS4-ECDSA-P256-SHA256';

/**
 * Reads the signature of a request. A header comes before the query.
 *
 * @throws GatewayFailure when there is none, or none that can be read
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html
 */
export function readSignature({ headers }: GatewayRequest, query: string): ReadSignature {
  const [authorization, second] = headerValues(headers, 'authorization');
  if (second !== undefined) throw incompleteSignature('A request has one Authorization header.');
  if (authorization !== undefined && authorization.trim() !== '') return fromHeader(authorization, headers, query);
  const parameters = queryParameters(query);
  if (!parameters.has('X-Amz-Algorithm') && !parameters.has('X-Amz-Signature')) {
    throw new GatewayFailure('MISSING_AUTHENTICATION_TOKEN');
  }
  return fromQuery(parameters, query);
}

function fromHeader(authorization: string, headers: GatewayRequest['headers'], query: string): ReadSignature {
  if (authorization.trimStart().startsWith(algorithmOf4a)) throw signatureNotSimulated();
  const { scheme, members } = takenApart(authorization);
  if (/^AWS/.test(scheme) && scheme !== algorithm) throw unsupported(scheme);
  const date = dateOf(headers);
  const missing = ['Credential', 'Signature', 'SignedHeaders']
    .filter((name) => !members.get(name))
    .map((name) => `Authorization header requires '${name}' parameter.`);
  if (date === undefined) {
    missing.push("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
  }
  if (missing.length > 0) {
    throw incompleteSignature(
      `${missing.join(' ')} (Hashed with SHA-256 and encoded with Base64) Authorization=${hashed(authorization)}`,
    );
  }
  if (scheme !== algorithm) throw unsupported(scheme);
  return {
    credential: members.get('Credential') ?? '',
    signedHeaders: (members.get('SignedHeaders') ?? '').split(';'),
    signature: members.get('Signature') ?? '',
    date,
    expires: undefined,
    sessionToken: only(headerValues(headers, 'x-amz-security-token'), 'X-Amz-Security-Token'),
    query,
  };
}

/**
 * The name of the algorithm and what follows it, `name=value` each. All texts were seen: a token that stands alone is
 * taken for the name of an algorithm that nothing follows.
 */
function takenApart(authorization: string): {
  readonly scheme: string;
  readonly members: ReadonlyMap<string, string>;
} {
  const [scheme = '', ...parts] = authorization.split(/[\s,]+/).filter((part) => part !== '');
  if (scheme.includes('=')) {
    throw incompleteSignature(
      'Authorization header must begin with the algorithm name, which cannot include an equal-sign.',
    );
  }
  const members = new Map<string, string>();
  for (const part of parts) {
    const equals = part.indexOf('=');
    if (equals < 0) {
      throw incompleteSignature(
        `Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with Base64): '${hashed(authorization)}'.`,
      );
    }
    const name = part.slice(0, equals);
    if (members.has(name)) throw incompleteSignature(`Authorization header has '${name}' more than once.`);
    members.set(name, part.slice(equals + 1));
  }
  return { scheme, members };
}

function unsupported(name: string | undefined): GatewayFailure {
  return incompleteSignature(`Unsupported AWS 'algorithm': '${name}'.`);
}

/** `X-Amz-Date`, else `Date`, in which the web's own form is taken too. */
function dateOf(headers: GatewayRequest['headers']): string | undefined {
  const own = only(headerValues(headers, 'x-amz-date'), 'X-Amz-Date');
  if (own !== undefined) return own;
  const date = only(headerValues(headers, 'date'), 'Date');
  if (date === undefined || /^\d{8}T/.test(date)) return date;
  // Without a zone JavaScript would take the computer's own.
  const time = /(?:GMT|UTC|Z|[-+]\d\d:?\d\d)$/.test(date) ? Date.parse(date) : Number.NaN;
  return Number.isNaN(time) ? date : new Date(time).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

function only(values: readonly string[], name: string): string | undefined {
  if (values.length > 1) throw incompleteSignature(`A request has one ${name} header.`);
  return values[0];
}

function fromQuery(parameters: ReadonlyMap<string, string>, query: string): ReadSignature {
  const given = parameters.get('X-Amz-Algorithm');
  if (given === algorithmOf4a) throw signatureNotSimulated();
  const names = ['X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-Signature', 'X-Amz-SignedHeaders', 'X-Amz-Date'];
  const missing = names
    .filter((name) => !parameters.get(name))
    .map((name) => `AWS query-string parameters must include '${name}'.`);
  if (missing.length > 0) throw incompleteSignature(`${missing.join(' ')} Re-examine the query-string parameters.`);
  if (given !== algorithm) throw unsupported(given);
  const expires = parameters.get('X-Amz-Expires');
  if (expires !== undefined && (!/^\d{1,7}$/.test(expires) || Number(expires) > 604_800)) {
    throw incompleteSignature('X-Amz-Expires must be a number of seconds, at most a week (604800).');
  }
  return {
    credential: parameters.get('X-Amz-Credential') ?? '',
    signedHeaders: (parameters.get('X-Amz-SignedHeaders') ?? '').split(';'),
    signature: parameters.get('X-Amz-Signature') ?? '',
    date: parameters.get('X-Amz-Date'),
    // Optional in what AWS's own tools sign.
    expires: expires === undefined ? undefined : Number(expires),
    sessionToken: parameters.get('X-Amz-Security-Token'),
    query: query
      .split('&')
      .filter((pair) => nameOf(pair) !== 'X-Amz-Signature')
      .join('&'),
  };
}

/** The parameters of a signature, each of them once. */
function queryParameters(query: string): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  for (const pair of query.split('&')) {
    const name = nameOf(pair);
    if (!name.startsWith('X-Amz-')) continue;
    if (parameters.has(name)) throw incompleteSignature(`The query string has '${name}' more than once.`);
    parameters.set(name, decoded(pair.slice(pair.indexOf('=') + 1)));
  }
  return parameters;
}

function nameOf(pair: string): string {
  const equals = pair.indexOf('=');
  return decoded(equals < 0 ? pair : pair.slice(0, equals));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
