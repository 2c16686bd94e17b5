import type { AuthorizationRequest, Decision, Principal } from './authorization-request.js';
import { matchesWildcards } from './matches-wildcards.js';
import type { PatternList, Policy, PrincipalList, Statement } from './policy.js';
import { hasVariable, withVariables } from './policy-variables.js';

/**
 * What the policies say of the request: an explicit Deny wins over every Allow, wherever it stands.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function evaluatePolicies(policies: readonly Policy[], request: AuthorizationRequest): Decision {
  let decision: Decision = 'none';
  const action = request.action.toLowerCase();
  for (const { statements, hasVariables } of policies) {
    for (const statement of statements) {
      if (decision === 'allow' && statement.effect === 'Allow') continue;
      if (!applies(statement, action, request, hasVariables)) continue;
      if (statement.effect === 'Deny') return 'deny';
      decision = 'allow';
    }
  }
  return decision;
}

function applies(
  { effect, actions, resources, principals, conditions }: Statement,
  action: string,
  request: AuthorizationRequest,
  hasVariables: boolean,
): boolean {
  if (!fits(actions, action, matchesWildcards)) return false;
  const matches = resourceMatcher(request, hasVariables);
  // What is forbidden stays so however it is spelled; what is allowed is allowed as it was asked for.
  const [asked] = request.resources;
  const isMeant =
    effect === 'Deny'
      ? request.resources.some((resource) => fits(resources, resource, matches))
      : fits(resources, asked, matches);
  if (!isMeant) return false;
  if (principals !== undefined && !isPrincipal(principals, request.principal, effect)) return false;
  return conditions.every((holds) => holds(request.context, hasVariables));
}

function fits(
  { isNegated, patterns }: PatternList,
  text: string,
  matches: (pattern: string, text: string) => boolean,
): boolean {
  return patterns.some((pattern) => matches(pattern, text)) !== isNegated;
}

function resourceMatcher(request: AuthorizationRequest, hasVariables: boolean): typeof matchesWildcards {
  if (!hasVariables) return matchesWildcards;
  return (pattern, resource) => {
    if (!hasVariable(pattern)) return matchesWildcards(pattern, resource);
    const filled = withVariables(pattern, request.context, true);
    return filled !== undefined && matchesWildcards(filled, resource);
  };
}

function isPrincipal({ isNegated, names }: PrincipalList, principal: Principal | undefined, effect: string): boolean {
  // An account as a whole leaves it to its own policies whom it lets in; within the same account they speak anyway.
  const delegates = effect === 'Allow' && !isNegated && principal?.isForeign !== true;
  return names.some((name) => isNamed(name, principal, delegates)) !== isNegated;
}

function isNamed(name: string, principal: Principal | undefined, delegates: boolean): boolean {
  if (name === '*') return true;
  if (principal === undefined) return false;
  if (name === principal.account || /^arn:[^:]*:iam::(\d+):root$/.exec(name)?.[1] === principal.account) {
    return !delegates;
  }
  return name === principal.arn || name === roleOf(principal.arn);
}

/** The role of a session, `arn:aws:iam::123456789012:role/clerk`. Its path is not in the session's ARN. */
function roleOf(arn: string): string | undefined {
  const [, partition, account, role] = /^arn:([^:]*):sts::(\d+):assumed-role\/([^/]+)\//.exec(arn) ?? [];
  return role === undefined ? undefined : `arn:${partition}:iam::${account}:role/${role}`;
}
