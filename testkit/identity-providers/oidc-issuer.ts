import { systemRandom } from '../exchange/index.js';
import { type Claims, secondsOf, type TokenIssuer, type TokenIssuerOptions, tokenIssuer } from './token-issuer.js';

/** What an OpenID Connect provider is told. */
export interface OidcIssuerOptions extends TokenIssuerOptions {
  /** `iss`, and the address below which the discovery document stands. Default `https://issuer.test`. */
  readonly issuer?: string;
}

/** What a token says. */
export interface OidcTokenOptions {
  /** `aud`. */
  readonly audience: string | readonly string[];
  /** Default `ada`. */
  readonly subject?: string;
  /** `scope`, joined by blanks. Default: no claim. */
  readonly scopes?: readonly string[];
  /** Added to the claims, or put in their place. */
  readonly claims?: Claims;
  /** Default 3600. A negative number makes a token that has expired. */
  readonly expiresInSeconds?: number;
}

/** An OpenID Connect provider: among the backends of a gateway it publishes its keys, in a test it issues tokens. */
export interface OidcIssuer extends TokenIssuer {
  token(options: OidcTokenOptions): Promise<string>;
}

/**
 * An OpenID Connect provider for tests, for JWT authorizers.
 *
 * @see https://openid.net/specs/openid-connect-core-1_0.html
 */
export function oidcIssuer(options: OidcIssuerOptions = {}): OidcIssuer {
  const { issuer = 'https://issuer.test' } = options;
  const keySetUrl = `${issuer.replace(/\/$/, '')}/.well-known/jwks.json`;
  const random = options.random ?? systemRandom();
  const base = tokenIssuer(
    { issuer, keySetUrl, display: `oidcIssuer({ issuer: ${JSON.stringify(issuer)} })` },
    options,
  );
  return {
    ...base,
    token({ audience, subject = 'ada', scopes, claims, expiresInSeconds = 3600 }) {
      const now = secondsOf(options);
      return base.sign({
        iss: issuer,
        sub: subject,
        aud: audience,
        iat: Math.min(now, now + expiresInSeconds),
        exp: now + expiresInSeconds,
        jti: random.uuid(),
        ...(scopes === undefined ? {} : { scope: scopes.join(' ') }),
        ...claims,
      });
    },
  };
}
