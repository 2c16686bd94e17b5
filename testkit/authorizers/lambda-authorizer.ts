import type { LambdaAuthorizer } from '../../compiler/model/index.js';
import {
  type Authorization,
  type AuthorizedPrincipal,
  type DeployedApi,
  type Exchange,
  GatewayFailure,
  isStream,
  type LambdaCall,
  textOf,
  type UpstreamAnswer,
} from '../exchange/index.js';
import { type LambdaFunctionName, lambdaFunctionName } from '../integrations/lambda-function-name.js';
import type { Authorize } from './authorize.js';
import { callAuthorizer } from './call-authorizer.js';
import { configurationError } from './configuration-error.js';
import { expiringMap } from './expiring-map.js';
import { type IdentitySource, identitySource } from './identity-source.js';
import { judge } from './judge.js';
import { contextValues, type LambdaAuthorizerAnswer, lambdaAuthorizerAnswer } from './lambda-authorizer-answer.js';
import { requestEvent, tokenEvent } from './lambda-authorizer-event.js';
import { methodArn } from './method-arn.js';
import { validationExpression } from './validation-expression.js';
import { warnOfNarrowPolicy } from './warn-of-narrow-policy.js';

/** Bytes of a method's ARN; a longer one is 414. */
const longestArn = 1600;

/**
 * A Lambda authorizer: asks a function for a policy and keeps its answer for each identity. All methods with the same
 * authorizer share what is kept, and each is judged by the whole policy; failures are never kept.
 *
 * A REQUEST authorizer that keeps answers and names no identity source is refused by AWS; here nothing is kept then.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html
 */
export function lambdaAuthorizer(authorizer: LambdaAuthorizer, deployed: DeployedApi): Authorize {
  const { type, name, authorizerResultTtlInSeconds: seconds } = authorizer;
  // Tools write an empty expression where none is meant; what AWS makes of it is unconfirmed.
  const expression = authorizer.identityValidationExpression || undefined;
  const sources = authorizer.identitySource.map(identitySource);
  const functionName = lambdaFunctionName(
    authorizer.authorizerUri,
    `authorizerUri of the authorizer ${JSON.stringify(name)}`,
    deployed.surroundings,
  );
  const isValid = type === 'TOKEN' && expression !== undefined ? validationExpression(expression) : undefined;
  const isKept = seconds > 0 && sources.length > 0;
  const kept = expiringMap<KeptAnswer>(seconds * 1000, deployed.surroundings.clock);

  return (exchange) => {
    const identity = identityOf(exchange, sources);
    const isOptional = type === 'REQUEST' && !isKept;
    if (identity === undefined && !isOptional) throw new GatewayFailure('UNAUTHORIZED');
    const token = identity?.[0]?.at(-1) ?? '';
    if (type === 'TOKEN' && expression !== undefined) {
      if (isValid === undefined) throw configurationError(`${expression} is no regular expression`);
      if (!isValid(token)) throw new GatewayFailure('UNAUTHORIZED');
    }
    if (isLong(methodArn(exchange))) {
      throw new GatewayFailure('DEFAULT_4XX', { status: 414, message: 'Request URI too long', isPlainText: true });
    }
    exchange.log?.(`Starting authorizer: ${name} for request: ${exchange.requestId}`);
    exchange.log?.(`Incoming identity: ${starred(identity?.map((values) => values.at(-1)).join(',') ?? '')}`);
    const key = isKept && identity !== undefined ? keyOf(identity) : undefined;
    const known = key === undefined ? undefined : kept.get(key);
    if (known !== undefined) {
      exchange.logContext.set('authorizer.latency', 0).set('authorizer.integrationLatency', 0);
      return reuse(exchange, known);
    }
    const event = type === 'TOKEN' ? tokenEvent(exchange, token) : requestEvent(exchange);
    const started = deployed.surroundings.clock.now();
    const finish = (answer: LambdaAuthorizerAnswer): Authorization => {
      if (key !== undefined) {
        kept.set(key, { answer, askedFor: methodArn(exchange) });
        warnOfNarrowPolicy(exchange, authorizer, answer.policy);
      }
      const latency = deployed.surroundings.clock.now() - started;
      exchange.logContext.set('authorizer.latency', latency).set('authorizer.integrationLatency', latency);
      return allow(exchange, answer, latency);
    };
    const call = callOf(functionName?.(exchange.stageVariables), event, exchange.requestId);
    const answer = callAuthorizer(exchange, call);
    return answer instanceof Promise
      ? answer.then((settled) => finish(readAnswer(exchange, settled)))
      : finish(readAnswer(exchange, answer));
  };
}

interface KeptAnswer {
  readonly answer: LambdaAuthorizerAnswer;
  /** The ARN of the method for which the function was asked. */
  readonly askedFor: string;
}

function readAnswer({ log }: Exchange, answer: UpstreamAnswer): LambdaAuthorizerAnswer {
  if (answer.kind === 'lambda' && !isStream(answer.payload)) {
    log?.(`Authorizer result body before parsing: ${textOf(answer.payload)}`);
  }
  return lambdaAuthorizerAnswer(answer);
}

/** Says in the log why a kept answer refuses, which puzzles most: the function itself is not asked. */
function reuse(exchange: Exchange, { answer, askedFor }: KeptAnswer): Authorization {
  const authorization = allow(exchange, answer, 0);
  if (exchange.log !== undefined && authorization.decide('execute-api:Invoke') === 'none') {
    exchange.log(
      `gatewright: the policy was returned for ${askedFor} and kept; it says nothing of ${methodArn(exchange)}.`,
    );
  }
  return authorization;
}

/** The second half of a short text, the last six characters of a long one (how much AWS shows is unconfirmed). */
function starred(text: string): string {
  const shown = Math.min(6, Math.floor(text.length / 2));
  return '*'.repeat(text.length - shown) + text.slice(text.length - shown);
}

/** All values of all sources; undefined when one of them is missing or empty. */
function identityOf(
  exchange: Exchange,
  sources: readonly IdentitySource[],
): readonly (readonly string[])[] | undefined {
  const identity = sources.map((source) => source(exchange));
  return identity.every((values) => values.length > 0) ? identity : undefined;
}

/** One text for all values of all sources; no two identities have the same. */
function keyOf(identity: readonly (readonly string[])[]): string {
  const [only] = identity;
  if (identity.length === 1 && only?.length === 1) return `text ${only[0]}`;
  return `json ${JSON.stringify(identity)}`;
}

function isLong(arn: string): boolean {
  // No character has more than three bytes for each unit.
  return arn.length * 3 > longestArn && Buffer.byteLength(arn) > longestArn;
}

function callOf(name: LambdaFunctionName | undefined, payload: string, requestId: string): LambdaCall {
  if (name === undefined || name.functionName === '') throw configurationError('authorizerUri names no function');
  const { functionArn, functionName, qualifier } = name;
  return {
    kind: 'lambda',
    purpose: 'authorizer',
    functionArn,
    functionName,
    ...(qualifier === undefined ? {} : { qualifier }),
    invocationType: 'RequestResponse',
    payload,
    requestId,
  };
}

/** Lets the answer's principal and context be seen; its policy is judged later, together with the resource policy. */
function allow(exchange: Exchange, answer: LambdaAuthorizerAnswer, latency: number): Authorization {
  exchange.log?.('Using valid authorizer policy for principal: ****');
  exchange.log?.('Successfully completed authorizer execution');
  exchange.logContext.set('authorizer.status', 200).set('authorizer.integrationStatus', 200);
  exchange.authorizer = Object.assign(Object.create(null), answer.context, {
    principalId: answer.principalId,
    integrationLatency: latency,
  });
  const { usageIdentifierKey, policy } = answer;
  return {
    authentication: 'same-account',
    decide: judge([policy], exchange, undefined),
    ...(usageIdentifierKey === undefined ? {} : { usageIdentifierKey }),
  };
}

/** What {@link lambdaAuthorizer} would have found out of a principal that the test has chosen. */
export function allowedPrincipal(exchange: Exchange, chosen: AuthorizedPrincipal): Authorization {
  exchange.authorizer = Object.assign(Object.create(null), contextValues(chosen.context), {
    principalId: chosen.principalId,
    integrationLatency: 0,
  });
  const { usageIdentifierKey } = chosen;
  return {
    authentication: 'same-account',
    decide: (action) => (action === 'execute-api:Invoke' ? 'allow' : 'none'),
    ...(usageIdentifierKey === undefined ? {} : { usageIdentifierKey }),
  };
}
