import type { Method } from '../../compiler/model/index.js';
import {
  type Authorization,
  type DeployedApi,
  type Exchange,
  GatewayFailure,
  type InvokeAction,
} from '../exchange/index.js';
import { combineDecisions, type Decision } from '../policy/index.js';
import { accessDenied } from './access-denied.js';
import type { Authorize } from './authorize.js';
import { chosenAuthorization } from './chosen-authorization.js';
import { cognitoAuthorizer } from './cognito-authorizer.js';
import { type GuardOptions, type KnownIdentity, knownIdentities } from './guard-options.js';
import { iamAuthorizer } from './iam-authorizer.js';
import { accountOf } from './iam-identity.js';
import { judge } from './judge.js';
import { jwtAuthorizer } from './jwt-authorizer.js';
import { lambdaAuthorizer } from './lambda-authorizer.js';
import { leadsElsewhere, type RouteOf } from './leads-elsewhere.js';
import { isPrivate, resourcePolicy } from './resource-policy.js';
import { invalidSignature } from './signature-failure.js';

/** What stands between the client and the method: the steps of these names call it. */
export interface Guards {
  /**
   * Refuses whom the resource policy denies by name before anybody is authenticated. Methods that IAM guards, or a
   * Cognito user pool, wait until the caller is known.
   *
   * @param authorizationType that of the method which the request would reach
   */
  denyByPolicy(exchange: Exchange, authorizationType: () => Method['authorizationType'] | undefined): void;
  /**
   * Writes `identity`, `authorizer` and `authorization`.
   *
   * @param routeOf asked for methods of IAM, when the path as sent is not the path as signed
   */
  authorize(exchange: Exchange, routeOf: RouteOf): void | Promise<void>;
  /** Refuses whom the authorizer and the resource policy together do not let in. */
  checkPolicy(exchange: Exchange): void;
  /**
   * Whether the caller may have the cached answer made anew, `Cache-Control: max-age=0`: the action
   * `execute-api:InvalidateCache`, for callers of the same account alone.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
   */
  mayInvalidateCache(exchange: Exchange): boolean;
}

/**
 * Prepares the guards of a stage, those of each deployment when it is first served: stages share no results of
 * authorizers, and a new deployment begins without any.
 *
 * @throws Error for an identity whose policies IAM would refuse
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html
 */
export function stageGuards(options: GuardOptions = {}): (deployed: DeployedApi) => Guards {
  const identities = knownIdentities(options.identities ?? []);
  const made = new WeakMap<DeployedApi, Guards>();
  return (deployed) => {
    const guards = made.get(deployed) ?? makeGuards(deployed, options, identities);
    made.set(deployed, guards);
    return guards;
  };
}

function makeGuards(
  deployed: DeployedApi,
  options: GuardOptions,
  identities: ReadonlyMap<string, KnownIdentity>,
): Guards {
  const { api } = deployed;
  const policy = resourcePolicy(deployed);
  const iam = iamAuthorizer(identities);
  const prepared = new Map<string, Authorize>();

  const authorizerOf = ({ authorizationType, authorizer: name }: Method): Authorize | undefined => {
    if (authorizationType === 'NONE') return undefined;
    if (authorizationType === 'AWS_IAM') return iam;
    const known = name === undefined ? undefined : prepared.get(name);
    if (known !== undefined) return known;
    const made = makeAuthorizer(authorizationType, name);
    if (name !== undefined) prepared.set(name, made);
    return made;
  };

  const makeAuthorizer = (authorizationType: Method['authorizationType'], name: string | undefined): Authorize => {
    const authorizer = name === undefined ? undefined : api.authorizers.get(name);
    switch (authorizer?.type) {
      case 'TOKEN':
      case 'REQUEST':
        return lambdaAuthorizer(authorizer, deployed);
      case 'COGNITO_USER_POOLS':
        return cognitoAuthorizer(authorizer, deployed);
      case 'JWT':
        return jwtAuthorizer(authorizer, deployed, options.jwtAssumptions);
      case undefined:
        // AWS refuses to import such a method.
        return () => {
          throw new GatewayFailure('API_CONFIGURATION_ERROR', {
            log: `Execution failed due to configuration error: there is no authorizer for a method of type ${authorizationType}`,
          });
        };
      default:
        return authorizer satisfies never;
    }
  };

  /** What the resource policy says, asked for a caller or for nobody. */
  const policyDecision = (
    exchange: Exchange,
    authorization: Authorization | undefined,
    action: InvokeAction,
  ): Decision | undefined => {
    if (policy === undefined) return isPrivate(api) ? 'none' : undefined;
    return judge([policy()], exchange, authorization?.identity)(action);
  };

  const decision = (exchange: Exchange, action: InvokeAction, fromPolicy: Decision | undefined): Decision => {
    const { authorization } = exchange;
    // A private API without a policy is closed, whoever asks.
    if (policy === undefined && isPrivate(api)) return 'none';
    const own = authorization?.decide(action) ?? 'none';
    return combineDecisions(authorization?.authentication ?? 'none', own, fromPolicy);
  };

  return {
    denyByPolicy(exchange, authorizationType) {
      if (policy === undefined || policyDecision(exchange, undefined, 'execute-api:Invoke') !== 'deny') return;
      const type = authorizationType();
      if (type === 'AWS_IAM' || type === 'COGNITO_USER_POOLS' || type === 'JWT') return;
      throw accessDenied(exchange, undefined, 'deny');
    },
    authorize(exchange, routeOf) {
      const method = exchange.matched?.method;
      if (method === undefined) return;
      const authorizer = authorizerOf(method);
      if (authorizer === undefined) return;
      const chosen = exchange.request.client?.identity;
      const found =
        chosen === undefined ? authorizer(exchange) : chosenAuthorization(exchange, chosen, method.authorizationType);
      if (authorizer === iam && chosen === undefined && leadsElsewhere(exchange, routeOf)) throw invalidSignature();
      if (!(found instanceof Promise)) {
        exchange.authorization = found;
        return;
      }
      return found.then((authorization) => {
        exchange.authorization = authorization;
      });
    },
    checkPolicy(exchange) {
      const { authorization } = exchange;
      if (authorization === undefined && policy === undefined && !isPrivate(api)) return;
      const fromPolicy = policyDecision(exchange, authorization, 'execute-api:Invoke');
      const isAllowed = decision(exchange, 'execute-api:Invoke', fromPolicy) === 'allow';
      if (!isAllowed) throw accessDenied(exchange, authorization, fromPolicy);
    },
    mayInvalidateCache(exchange) {
      const { authorization } = exchange;
      const { identity } = authorization ?? {};
      if (identity !== undefined && accountOf(identity) !== deployed.surroundings.accountId) return false;
      const action = 'execute-api:InvalidateCache';
      const own = authorization?.decide(action) ?? 'none';
      const fromPolicy = policyDecision(exchange, authorization, action) ?? 'none';
      // Either may allow, as within one account. Whether a resource policy may do so for callers whom IAM does not know
      // is unconfirmed.
      return combineDecisions('same-account', own, fromPolicy) === 'allow';
    },
  };
}
