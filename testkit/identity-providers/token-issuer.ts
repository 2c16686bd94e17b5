import type { JsonValue } from '../../compiler/model/index.js';
import { comparableUrl, urlKey } from '../backends/call-keys.js';
import type { Backend } from '../backends/index.js';
import { type Clock, type Random, systemClock, systemRandom } from '../exchange/index.js';

/** What issuers of all kinds are told. */
export interface TokenIssuerOptions {
  /** By which tokens are dated: give it the gateway's, when that is not the computer's. Default: the computer's. */
  readonly clock?: Clock;
  /** Ids of tokens and keys. Default: the computer's. The keys themselves are always new. */
  readonly random?: Random;
}

/** Someone who issues tokens, and a backend that publishes the keys by which they are verified. */
export interface TokenIssuer extends Backend {
  /** `iss` of the tokens. */
  readonly issuer: string;
  /** Signs these very claims, RS256; nothing is added, so that a test can make tokens that nobody should take. */
  sign(claims: Claims): Promise<string>;
  /** Signs with a new key from now on, and publishes that alone. */
  rotateKeys(): void;
}

export type Claims = Readonly<Record<string, JsonValue>>;

interface Keys {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly jwk: Readonly<Record<string, unknown>>;
}

/**
 * Makes an issuer. Its key is made when it is first needed, since that takes time.
 *
 * @param names the issuer, the addresses of key set and discovery document, and how code writes it
 * @see https://openid.net/specs/openid-connect-discovery-1_0.html
 */
export function tokenIssuer(
  names: { readonly issuer: string; readonly keySetUrl: string; readonly display: string },
  { random = systemRandom() }: TokenIssuerOptions,
): TokenIssuer {
  const { issuer, keySetUrl, display } = names;
  const discoveryUrl = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  let made: Promise<Keys> | undefined;
  const keys = (): Promise<Keys> => {
    made ??= newKeys(random.id(16));
    return made;
  };
  return {
    name: issuer,
    display,
    target: `GET ${keySetUrl}`,
    keys: [urlKey('GET', comparableUrl(keySetUrl)), urlKey('GET', comparableUrl(discoveryUrl))],
    issuer,
    async answer(call) {
      if (call.kind !== 'http' || call.method !== 'GET') return undefined;
      const url = comparableUrl(call.url);
      if (url === comparableUrl(keySetUrl)) return json({ keys: [(await keys()).jwk] });
      if (url !== comparableUrl(discoveryUrl)) return undefined;
      return json({
        issuer,
        jwks_uri: keySetUrl,
        id_token_signing_alg_values_supported: ['RS256'],
        subject_types_supported: ['public'],
        response_types_supported: ['code', 'token'],
      });
    },
    async sign(claims) {
      const { SignJWT } = await import('jose');
      const { kid, privateKey } = await keys();
      return new SignJWT({ ...claims }).setProtectedHeader({ kid, alg: 'RS256' }).sign(privateKey);
    },
    rotateKeys() {
      made = undefined;
    },
  };
}

/** Seconds since 1970. */
export function secondsOf({ clock = systemClock() }: TokenIssuerOptions): number {
  return Math.floor(clock.now() / 1000);
}

async function newKeys(kid: string): Promise<Keys> {
  const { exportJWK, generateKeyPair } = await import('jose');
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' } };
}

function json(value: unknown) {
  return {
    kind: 'http',
    status: 200,
    headers: [['Content-Type', 'application/json']],
    body: JSON.stringify(value),
  } as const;
}
