import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { canonicalRequest } from '../../runtime/sigv4-canonical-request.js';
import { bytesOf, GatewayFailure, type GatewayRequest, headerValues, type IamIdentity } from '../exchange/index.js';
import { type ReadSignature, readSignature } from './read-signature.js';
import { incompleteSignature, invalidSignature, unrecognizedClient } from './signature-failure.js';

/** Where and when a signature is verified. */
export interface VerificationScope {
  readonly region: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The host that the request was sent to, where it has no `Host` header of its own. */
  readonly host: string;
}

const service = 'execute-api';
/** Milliseconds that a signature in headers is good for, before and behind its time. */
const window = 300_000;

/**
 * Verifies Signature Version 4 of a request as it stood on the wire, in headers or query, and finds its key.
 *
 * The body's hash is always computed; a header `X-Amz-Content-Sha256` that says otherwise spoils the signature. Empty and
 * dot segments of the path are left out, as every service but S3 does. The order of the checks, and of the texts all but
 * those of a wrong signature, a wrong key and a wrong time, are known from other services.
 *
 * @throws GatewayFailure with AWS's status, type and text
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
 */
export function verifySignature<Known extends { readonly identity: IamIdentity }>(
  request: GatewayRequest,
  identities: ReadonlyMap<string, Known>,
  scope: VerificationScope,
): Known {
  const { path, query } = wireTarget(request.target);
  const read = readSignature(request, query);
  const date = checkedDate(read);
  const accessKeyId = checkedScope(read.credential, date, scope.region);
  const known = identities.get(accessKeyId);
  if (known === undefined) throw unrecognizedClient();
  const { secretAccessKey, sessionToken, expiration } = known.identity;
  if (sessionToken !== read.sessionToken) throw unrecognizedClient();
  if (expiration !== undefined && new Date(expiration).getTime() <= scope.now) {
    throw new GatewayFailure('EXPIRED_TOKEN');
  }
  checkTime(date, read.expires, scope.now);
  const payloadHash = createHash('sha256').update(bytesOf(request.body)).digest('hex');
  const canonical = canonicalRequest({
    method: request.method,
    path,
    query: read.query,
    headers: signedHeaders(request, read, scope.host),
    payloadHash,
    normalizePath: true,
  });
  const credentialScope = `${date.slice(0, 8)}/${scope.region}/${service}/aws4_request`;
  const stringToSign = `AWS4-HMAC-SHA256\n${date}\n${credentialScope}\n${createHash('sha256').update(canonical).digest('hex')}`;
  const expected = createHmac('sha256', signingKey(secretAccessKey, credentialScope)).update(stringToSign).digest();
  if (!isEqual(read.signature, expected) || !isBodyAsDeclared(request, payloadHash))
    throw mismatch(canonical, stringToSign);
  return known;
}

/** The request target as sent, taken apart. */
function wireTarget(target: string): { readonly path: string; readonly query: string } {
  const relative = target.replace(/^https?:\/\/[^/?#]*/i, '').replace(/#.*$/s, '');
  const mark = relative.indexOf('?');
  const path = mark < 0 ? relative : relative.slice(0, mark);
  return { path: path === '' ? '/' : path, query: mark < 0 ? '' : relative.slice(mark + 1) };
}

function checkedDate({ date = '' }: ReadSignature): string {
  if (!/^\d{8}T\d{6}Z$/.test(date) || Number.isNaN(timeOf(date))) {
    throw incompleteSignature(
      `Date must be in ISO-8601 'basic format'. Got '${date}'. See http://en.wikipedia.org/wiki/ISO_8601`,
    );
  }
  return date;
}

/** @returns the access key */
function checkedScope(credential: string, date: string, region: string): string {
  const parts = credential.split('/');
  const [accessKeyId = '', day = '', givenRegion = '', givenService = '', terminator = ''] = parts;
  if (parts.length !== 5) {
    throw incompleteSignature(
      `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${credential}'`,
    );
  }
  let faults = '';
  if (givenRegion !== region) faults += `Credential should be scoped to a valid region, not '${givenRegion}'. `;
  if (givenService !== service) faults += `Credential should be scoped to correct service: '${service}'. `;
  if (terminator !== 'aws4_request') {
    faults += `Credential should be scoped with a valid terminator: 'aws4_request', not '${terminator}'. `;
  }
  if (day !== date.slice(0, 8)) {
    faults += `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${day}' != '${date.slice(0, 8)}', from '${date}'. `;
  }
  if (faults !== '') throw invalidSignature(faults);
  return accessKeyId;
}

/**
 * Both texts name the time of the signature, the end of the window and the time of the gateway. API Gateway was seen to
 * hold signatures in the query to five minutes too, however long `X-Amz-Expires` says. The one report of it says the same
 * of shorter times; here these count, which lets in fewer.
 */
function checkTime(date: string, expires: number | undefined, now: number): void {
  const signed = timeOf(date);
  const span = expires === undefined ? window : Math.min(expires * 1000, window);
  const minutes = (milliseconds: number): string => `${milliseconds / 60_000} min.`;
  if (now - signed > span) {
    throw invalidSignature(
      `Signature expired: ${date} is now earlier than ${basic(now - span)} (${basic(now)} - ${minutes(span)})`,
    );
  }
  if (signed - now > window) {
    throw invalidSignature(
      `Signature not yet current: ${date} is still later than ${basic(now + window)} (${basic(now)} + ${minutes(window)})`,
    );
  }
}

function timeOf(date: string): number {
  return Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

function basic(time: number): string {
  return new Date(time).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

/** The headers that the signature names, whatever they are; one that is not there has an empty value. */
function signedHeaders(request: GatewayRequest, read: ReadSignature, host: string): ReadonlyMap<string, string> {
  if (!read.signedHeaders.includes('host')) {
    throw invalidSignature("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
  }
  return new Map(
    read.signedHeaders.map((name) => {
      const values = headerValues(request.headers, name);
      const sent = name === 'host' && values.length === 0 ? [host] : values;
      return [name, sent.map((value) => value.trim().replace(/ +/g, ' ')).join(',')];
    }),
  );
}

/** An unsigned hash must be true as well. */
function isBodyAsDeclared({ headers }: GatewayRequest, payloadHash: string): boolean {
  return headerValues(headers, 'x-amz-content-sha256').every((declared) => declared === payloadHash);
}

/** Keys are good for a day, a region and a secret: the last ones are kept. */
const signingKeys = new Map<string, Buffer>();

function signingKey(secret: string, credentialScope: string): Buffer {
  const cacheKey = `${credentialScope}\n${secret}`;
  const known = signingKeys.get(cacheKey);
  if (known !== undefined) return known;
  let key: Buffer = Buffer.from(`AWS4${secret}`);
  for (const part of credentialScope.split('/')) key = createHmac('sha256', key).update(part).digest();
  if (signingKeys.size >= 100) signingKeys.clear();
  signingKeys.set(cacheKey, key);
  return key;
}

function isEqual(signature: string, expected: Buffer): boolean {
  return /^[\da-f]{64}$/.test(signature) && timingSafeEqual(Buffer.from(signature, 'hex'), expected);
}

/** AWS prints what it has computed, so that it can be compared; the layout is that of other services. */
function mismatch(canonical: string, stringToSign: string): GatewayFailure {
  const { gatewayMessage } = invalidSignature();
  return invalidSignature(
    `${gatewayMessage}\n\nThe Canonical String for this request should have been\n'${canonical}'\n\nThe String-to-Sign should have been\n'${stringToSign}'\n`,
  );
}
