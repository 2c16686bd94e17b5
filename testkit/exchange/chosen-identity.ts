import type { JsonValue } from '../../compiler/model/index.js';

/**
 * A caller whom IAM knows: whose signature it can verify, and whose policies it has.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
export interface IamIdentity {
  /** `AKIA…`, or `ASIA…` of temporary credentials. */
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Of temporary credentials: it must be sent with each request. */
  readonly sessionToken?: string;
  /** When temporary credentials end: ISO 8601, or milliseconds since 1970. Default: never. */
  readonly expiration?: string | number;
  /** `arn:aws:iam::123456789012:user/alice`, `arn:aws:sts::123456789012:assumed-role/clerk/desk-1`. */
  readonly arn: string;
  /** Default: the account of the ARN. */
  readonly account?: string;
  /** `AIDA…`, or `AROA…:session`: `$context.identity.user` and `caller`. Default: made up from the ARN. */
  readonly userId?: string;
  /** IAM policy documents of the identity. Default: none, so that only a resource policy can let it in. */
  readonly policies?: readonly JsonValue[];
  /** `aws:PrincipalOrgID`, `o-a1b2c3d4e5`. */
  readonly principalOrgId?: string;
  /** `aws:PrincipalTag/…`. */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * Further condition keys of the caller, which nothing else tells: `aws:TokenIssueTime`, `aws:MultiFactorAuthAge`,
   * `aws:PrincipalOrgPaths` … They take the place of those that are made of the rest.
   */
  readonly conditionKeys?: Readonly<Record<string, string | readonly string[]>>;
  /** Of callers that come from an identity pool of Cognito. */
  readonly cognito?: {
    readonly identityId: string;
    readonly identityPoolId: string;
    /** `authenticated` or `unauthenticated`. */
    readonly authenticationType: string;
    readonly authenticationProvider?: string;
  };
}

/** Whom a Lambda authorizer would have let in. */
export interface AuthorizedPrincipal {
  readonly principalId: string;
  /** Reaches the backend as strings. */
  readonly context?: Readonly<Record<string, string | number | boolean>>;
  readonly usageIdentifierKey?: string;
}

/** Whose token a Cognito user pool or a JWT authorizer would have taken. */
export interface AuthorizedClaims {
  /** As the token would have them. */
  readonly claims: Readonly<Record<string, JsonValue>>;
}

/**
 * An identity that a test has chosen: no authorizer runs and no signature is verified. It travels beside the request,
 * so that nothing on the wire can bring one in. Policies of an {@link IamIdentity} and of the API are judged all the same.
 */
export type ChosenIdentity = IamIdentity | AuthorizedPrincipal | AuthorizedClaims;
