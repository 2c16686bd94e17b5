/** When, where and for which service a signature holds. */
export interface SignatureScope {
  /** `20150830T123600Z`. */
  readonly timestamp: string;
  readonly region: string;
  readonly service: string;
}

/** `20150830/us-east-1/execute-api/aws4_request`. */
export function credentialScope({ timestamp, region, service }: SignatureScope): string {
  return `${timestamp.slice(0, 8)}/${region}/${service}/aws4_request`;
}

/**
 * Signs a canonical request with a key that is derived from the secret for one day, region and service.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#calculate-signature
 */
export async function signature(
  canonicalRequest: string,
  secretAccessKey: string,
  scope: SignatureScope,
): Promise<{ readonly stringToSign: string; readonly signature: string }> {
  const stringToSign = [
    'AWS4-HMAC-SHA256',
    scope.timestamp,
    credentialScope(scope),
    await sha256(canonicalRequest),
  ].join('\n');
  let key: BufferSource = utf8(`AWS4${secretAccessKey}`);
  for (const part of credentialScope(scope).split('/')) key = await hmac(key, part);
  return { stringToSign, signature: hexadecimal(await hmac(key, stringToSign)) };
}

/** The SHA-256 of a text (as UTF-8) or of bytes, in lower-case hexadecimal digits. */
export async function sha256(data: string | BufferSource): Promise<string> {
  return hexadecimal(await crypto.subtle.digest('SHA-256', typeof data === 'string' ? utf8(data) : data));
}

async function hmac(key: BufferSource, text: string): Promise<ArrayBuffer> {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return crypto.subtle.sign('HMAC', imported, utf8(text));
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function hexadecimal(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
