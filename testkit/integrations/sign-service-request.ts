import { createHmac, createSecretKey, hash } from 'node:crypto';
import type { AwsCredentials } from '../../runtime/sigv4.js';
import { canonicalHeaders, canonicalRequest } from '../../runtime/sigv4-canonical-request.js';
import { credentialScope } from '../../runtime/sigv4-signature.js';
import type { Header, HeaderList, Payload } from '../exchange/index.js';
import type { ServiceEndpoint } from './service-endpoint.js';

/** A request that is complete but for its signature. */
export interface ServiceRequest {
  readonly method: string;
  readonly url: string;
  /** `Host` included. */
  readonly headers: HeaderList;
  readonly body: Payload | undefined;
}

/**
 * Signs requests with Signature Version 4 for the role of an integration. Unlike the client's signer it waits for
 * nothing, and keeps the key of the day.
 *
 * @returns the headers to add
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function serviceSigner(
  credentials: AwsCredentials,
): (request: ServiceRequest, service: ServiceEndpoint, time: number) => HeaderList {
  let kept: { readonly second: number; readonly service: ServiceEndpoint; readonly times: SigningTime } | undefined;
  let keptScope = '';
  let keptKey = createSecretKey(Buffer.alloc(1));
  const timesOf = (time: number, service: ServiceEndpoint): SigningTime => {
    const second = Math.floor(time / 1000);
    if (kept?.second === second && kept.service === service) return kept.times;
    const timestamp = new Date(time).toISOString().replace(/[:-]|\.\d+/g, '');
    const scope = credentialScope({ timestamp, region: service.signingRegion, service: service.signingName });
    kept = { second, service, times: { timestamp, scope } };
    return kept.times;
  };
  return ({ method, url, headers, body }, service, time) => {
    const { timestamp, scope } = timesOf(time, service);
    if (scope !== keptScope) {
      keptScope = scope;
      keptKey = createSecretKey(signingKey(credentials.secretAccessKey, scope));
    }
    const payloadHash = sha256(body ?? '');
    const isS3 = service.name === 's3';
    const added: Header[] = [['X-Amz-Date', timestamp]];
    if (credentials.sessionToken !== undefined) added.push(['X-Amz-Security-Token', credentials.sessionToken]);
    // Seen in execution logs of calls of Lambda; S3 refuses requests without it.
    added.push(['X-Amz-Content-Sha256', payloadHash]);
    const signed = canonicalHeaders(headers.concat(added));
    const [, path = '/', query = ''] = /^[a-z]+:\/\/[^/?#]*([^?#]*)(?:\?([^#]*))?/i.exec(url) ?? [];
    const canonical = canonicalRequest({
      method,
      // S3 alone does not want the path encoded a second time.
      path: isS3 ? decodedPath(path) : path || '/',
      query,
      headers: signed,
      payloadHash,
      normalizePath: !isS3,
    });
    const stringToSign = `AWS4-HMAC-SHA256\n${timestamp}\n${scope}\n${sha256(canonical)}`;
    const signature = createHmac('sha256', keptKey).update(stringToSign).digest('hex');
    const names = [...signed.keys()].sort().join(';');
    const authorization = `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
    added.unshift(['Authorization', authorization]);
    return added;
  };
}

/** What a signature says of its time, the same for a second. */
interface SigningTime {
  readonly timestamp: string;
  readonly scope: string;
}

function signingKey(secret: string, scope: string): Buffer<ArrayBuffer> {
  let key: Buffer<ArrayBuffer> = Buffer.from(`AWS4${secret}`);
  for (const part of scope.split('/')) key = Buffer.from(createHmac('sha256', key).update(part).digest());
  return key;
}

function sha256(data: string | Uint8Array): string {
  return hash('sha256', data, 'hex');
}

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path || '/');
  } catch {
    return path;
  }
}
