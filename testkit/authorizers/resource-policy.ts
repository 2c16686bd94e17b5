import { isIntrinsic, type JsonValue, type RestApi, type Value } from '../../compiler/model/index.js';
import type { DeployedApi } from '../exchange/index.js';
import { settleText } from '../integrations/settle-text.js';
import { UnresolvedValueError } from '../integrations/unresolved-value-error.js';
import { type Policy, PolicyError, readPolicy } from '../policy/index.js';
import { apiArn } from './method-arn.js';

/**
 * The resource policy of a deployed API, read when it is first needed; undefined when the API has none.
 *
 * @returns throws an Error that says what is wrong with it: AWS would have refused the import
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html
 */
export function resourcePolicy(deployed: DeployedApi): (() => Policy) | undefined {
  const { api, surroundings } = deployed;
  const { policy } = api;
  if (policy === undefined) return undefined;
  const prefix = `${apiArn(deployed)}/`;
  let read: Policy | undefined;
  return () => {
    read ??= readSettled(settled(policy.value, surroundings), prefix);
    return read;
  };
}

function readSettled(value: JsonValue, prefix: string): Policy {
  try {
    return readPolicy(typeof value === 'string' ? parsed(value) : value, {
      kind: 'resource',
      // The short form is stored as the long one (recorded).
      expandResource: (resource) => resource.replace(/^execute-api:\//, () => prefix),
    });
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    throw new Error(`x-amazon-apigateway-policy is no policy that API Gateway would take: ${error.message}`);
  }
}

function parsed(text: string): JsonValue {
  try {
    return JSON.parse(text);
  } catch {
    throw new PolicyError('It is a text, and that is no JSON.');
  }
}

/** The value without intrinsics. Its depth is that of the document, which is limited. */
function settled(value: Value, names: DeployedApi['surroundings']): JsonValue {
  if (typeof value !== 'object' || value === null) return value;
  if (isIntrinsic(value)) {
    const text = settleText(value, names);
    if (typeof text !== 'string') throw new UnresolvedValueError('resource policy of the API', text);
    return text;
  }
  if (Array.isArray(value)) return value.map((item: Value) => settled(item, names));
  const entries = Object.entries(value).map(([key, item]): [string, JsonValue] => [key, settled(item, names)]);
  return Object.fromEntries(entries);
}

/** Private APIs let nobody in without a policy. */
export function isPrivate({ endpointType }: RestApi): boolean {
  return endpointType === 'PRIVATE';
}
