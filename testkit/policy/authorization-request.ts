/** What is asked of a policy: who wants to do what, to what, and under which circumstances. */
export interface AuthorizationRequest {
  /** `execute-api:Invoke`. */
  readonly action: string;
  /** The ARN, spelled in every way that means the same: a Deny counts for any of them, an Allow for the first alone. */
  readonly resources: readonly [string, ...string[]];
  /** Undefined for a caller whom IAM does not know. */
  readonly principal: Principal | undefined;
  /** Read when a condition or a variable asks for it, so that it may be made then. */
  readonly context: RequestContext;
}

/** Values of condition keys, `aws:sourceip`. Keys in lower case: IAM compares them without regard to case. */
export type RequestContext = ReadonlyMap<string, readonly string[]>;

/** A caller whom IAM knows. */
export interface Principal {
  /** `arn:aws:iam::123456789012:user/alice`, `arn:aws:sts::123456789012:assumed-role/clerk/desk-1`. */
  readonly arn: string;
  readonly account: string;
  /** Whether the resource is in another account. */
  readonly isForeign: boolean;
}

/** What one policy, or several together, say of a request. `none`: nothing applies, which denies unless others allow. */
export type Decision = 'allow' | 'deny' | 'none';
