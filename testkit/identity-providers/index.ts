export {
  type CognitoUserPool,
  type CognitoUserPoolOptions,
  cognitoUserPool,
  type UserTokenOptions,
} from './cognito-user-pool.js';
export { type OidcIssuer, type OidcIssuerOptions, type OidcTokenOptions, oidcIssuer } from './oidc-issuer.js';
export type { Claims, TokenIssuer, TokenIssuerOptions } from './token-issuer.js';
