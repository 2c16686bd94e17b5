import type { Decision } from './authorization-request.js';

/** Who has decided before the resource policy is asked. */
export type Authentication = 'none' | 'same-account' | 'other-account' | 'token';

/**
 * What the authorizer, or the caller's own policies, and the resource policy say together.
 *
 * @param authentication `none`: nobody was asked, the policy alone decides. `same-account`: IAM, or a Lambda authorizer;
 *   either may allow. `other-account`: IAM; both must. `token`: Cognito user pools; both must (text and table of the
 *   guide of 2026). That JWT authorizers are like Cognito is unconfirmed.
 * @param policy undefined when the API has none
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export function combineDecisions(
  authentication: Authentication,
  authorizer: Decision,
  policy: Decision | undefined,
): Decision {
  if (authorizer === 'deny' || policy === 'deny') return 'deny';
  switch (authentication) {
    case 'none':
      return policy ?? 'allow';
    case 'same-account':
      return authorizer === 'allow' || policy === 'allow' ? 'allow' : 'none';
    case 'other-account':
      return authorizer === 'allow' && policy === 'allow' ? 'allow' : 'none';
    case 'token':
      return authorizer === 'allow' && (policy === undefined || policy === 'allow') ? 'allow' : 'none';
    default:
      return authentication satisfies never;
  }
}
