import { isJsonObject, type JsonValue, member } from '../../compiler/model/index.js';
import { GatewayFailure, isStream, textOf, type UpstreamAnswer } from '../exchange/index.js';
import { type Policy, PolicyError, readPolicy } from '../policy/index.js';
import { configurationError } from './configuration-error.js';

/** What a Lambda authorizer has returned, read once and judged for each method. */
export interface LambdaAuthorizerAnswer {
  readonly principalId: string;
  readonly policy: Policy;
  /** Values as strings, as everybody behind sees them. No prototype. */
  readonly context: Readonly<Record<string, string>>;
  readonly usageIdentifierKey?: string;
}

/** Characters that a resource of the returned policy may have. */
const longestResource = 512;

/**
 * Reads the answer of a Lambda authorizer.
 *
 * @throws GatewayFailure 401 when the function has failed with exactly `Unauthorized`; 500 when it has failed otherwise
 *   or has returned what is no answer. Which of the two types of 500 belongs to which case is documented in outline
 *   alone; an answer that cannot be used was seen as `AuthorizerConfigurationException`
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-output.html
 */
export function lambdaAuthorizerAnswer(answer: UpstreamAnswer): LambdaAuthorizerAnswer {
  if (answer.kind === 'failure') throw configurationError(answer.message);
  if (answer.kind !== 'lambda' || isStream(answer.payload)) throw configurationError('no answer of a function');
  const value = parsed(textOf(answer.payload));
  if (answer.functionError !== undefined) {
    const message = isJsonObject(value) ? member(value, 'errorMessage') : undefined;
    if (message === 'Unauthorized') throw new GatewayFailure('UNAUTHORIZED');
    throw new GatewayFailure('AUTHORIZER_FAILURE', {
      log: `Execution failed due to configuration error: Authorizer error (the function failed: ${String(message)})`,
    });
  }
  if (!isJsonObject(value)) throw configurationError('it returned no object', 'Could not parse policy');
  const principalId = member(value, 'principalId');
  if (typeof principalId !== 'string' || principalId === '') throw configurationError('it returned no principalId');
  const usageIdentifierKey = member(value, 'usageIdentifierKey');
  if (usageIdentifierKey !== undefined && usageIdentifierKey !== null && typeof usageIdentifierKey !== 'string') {
    throw configurationError('usageIdentifierKey is no string');
  }
  return {
    principalId,
    policy: policyOf(member(value, 'policyDocument')),
    context: contextValues(member(value, 'context')),
    ...(typeof usageIdentifierKey === 'string' ? { usageIdentifierKey } : {}),
  };
}

function parsed(text: string): JsonValue {
  try {
    return JSON.parse(text);
  } catch {
    throw configurationError('it returned no JSON');
  }
}

function policyOf(document: JsonValue | undefined): Policy {
  if (document === undefined) throw configurationError('it returned no policyDocument');
  let policy: Policy;
  try {
    policy = readPolicy(document, { kind: 'identity' });
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    throw configurationError(`it returned no valid policyDocument: ${error.message}`);
  }
  // A fault of the configuration by the quotas; what the client gets is unconfirmed.
  const long = policy.statements.find(({ resources }) =>
    resources.patterns.some(({ length }) => length > longestResource),
  );
  if (long !== undefined)
    throw configurationError(`a resource of the policy has more than ${longestResource} characters`);
  return policy;
}

/**
 * Strings, numbers and booleans, all of them as strings. A list or an object spoils the answer. What becomes of null is
 * unconfirmed; it is left out.
 */
export function contextValues(context: JsonValue | undefined): Readonly<Record<string, string>> {
  const values: Record<string, string> = Object.create(null);
  if (context === undefined || context === null) return values;
  if (!isJsonObject(context)) throw configurationError('its context is no object');
  for (const [name, value] of Object.entries(context)) {
    if (value === null) continue;
    if (typeof value === 'object') throw configurationError(`context.${name} is a list or an object`);
    values[name] = String(value);
  }
  return values;
}
