import type { Location } from '../diagnostics/index.js';
import type { Text } from './intrinsic.js';

/**
 * `x-amazon-apigateway-authorizer`: AWS's Authorizer object.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html
 */
export type Authorizer = LambdaAuthorizer | CognitoAuthorizer | JwtAuthorizer;

interface AuthorizerBase {
  /** Key of the security scheme that declares it. */
  readonly name: string;
  /** Value of `x-amazon-apigateway-authtype`. */
  readonly authType?: string;
  readonly at: Location;
}

/** A function that returns a policy. */
export interface LambdaAuthorizer extends AuthorizerBase {
  readonly type: 'TOKEN' | 'REQUEST';
  readonly authorizerUri: Text;
  readonly authorizerCredentials?: Text;
  /** Seconds, 0 to 3600. Default 300. */
  readonly authorizerResultTtlInSeconds: number;
  /** The document does not say it: API Gateway then reports none, and caches for 300 seconds. */
  readonly hasDefaultTtl?: true;
  /** `method.request.header.X` …; of TOKEN exactly one, from the scheme's header. */
  readonly identitySource: readonly string[];
  /** Regular expression over the token; TOKEN only. */
  readonly identityValidationExpression?: string;
  /** HTTP APIs only. */
  readonly authorizerPayloadFormatVersion?: '1.0' | '2.0';
  /** HTTP APIs only. */
  readonly enableSimpleResponses?: boolean;
}

/** Cognito user pools. */
export interface CognitoAuthorizer extends AuthorizerBase {
  readonly type: 'COGNITO_USER_POOLS';
  readonly providerARNs: readonly Text[];
  /** One header. */
  readonly identitySource: readonly string[];
  /** Regular expression over the `aud` claim. */
  readonly identityValidationExpression?: string;
  readonly authorizerResultTtlInSeconds: number;
  /** The document does not say it: API Gateway then reports none, and caches for 300 seconds. */
  readonly hasDefaultTtl?: true;
}

/** OpenID Connect providers: of HTTP APIs one issuer, of REST APIs (since November 2026, OpenAPI form unconfirmed) a list. */
export interface JwtAuthorizer extends AuthorizerBase {
  readonly type: 'JWT';
  readonly identitySource: readonly string[];
  readonly issuers: readonly JwtIssuer[];
  /** REST APIs only. */
  readonly defaultAlgorithms?: readonly string[];
}

export interface JwtIssuer {
  readonly issuer: Text;
  readonly audiences: readonly Text[];
  readonly additionalClaims: readonly JwtAdditionalClaim[];
}

export interface JwtAdditionalClaim {
  readonly claimName: string;
  readonly format: string;
  readonly expectedValues?: readonly string[];
  readonly required?: boolean;
}
