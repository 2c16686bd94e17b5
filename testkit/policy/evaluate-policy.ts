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
  const isMeant = (resource: string): boolean => fits(resources, resource, matches);
  // What is forbidden stays so however it is spelled; what is allowed is allowed as it was asked for, and what an Allow
  // leaves out is left out however it is spelled.
  const [asked] = request.resources;
  const isMet =
    effect === 'Deny'
      ? request.resources.some(isMeant)
      : resources.isNegated
        ? request.resources.every(isMeant)
        : isMeant(asked);
  if (!isMet) return false;
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
  // An Allow for an account as a whole leaves it to its own policies whom of its users it lets in; within the same
  // account they speak anyway. A Deny for all but an account spares none of its users: each is to be named (seen).
  const meansUsers = effect === 'Deny' ? !isNegated : isNegated || principal?.isForeign === true;
  return names.some((name) => isNamed(name, principal, meansUsers)) !== isNegated;
}

/** @param meansUsers whether the name of an account stands for all its users, or for the account itself alone */
function isNamed(name: string, principal: Principal | undefined, meansUsers: boolean): boolean {
  if (name === '*') return true;
  if (principal === undefined) return false;
  if (name === principal.account || /^arn:[^:]*:iam::(\d+):root$/.exec(name)?.[1] === principal.account) {
    return meansUsers || /:root$/.test(principal.arn);
  }
  return name === principal.arn || isRoleOf(name, principal.arn);
}

/**
 * Whether the name is that of the role of a session, `arn:aws:iam::123456789012:role/desk/clerk`. Its path is not in the
 * session's ARN; names of roles are unique without it.
 */
function isRoleOf(name: string, session: string): boolean {
  const [, account, role] = /^arn:[^:]*:sts::(\d+):assumed-role\/([^/]+)\//.exec(session) ?? [];
  if (role === undefined) return false;
  const [, itsAccount, named] = /^arn:[^:]*:iam::(\d+):role\/(?:.*\/)?([^/]+)$/.exec(name) ?? [];
  return itsAccount === account && named === role;
}
