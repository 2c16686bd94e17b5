import { createHash } from 'node:crypto';
import { domainSuffix, systemRandom } from '../exchange/index.js';
import { type Claims, secondsOf, type TokenIssuer, type TokenIssuerOptions, tokenIssuer } from './token-issuer.js';

/** What a user pool is told. */
export interface CognitoUserPoolOptions extends TokenIssuerOptions {
  /** Default `us-east-1_Gatewrigh`. The region stands before the underscore. */
  readonly id?: string;
  /** Default `123456789012`. */
  readonly accountId?: string;
  /** Id of the app client. Default `gatewright0client0000000000`. */
  readonly clientId?: string;
}

/** What a token is about. */
export interface UserTokenOptions {
  /** Default `ada`. */
  readonly username?: string;
  /** Added to the claims, or put in their place. */
  readonly claims?: Claims;
  /** Default 3600. A negative number makes a token that has expired. */
  readonly expiresInSeconds?: number;
}

/** A user pool: among the backends of a gateway it publishes its keys, in a test it issues tokens. */
export interface CognitoUserPool extends TokenIssuer {
  /** For `providerARNs`. */
  readonly arn: string;
  readonly clientId: string;
  /** Who the user is: for methods without scopes. */
  idToken(options?: UserTokenOptions): Promise<string>;
  /** What the user may do: for methods with scopes. */
  accessToken(options?: UserTokenOptions & { readonly scopes?: readonly string[] }): Promise<string>;
}

/**
 * A Cognito user pool for tests.
 *
 * ```ts
 * const pool = cognitoUserPool({ id: 'us-east-1_EXAMPLE1' });
 * const gateway = await createGateway('api.yaml', { backends: [pool, …] });
 * await gateway.fetch(gateway.url('/cart'), { headers: { Authorization: await pool.idToken() } });
 * ```
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-with-identity-providers.html
 */
export function cognitoUserPool(options: CognitoUserPoolOptions = {}): CognitoUserPool {
  const { id = 'us-east-1_Gatewrigh', accountId = '123456789012', clientId = 'gatewright0client0000000000' } = options;
  const [, region = ''] = /^([a-z]{2}(?:-[a-z]+)+-\d+)_\w+$/.exec(id) ?? [];
  if (region === '') throw new RangeError(`${JSON.stringify(id)} is no id of a user pool: write us-east-1_EXAMPLE1.`);
  const partition = region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
  const issuer = `https://cognito-idp.${region}.${domainSuffix(partition)}/${id}`;
  const keySetUrl = `${issuer}/.well-known/jwks.json`;
  const display = `cognitoUserPool({ id: ${JSON.stringify(id)} })`;
  const random = options.random ?? systemRandom();
  const base = tokenIssuer({ issuer, keySetUrl, display }, options);

  const common = ({ username = 'ada', expiresInSeconds = 3600 }: UserTokenOptions): Claims => {
    const now = secondsOf(options);
    const issued = Math.min(now, now + expiresInSeconds);
    return {
      sub: subjectOf(id, username),
      iss: issuer,
      auth_time: issued,
      iat: issued,
      exp: now + expiresInSeconds,
      jti: random.uuid(),
    };
  };
  return {
    ...base,
    arn: `arn:${partition}:cognito-idp:${region}:${accountId}:userpool/${id}`,
    clientId,
    idToken: (token = {}) =>
      base.sign({
        ...common(token),
        aud: clientId,
        token_use: 'id',
        'cognito:username': token.username ?? 'ada',
        ...token.claims,
      }),
    accessToken: ({ scopes = [], ...token } = {}) =>
      base.sign({
        ...common(token),
        client_id: clientId,
        token_use: 'access',
        scope: scopes.join(' '),
        username: token.username ?? 'ada',
        version: 2,
        ...token.claims,
      }),
  };
}

/** The same UUID for the same user. */
function subjectOf(id: string, username: string): string {
  const hex = createHash('sha256').update(`${id}/${username}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
