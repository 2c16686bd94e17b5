import type { JsonObject } from '../../compiler/model/index.js';
import { type Exchange, GatewayFailure } from '../exchange/index.js';
import type { KeySet } from './key-set.js';
import type { ReadToken } from './read-token.js';

/** What of a token is verified beside its signature. */
export interface TokenRules {
  /** Those that may be; never `none`, and none with a shared secret. */
  readonly algorithms: readonly string[];
  /** Seconds by which clocks may differ. */
  readonly clockSkew: number;
  /** The text for a token that was good once. Default: that of any other. */
  readonly expiredMessage?: string;
}

/** Whether a token's signature holds; those that do are remembered, since verifying costs more than all else. */
export type SignatureCheck = (read: ReadToken, exchange: Exchange, keys: KeySet) => Promise<boolean>;

const rememberedTokens = 1000;

/** Verifies signatures with the keys of an issuer. The same token is verified once as long as its key stays the same. */
export function signatureCheck(): SignatureCheck {
  const good = new Map<string, string>();
  return async ({ token, keyId, algorithm }, exchange, keys) => {
    const key = await keys.key(exchange, keyId, algorithm);
    if (key === undefined) return false;
    const keyText = JSON.stringify(key);
    if (good.get(token) === keyText) return true;
    if (!(await holds(token, key, algorithm))) return false;
    good.set(token, keyText);
    const [oldest] = good.keys();
    if (good.size > rememberedTokens && oldest !== undefined) good.delete(oldest);
    return true;
  };
}

async function holds(token: string, key: JsonObject, algorithm: string): Promise<boolean> {
  // Loaded for APIs that take tokens alone.
  const { compactVerify, importJWK } = await import('jose');
  try {
    await compactVerify(token, await importJWK(key, algorithm), { algorithms: [algorithm] });
    return true;
  } catch {
    // A key that cannot be used, or a signature that is none: the token is not good.
    return false;
  }
}

/**
 * Verifies algorithm, signature and times of a token.
 *
 * @throws GatewayFailure 401 for a token that is not good, 500 when the keys cannot be had
 */
export async function verifyToken(
  read: ReadToken,
  exchange: Exchange,
  keys: KeySet,
  check: SignatureCheck,
  rules: TokenRules,
): Promise<void> {
  const isPublicKey = /^(?:RS|PS|ES)(?:256|384|512)$/.test(read.algorithm);
  if (!isPublicKey || !rules.algorithms.includes(read.algorithm)) throw new GatewayFailure('UNAUTHORIZED');
  if (!(await check(read, exchange, keys))) throw new GatewayFailure('UNAUTHORIZED');
  const seconds = exchange.deployed.surroundings.clock.now() / 1000;
  const { exp, nbf, iat } = read.claims;
  if (typeof exp !== 'number') throw new GatewayFailure('UNAUTHORIZED');
  if (seconds - rules.clockSkew >= exp) {
    const { expiredMessage: message } = rules;
    throw new GatewayFailure('UNAUTHORIZED', message === undefined ? {} : { message });
  }
  for (const begin of [nbf, iat]) {
    if (begin === undefined) continue;
    if (typeof begin !== 'number' || seconds + rules.clockSkew < begin) throw new GatewayFailure('UNAUTHORIZED');
  }
}
