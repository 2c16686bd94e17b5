import type { LambdaAuthorizer, Method } from '../../compiler/model/index.js';
import type { Exchange } from '../exchange/index.js';
import { evaluatePolicies, type Policy } from '../policy/index.js';
import { conditionKeys } from './condition-keys.js';
import { apiArn, methodArn } from './method-arn.js';

/**
 * Warns in the execution log of an answer that is kept although its policy is silent about other methods with the same
 * authorizer: with the answer of one method, all of these are refused until it is forgotten. API Gateway says nothing.
 * What the policy denies by name is meant so, and an answer that lets nobody in surprises nobody.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/configure-api-gateway-lambda-authorization.html
 */
export function warnOfNarrowPolicy(exchange: Exchange, authorizer: LambdaAuthorizer, policy: Policy): void {
  const { log } = exchange;
  if (log === undefined) return;
  const context = conditionKeys(exchange, undefined);
  const decide = (resource: string) =>
    evaluatePolicies([policy], {
      action: 'execute-api:Invoke',
      resources: [resource],
      principal: undefined,
      context,
    });
  if (decide(methodArn(exchange)) !== 'allow') return;
  const prefix = `${apiArn(exchange.deployed)}/${exchange.stage}`;
  const silent = methodsOf(exchange, authorizer).filter(({ path, verb }) =>
    // A path parameter stands for all its values: only a wildcard fits its name in braces.
    verbsOf(verb).every((each) => decide(`${prefix}/${each}${path}`) === 'none'),
  );
  if (silent.length === 0) return;
  const named = silent.slice(0, most).map(({ path, verb }) => `${verb} ${path}`);
  const rest = silent.length > most ? ` and ${silent.length - most} more` : '';
  log(
    `gatewright: this answer is kept for ${authorizer.authorizerResultTtlInSeconds} seconds, and its policy says nothing of ${named.join(', ')}${rest}: whoever has it is refused there. Let the policy of the authorizer ${JSON.stringify(authorizer.name)} name every method that the caller may use, or set authorizerResultTtlInSeconds to 0.`,
  );
}

/** So many methods are named. */
const most = 5;

function methodsOf(
  { deployed }: Exchange,
  { name }: LambdaAuthorizer,
): readonly { readonly path: string; readonly verb: Method['httpMethod'] }[] {
  return deployed.api.resources.flatMap(({ path, methods }) =>
    methods.filter(({ authorizer }) => authorizer === name).map(({ httpMethod: verb }) => ({ path, verb })),
  );
}

/** A policy that names some of the verbs of an ANY method is not silent about it. */
function verbsOf(verb: Method['httpMethod']): readonly string[] {
  return verb === 'ANY' ? ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'] : [verb];
}
