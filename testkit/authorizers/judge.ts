import type { AuthorizationDecision, Exchange, IamIdentity, InvokeAction } from '../exchange/index.js';
import { evaluatePolicies, type Policy, type Principal, type RequestContext } from '../policy/index.js';
import { conditionKeys } from './condition-keys.js';
import { accountOf } from './iam-identity.js';
import { methodArn, spellingsOf } from './method-arn.js';

/**
 * Says what policies say of an action on the method of the exchange. What it needs is made when it is first asked, and
 * the condition keys when a policy has a condition.
 */
export function judge(
  policies: readonly Policy[],
  exchange: Exchange,
  identity: IamIdentity | undefined,
): (action: InvokeAction) => AuthorizationDecision {
  let context: RequestContext | undefined;
  let resources: readonly [string, ...string[]] | undefined;
  return (action) => {
    if (policies.length === 0) return 'none';
    resources ??= spellingsOf(methodArn(exchange));
    return evaluatePolicies(policies, {
      action,
      resources,
      principal: principalOf(identity, exchange),
      get context() {
        context ??= conditionKeys(exchange, identity);
        return context;
      },
    });
  };
}

function principalOf(identity: IamIdentity | undefined, { deployed }: Exchange): Principal | undefined {
  if (identity === undefined) return undefined;
  const account = accountOf(identity);
  return { arn: identity.arn, account, isForeign: account !== deployed.surroundings.accountId };
}
