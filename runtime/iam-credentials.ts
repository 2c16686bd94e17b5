import type { OutgoingRequest, RequestBody } from './client-options.js';
import { type AwsCredentials, signRequest } from './sigv4.js';

/** AWS keys, and the region of the API. */
export interface IamCredentials extends AwsCredentials {
  /** Default: the one in the host name, `{apiId}.execute-api.{region}.amazonaws.com`. */
  readonly region?: string;
  /** Milliseconds since 1970. Default `Date.now`. */
  readonly clock?: () => number;
}

/**
 * Signs for IAM authorization, service `execute-api`.
 *
 * @throws TypeError when neither the credentials nor the host name tells the region.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html
 */
export async function signIam(request: OutgoingRequest, credential: unknown): Promise<void> {
  // The type of the client's credentials lets nothing else in.
  const { region: chosen, clock, ...credentials } = credential as IamCredentials;
  const url = new URL(request.url);
  const region = chosen ?? /\.execute-api\.([^.]+)\./.exec(url.host)?.[1];
  if (region === undefined) throw new TypeError(`The credentials for ${url.host} need a region.`);
  request.url = url.href;
  const { body } = request;
  if (body !== undefined && typeof body !== 'string') {
    // The signature covers the bytes, so they must be at hand: a form gets its boundary here, a stream is read.
    const whole = new Response(body);
    const type = whole.headers.get('content-type');
    if (type !== null) request.headers['content-type'] ??= type;
    request.body = await whole.arrayBuffer();
  }
  const signed = await signRequest(
    { method: request.method, url, headers: Object.entries(request.headers), body: bytesOf(request.body) },
    { credentials, region, ...(clock && { clock }) },
  );
  Object.assign(request.headers, signed.headers);
}

function bytesOf(body: RequestBody | undefined): string | ArrayBuffer | undefined {
  return typeof body === 'string' || body instanceof ArrayBuffer ? body : undefined;
}
