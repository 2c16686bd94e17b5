import type { IamIdentity } from './chosen-identity.js';

/** What a policy, or several together, say: `none` when no statement applies, which denies unless others allow. */
export type AuthorizationDecision = 'allow' | 'deny' | 'none';

/** What is asked of the policies of an API and its callers. */
export type InvokeAction = 'execute-api:Invoke' | 'execute-api:InvalidateCache';

/** What the step `authorize` has found out. */
export interface Authorization {
  /**
   * Who has been asked: nobody, IAM for a caller of this or of another account, a Lambda authorizer (which counts as the
   * same account), or who checks tokens.
   */
  readonly authentication: 'none' | 'same-account' | 'other-account' | 'token';
  /** The caller whom IAM knows. */
  readonly identity?: IamIdentity;
  /** What the policy of the authorizer, or the caller's own, say of the method as this request names it. */
  readonly decide: (action: InvokeAction) => AuthorizationDecision;
  /** The API key that the authorizer names: of APIs whose `apiKeySource` is `AUTHORIZER`. */
  readonly usageIdentifierKey?: string;
  /** `$context.authorizer` where templates and logs see it otherwise than the event of a proxy function does. */
  readonly templateAuthorizer?: Readonly<Record<string, unknown>>;
}
