import { isJsonObject, type JsonObject, member } from '../../compiler/model/index.js';

/** A token taken apart, of which nothing is verified. */
export interface ReadToken {
  readonly token: string;
  readonly algorithm: string;
  readonly keyId: string;
  readonly claims: JsonObject;
}

/** Takes a compact JWT apart; undefined when it is none, or names no algorithm or key. Critical headers are none that are known. */
export function readToken(token: string): ReadToken | undefined {
  const [header, payload, signature, ...rest] = token.split('.');
  if (header === undefined || payload === undefined || signature === undefined || rest.length > 0) return undefined;
  const protectedHeader = objectOf(header);
  const claims = objectOf(payload);
  if (protectedHeader === undefined || claims === undefined) return undefined;
  const algorithm = member(protectedHeader, 'alg');
  const keyId = member(protectedHeader, 'kid');
  if (typeof algorithm !== 'string' || typeof keyId !== 'string' || Object.hasOwn(protectedHeader, 'crit'))
    return undefined;
  return { token, algorithm, keyId, claims };
}

function objectOf(part: string): JsonObject | undefined {
  if (!/^[\w-]+$/.test(part)) return undefined;
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(part, 'base64url')));
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
