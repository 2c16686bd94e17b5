import { canonicalText } from '../../../runtime/validation/json-value.js';
import type { JsonValue } from '../../model/index.js';
import type { Check, JsonType, PatternPlan, SchemaPlan } from '../../schema/index.js';
import { formatFunctions } from '../../schema/index.js';
import { stringLiteral } from '../typescript/string-literal.js';
import { all, any, atom, type Condition, not } from './condition.js';
import type { ModuleScope } from './module-scope.js';
import { patternExpression } from './pattern-expression.js';
import { propertyAccess } from './property-access.js';

/** The instances that a keyword concerns; the others satisfy it. */
export type Group = 'array' | 'number' | 'object' | 'string';

/** A check that looks at one value alone, at no other schema. */
export type LeafCheck = Exclude<
  Check,
  { readonly keyword: 'allOf' | 'anyOf' | 'oneOf' | 'not' | 'dependencies' | 'loop' }
>;

export function isLeafCheck(check: Check): check is LeafCheck {
  switch (check.keyword) {
    case 'allOf':
    case 'anyOf':
    case 'oneOf':
    case 'not':
    case 'dependencies':
    case 'loop':
      return false;
    default:
      return true;
  }
}

/** Whether the schema neither enters members nor applies other schemas: it is checked in place, without a function. */
export function isLeaf(schema: SchemaPlan): boolean {
  return (
    schema.properties.size === 0 &&
    schema.patternProperties.length === 0 &&
    schema.additionalProperties === undefined &&
    schema.items === undefined &&
    schema.checks.every((check) => isLeafCheck(check) && check.keyword !== 'additionalProperties')
  );
}

export function groupOf(check: Check): Group | undefined {
  switch (check.keyword) {
    case 'additionalItems':
    case 'maxItems':
    case 'minItems':
    case 'uniqueItems':
      return 'array';
    case 'additionalProperties':
    case 'dependencies':
    case 'maxProperties':
    case 'minProperties':
    case 'required':
      return 'object';
    case 'maximum':
    case 'minimum':
    case 'multipleOf':
      return 'number';
    case 'format':
    case 'maxLength':
    case 'minLength':
    case 'pattern':
      return 'string';
    default:
      return undefined;
  }
}

export function groupOfType(type: JsonType): Group | undefined {
  switch (type) {
    case 'array':
    case 'object':
    case 'string':
    case 'number':
      return type;
    case 'integer':
      return 'number';
    default:
      return undefined;
  }
}

/** That the value is an instance of the group. */
export function guard(group: Group, value: string, scope: ModuleScope): Condition {
  return typeCondition(group, value, scope);
}

/** That the value has one of the types. */
export function typesCondition(types: readonly JsonType[], value: string, scope: ModuleScope): Condition {
  const needed = types.filter((type) => type !== 'integer' || !types.includes('number'));
  return any(needed.map((type) => typeCondition(type, value, scope)));
}

function typeCondition(type: JsonType, value: string, scope: ModuleScope): Condition {
  switch (type) {
    case 'array':
      return atom(`${scope.use('isArray')}(${value})`);
    case 'integer':
      return atom(`${scope.use('isInteger')}(${value})`);
    case 'null':
      return atom(`${value} === null`, `${value} !== null`);
    case 'number':
      return atom(`${scope.use('isNumber')}(${value})`);
    case 'object':
      return atom(`${scope.use('isObject')}(${value})`);
    case 'boolean':
    case 'string':
      return atom(`typeof ${value} === "${type}"`, `typeof ${value} !== "${type}"`);
    default:
      return type satisfies never;
  }
}

/** That a leaf's value is valid; always, when nothing is demanded. */
export function leafCondition(schema: SchemaPlan, value: string, scope: ModuleScope): Condition {
  const checks = schema.checks.filter(isLeafCheck);
  const type = checks.find((check) => check.keyword === 'type');
  const groups = new Set(type?.types.map(groupOfType));
  const conditions: Condition[] = [];
  for (const check of checks) {
    if (check.keyword === 'type' || check.keyword === 'unknownFormat') continue;
    const group = groupOf(check);
    const condition = checkCondition(check, schema, value, scope);
    if (group === undefined || (groups.size === 1 && groups.has(group))) conditions.push(condition);
    // A keyword of a type that is refused anyway says nothing.
    else if (type === undefined || groups.has(group))
      conditions.push(any([not(guard(group, value, scope)), condition]));
  }
  if (type === undefined || (checks.length === 2 && enumImpliesType(checks, type.types))) return all(conditions);
  return all([typesCondition(type.types, value, scope), ...conditions]);
}

/** Whether one of the two checks is an `enum` all of whose values have the types. */
function enumImpliesType(checks: readonly LeafCheck[], types: readonly JsonType[]): boolean {
  return checks.some(
    (check) =>
      check.keyword === 'enum' && check.values.every((value) => types.some((type) => isPlainOfType(value, type))),
  );
}

function isPlainOfType(value: JsonValue, type: JsonType): boolean {
  return type === 'null' ? value === null : typeof value === type && (type === 'string' || type === 'boolean');
}

/** That a value satisfies the check, once it is known to be an instance of the check's group. */
export function checkCondition(check: LeafCheck, schema: SchemaPlan, value: string, scope: ModuleScope): Condition {
  switch (check.keyword) {
    case 'additionalItems':
      return atom(`${value}.length <= ${check.allowed}`, `${value}.length > ${check.allowed}`);
    case 'maxItems':
      return atom(`${value}.length <= ${check.bound}`, `${value}.length > ${check.bound}`);
    case 'minItems':
      return atom(`${value}.length >= ${check.bound}`, `${value}.length < ${check.bound}`);
    case 'uniqueItems':
      return not(atom(`${scope.use('hasDuplicates')}(${value})`));
    case 'maxLength':
      return not(atom(`${scope.use('isLonger')}(${value}, ${check.bound})`));
    case 'minLength':
      return not(atom(`${scope.use('isShorter')}(${value}, ${check.bound})`));
    case 'pattern':
      return atom(`${scope.constant(schema.name, 'PATTERN', patternExpression(check.pattern, scope))}.test(${value})`);
    case 'format':
      return formatCondition(scope.use(formatFunctions[check.format]), value);
    case 'maxProperties':
      return atom(`Object.keys(${value}).length <= ${check.bound}`, `Object.keys(${value}).length > ${check.bound}`);
    case 'minProperties':
      return atom(`Object.keys(${value}).length >= ${check.bound}`, `Object.keys(${value}).length < ${check.bound}`);
    case 'required':
      return all(
        check.names.map((name) => {
          const access = propertyAccess(value, name, scope);
          return atom(`${access} !== undefined`, `${access} === undefined`);
        }),
      );
    case 'additionalProperties':
      // A matter of all names: see unknownName.
      return all([]);
    case 'maximum':
      return check.exclusive
        ? atom(`${scope.use('isBelow')}(${value}, ${check.bound})`)
        : not(atom(`${scope.use('isAbove')}(${value}, ${check.bound})`));
    case 'minimum':
      return check.exclusive
        ? atom(`${scope.use('isAbove')}(${value}, ${check.bound})`)
        : not(atom(`${scope.use('isBelow')}(${value}, ${check.bound})`));
    case 'multipleOf':
      return atom(`${scope.use('isMultipleOf')}(${value}, ${check.divisor})`);
    case 'enum':
      return enumCondition(check.values, schema, value, scope);
    case 'type':
      return typesCondition(check.types, value, scope);
    case 'unknownFormat':
      return all([]);
    default:
      return check satisfies never;
  }
}

function formatCondition(fault: string, value: string): Condition {
  return atom(`${fault}(${value}) === undefined`, `${fault}(${value}) !== undefined`);
}

/** That `name` is one of the properties of the schema, or matches one of the patterns. */
export function knownName(schema: SchemaPlan, patterns: readonly PatternPlan[], scope: ModuleScope): Condition {
  const names = [...schema.properties.keys()];
  const tests = patterns.map((pattern) => atom(`${patternConstant(schema, pattern, scope)}.test(name)`));
  // A few comparisons are faster than a look into a set.
  if (names.length > 8) return any([atom(`${namesConstant(schema, scope)}.has(name)`), ...tests]);
  const equal = names.map(stringLiteral).map((name) => atom(`name === ${name}`, `name !== ${name}`));
  return any([...equal, ...tests]);
}

/** That an object has any members. */
export function hasMembers(object: string): Condition {
  return atom(`Object.keys(${object}).length > 0`, `Object.keys(${object}).length === 0`);
}

/** The constant that holds the names of a schema's properties. */
export function namesConstant(schema: SchemaPlan, scope: ModuleScope): string {
  return scope.constant(schema.name, 'NAMES', printSet([...schema.properties.keys()].map(stringLiteral), 'string'));
}

/** The constant that holds a pattern of a schema's members. */
export function patternConstant(schema: SchemaPlan, pattern: PatternPlan, scope: ModuleScope): string {
  return scope.constant([...schema.name, 'member'], 'PATTERN', patternExpression(pattern, scope));
}

function enumCondition(values: readonly JsonValue[], schema: SchemaPlan, value: string, scope: ModuleScope): Condition {
  const type = schema.checks.find((check) => check.keyword === 'type');
  const isPlain = (each: JsonValue): boolean => each === null || typeof each === 'string' || typeof each === 'boolean';
  if (values.every(isPlain)) {
    const fits = type === undefined || values.every((each) => type.types.some((one) => isPlainOfType(each, one)));
    // A comparison with a value of another type would be an error of the type checker.
    if (fits && values.length > 0 && values.length <= 4) {
      return any(values.map((each) => atom(`${value} === ${printPlain(each)}`, `${value} !== ${printPlain(each)}`)));
    }
    const set = scope.constant(schema.name, 'VALUES', printSet(values.map(printPlain), 'unknown'));
    return atom(`${set}.has(${value})`);
  }
  // Numbers and objects are compared by their canonical texts: 1 equals 1.0, members come in any order.
  const texts = [...new Set(values.map(canonicalText))];
  const set = scope.constant(schema.name, 'VALUES', printSet(texts.map(stringLiteral), 'string'));
  return atom(`${set}.has(${scope.use('canonicalText')}(${value}))`);
}

function printPlain(value: JsonValue): string {
  return typeof value === 'string' ? stringLiteral(value) : String(value);
}

/** A set of literals; an empty one says what it would hold. */
export function printSet(elements: readonly string[], type: string): string {
  if (elements.length === 0) return `new Set<${type}>()`;
  return type === 'string' ? `new Set(${printList(elements)})` : `new Set<${type}>(${printList(elements)})`;
}

/** A list as an array literal, one element a line when it is long. */
export function printList(elements: readonly string[], indent = ''): string {
  const line = `[${elements.join(', ')}]`;
  if (line.length <= 90) return line;
  return `[\n${elements.map((element) => `${indent}  ${element},\n`).join('')}${indent}]`;
}
