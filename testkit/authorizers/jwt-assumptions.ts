/**
 * What is taken to be so of JWT authorizers of REST APIs without being documented where it could be read. Everything of
 * the kind stands here, so that one option changes it: `jwtAssumptions`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-jwt-authorizer.html
 */
export interface JwtAssumptions {
  /** Algorithms that `defaultAlgorithms` may name, and that count when it names none. Never `none` or one with a shared secret. */
  readonly algorithms: readonly string[];
  /** `Bearer ` before the token is taken off, whatever its case. */
  readonly stripsBearer: boolean;
  /** Seconds by which clocks may differ. */
  readonly clockSkew: number;
  /** `client_id` counts as audience where there is no `aud`, as in access tokens of Cognito. */
  readonly takesClientId: boolean;
  /** Whether an additional claim has to be there when the document does not say. */
  readonly requiresClaims: boolean;
}

export const jwtAssumptions: JwtAssumptions = {
  algorithms: ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512'],
  stripsBearer: true,
  clockSkew: 0,
  takesClientId: true,
  requiresClaims: true,
};
