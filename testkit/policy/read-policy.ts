import { isJsonObject, type JsonObject, type JsonValue, member } from '../../compiler/model/index.js';
import { type Condition, readConditions } from './condition.js';
import type { PatternList, Policy, PrincipalList, Statement } from './policy.js';
import { PolicyError } from './policy-error.js';

/** What a policy belongs to decides who it speaks of. */
export type PolicyKind = 'identity' | 'resource';

/** How a policy is read. */
export interface ReadPolicyOptions {
  /** Policies of resources name principals, those of identities must not. */
  readonly kind: PolicyKind;
  /** Makes the full ARN of a short one, `execute-api:/dev/GET/pets`. Default: as it is. */
  readonly expandResource?: (resource: string) => string;
}

/**
 * Reads a policy document.
 *
 * @throws PolicyError when IAM would refuse it
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function readPolicy(document: JsonValue, options: ReadPolicyOptions): Policy {
  if (!isJsonObject(document)) throw new PolicyError('A policy document is an object.');
  const version = member(document, 'Version');
  if (version !== undefined && version !== '2012-10-17' && version !== '2008-10-17') {
    throw new PolicyError('The Version of a policy is "2012-10-17" or "2008-10-17".');
  }
  const statement = member(document, 'Statement');
  if (statement === undefined) throw new PolicyError('A policy has a Statement.');
  const statements: readonly JsonValue[] = Array.isArray(statement) ? statement : [statement];
  return {
    statements: statements.map((each) => readStatement(each, options)),
    hasVariables: version === '2012-10-17',
  };
}

function readStatement(statement: JsonValue, options: ReadPolicyOptions): Statement {
  if (!isJsonObject(statement)) throw new PolicyError('A statement is an object.');
  const effect = member(statement, 'Effect');
  if (effect !== 'Allow' && effect !== 'Deny') throw new PolicyError('The Effect of a statement is "Allow" or "Deny".');
  const resources = patternsOf(statement, 'Resource');
  const expand = options.expandResource;
  return {
    effect,
    actions: lowered(patternsOf(statement, 'Action')),
    resources: expand === undefined ? resources : { ...resources, patterns: resources.patterns.map(expand) },
    principals: principalsOf(statement, options.kind),
    conditions: conditionsOf(statement),
  };
}

/** Names of actions are compared without regard to case. */
function lowered({ isNegated, patterns }: PatternList): PatternList {
  return { isNegated, patterns: patterns.map((pattern) => pattern.toLowerCase()) };
}

function patternsOf(statement: JsonObject, name: 'Action' | 'Resource'): PatternList {
  const { isNegated, value } = oneOfTwo(statement, name);
  const patterns = stringsOf(value, name);
  if (patterns.length === 0) throw new PolicyError(`A statement has ${name} or Not${name}.`);
  return { isNegated, patterns };
}

function oneOfTwo(statement: JsonObject, name: string): { isNegated: boolean; value: JsonValue | undefined } {
  const positive = member(statement, name);
  const negative = member(statement, `Not${name}`);
  if (positive !== undefined && negative !== undefined) {
    throw new PolicyError(`A statement has either ${name} or Not${name}.`);
  }
  return { isNegated: negative !== undefined, value: positive ?? negative };
}

function stringsOf(value: JsonValue | undefined, name: string): readonly string[] {
  if (value === undefined) return [];
  const values: readonly JsonValue[] = Array.isArray(value) ? value : [value];
  return values.map((each) => {
    if (typeof each !== 'string') throw new PolicyError(`${name} is a string, or a list of strings.`);
    return each;
  });
}

function principalsOf(statement: JsonObject, kind: PolicyKind): PrincipalList | undefined {
  const { isNegated, value } = oneOfTwo(statement, 'Principal');
  if (kind === 'identity') {
    // What Lambda authorizers return often has a principal; nothing says that API Gateway minds.
    return undefined;
  }
  if (value === undefined) throw new PolicyError('A statement of a resource policy has a Principal.');
  if (value === '*') return { isNegated, names: ['*'] };
  if (!isJsonObject(value)) throw new PolicyError('A Principal is "*" or an object.');
  return { isNegated, names: stringsOf(member(value, 'AWS'), 'Principal') };
}

function conditionsOf(statement: JsonObject): readonly Condition[] {
  const value = member(statement, 'Condition');
  if (value === undefined) return [];
  if (!isJsonObject(value)) throw new PolicyError('A Condition is an object.');
  return readConditions(value);
}
