import type { Check, SchemaIndex, SchemaPlan } from '../../schema/index.js';
import { stringLiteral } from '../typescript/string-literal.js';
import { all, any, atom, type Condition, isAlways, isNever, not } from './condition.js';
import {
  checkCondition,
  groupOf,
  guard,
  hasMembers,
  isLeaf,
  isLeafCheck,
  knownName,
  leafCondition,
  patternConstant,
  typesCondition,
} from './leaf-conditions.js';
import { propertyAccess } from './property-access.js';
import { propertyLocals } from './property-locals.js';
import { countExpression, type SchemaFunctions } from './schema-functions.js';
import { block, type Statement, when } from './statements.js';

/** `isX`: the verdict on a value, as a function that ends at the first fault. */
export function verdictFunction(index: SchemaIndex, functions: SchemaFunctions): readonly string[] {
  const schema = functions.schemaAt(index);
  const { scope } = functions;
  const head = `function is${functions.nameOf(index)}(value: unknown): boolean {`;
  if (schema.checks.some(({ keyword }) => keyword === 'loop')) {
    return [
      head,
      `  return ${scope.use('validationLoop')}(${stringLiteral(schema.name.join(' '))}) && value === undefined;`,
      '}',
    ];
  }
  if (isLeaf(schema)) {
    const condition = leafCondition(schema, 'value', scope);
    if (isAlways(condition)) return [head.replace('value:', '_value:'), '  return true;', '}'];
    return block(head, [...refuseUnless(condition), 'return true;']);
  }
  const lines: Statement[] = [];
  const type = schema.checks.find((check) => check.keyword === 'type');
  const [onlyType] = type?.types.length === 1 ? type.types : [];
  if (type !== undefined) lines.push(...refuseUnless(typesCondition(type.types, 'value', scope)));
  const isObject = onlyType === 'object';
  const isArray = onlyType === 'array';

  for (const check of schema.checks) {
    if (check.keyword === 'type' || groupOf(check) === 'object') continue;
    const group = groupOf(check);
    const known = group === undefined || group === onlyType;
    const condition = conditionOf(check, schema, functions);
    lines.push(...refuseUnless(known ? condition : any([not(guard(group, 'value', scope)), condition])));
  }
  const object = objectLines(schema, functions);
  if (object.length > 0) {
    if (isObject) lines.push(...object);
    else lines.push(when(guard('object', 'value', scope), object));
  }
  const array = arrayLines(schema, functions);
  if (array.length > 0) {
    if (isArray) lines.push(...array);
    else lines.push(when(guard('array', 'value', scope), array));
  }
  return block(head, [...lines, 'return true;']);
}

function refuseUnless(condition: Condition): readonly Statement[] {
  return isAlways(condition) ? [] : [when(not(condition), ['return false;'])];
}

function conditionOf(check: Check, schema: SchemaPlan, functions: SchemaFunctions): Condition {
  if (isLeafCheck(check)) return checkCondition(check, schema, 'value', functions.scope);
  switch (check.keyword) {
    case 'allOf':
      return all(check.schemas.map((branch) => functions.accepts(branch, 'value')));
    case 'anyOf':
      return any(check.schemas.map((branch) => functions.accepts(branch, 'value')));
    case 'oneOf': {
      const count = countExpression(check.schemas, 'value', functions);
      return atom(`${count} === 1`, `${count} !== 1`);
    }
    case 'not':
      return not(functions.accepts(check.schema, 'value'));
    case 'dependencies':
      return all(
        check.dependencies.map((dependency) => {
          const access = propertyAccess('value', dependency.property, functions.scope);
          const absent = atom(`${access} === undefined`, `${access} !== undefined`);
          if ('schema' in dependency) return any([absent, functions.accepts(dependency.schema, 'value')]);
          const names = dependency.names.map((name) => {
            const other = propertyAccess('value', name, functions.scope);
            return atom(`${other} !== undefined`, `${other} === undefined`);
          });
          return any([absent, all(names)]);
        }),
      );
    case 'loop':
      return all([]);
    default:
      return check satisfies never;
  }
}

function objectLines(schema: SchemaPlan, functions: SchemaFunctions): readonly Statement[] {
  const { scope } = functions;
  const required = schema.checks.find((check) => check.keyword === 'required')?.names ?? [];
  const named = [...schema.properties].filter(([, index]) => !functions.isTrivial(index));
  const { lines: declarations, localOf } = propertyLocals(
    [...named.map(([name]) => name), ...required],
    'value',
    scope,
  );
  const lines: Statement[] = [...declarations];

  const missing: Condition[] = [];
  for (const name of new Set(required)) {
    const index = schema.properties.get(name);
    // A member that undefined cannot satisfy is looked at below.
    if (index === undefined || !refusesUndefined(functions.schemaAt(index))) {
      missing.push(atom(`${localOf(name)} === undefined`, `${localOf(name)} !== undefined`));
    }
  }
  if (missing.length > 0) lines.push(when(any(missing), ['return false;']));
  for (const [name, index] of named) {
    const local = localOf(name);
    const accepts = functions.accepts(index, local);
    if (required.includes(name)) lines.push(...refuseUnless(accepts));
    else lines.push(...refuseUnless(any([atom(`${local} === undefined`, `${local} !== undefined`), accepts])));
  }
  for (const check of schema.checks) {
    if (check.keyword === 'additionalProperties') {
      const known = knownName(schema, check.patterns, scope);
      if (isNever(known)) lines.push(...refuseUnless(not(hasMembers('value'))));
      else lines.push(...block('for (const name in value) {', refuseUnless(known)));
    } else if (groupOf(check) === 'object' && check.keyword !== 'required') {
      lines.push(...refuseUnless(conditionOf(check, schema, functions)));
    }
  }
  lines.push(...dynamicMembers(schema, functions));
  return lines;
}

/** Members whose names only the value knows. */
function dynamicMembers(schema: SchemaPlan, functions: SchemaFunctions): readonly Statement[] {
  const { scope } = functions;
  const additional =
    schema.additionalProperties !== undefined && !functions.isTrivial(schema.additionalProperties)
      ? functions.accepts(schema.additionalProperties, 'member')
      : undefined;
  const patterns = schema.patternProperties.map(({ pattern, schema: index }) => ({
    test: `${patternConstant(schema, pattern, scope)}.test(name)`,
    accepts: functions.isTrivial(index) ? undefined : functions.accepts(index, 'member'),
  }));
  const inner: Statement[] = [];
  for (const { test, accepts } of patterns) {
    if (accepts !== undefined) inner.push(...refuseUnless(any([not(atom(test)), accepts])));
  }
  if (additional !== undefined) {
    const known = knownName(
      schema,
      schema.patternProperties.map((each) => each.pattern),
      scope,
    );
    inner.push(...refuseUnless(any([known, additional])));
  }
  if (inner.length === 0) return [];
  return block('for (const name in value) {', ['const member = value[name];', ...inner]);
}

function arrayLines(schema: SchemaPlan, functions: SchemaFunctions): readonly Statement[] {
  const { items, additionalItems } = schema;
  if (items === undefined) return [];
  if (typeof items === 'number') {
    if (functions.isTrivial(items)) return [];
    return block('for (const item of value) {', refuseUnless(functions.accepts(items, 'item')));
  }
  const lines: Statement[] = [];
  for (const [index, item] of items.entries()) {
    if (functions.isTrivial(item)) continue;
    const inner = [`const item = value[${index}];`, ...refuseUnless(functions.accepts(item, 'item'))];
    lines.push(when(atom(`value.length > ${index}`), inner));
  }
  if (additionalItems !== undefined && !functions.isTrivial(additionalItems)) {
    lines.push(
      ...block(
        `for (const item of value.slice(${items.length})) {`,
        refuseUnless(functions.accepts(additionalItems, 'item')),
      ),
    );
  }
  return lines;
}

/** Whether undefined, the value of an absent member, fails the schema's verdict anyway. */
function refusesUndefined(schema: SchemaPlan): boolean {
  return schema.checks.some(({ keyword }) => keyword === 'type');
}
