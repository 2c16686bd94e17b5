import type { SchemaIndex, SchemaPlan } from '../../schema/index.js';
import { stringLiteral } from '../typescript/string-literal.js';
import { checkStatements, childCheck, failStatement, statementsOf } from './check-statements.js';
import { atom, isAlways, not } from './condition.js';
import { faultText } from './fault-text.js';
import { groupOf, guard, isLeaf, knownName, patternConstant, typesCondition } from './leaf-conditions.js';
import { propertyLocals } from './property-locals.js';
import type { SchemaFunctions } from './schema-functions.js';
import { block, indent, print, type Statement, when } from './statements.js';

/** `checkX`: adds everything that is wrong with a value to a report, in the order in which API Gateway finds it. */
export function checkFunction(index: SchemaIndex, functions: SchemaFunctions): readonly string[] {
  const schema = functions.schemaAt(index);
  const { scope } = functions;
  const name = functions.nameOf(index);
  if (schema.checks.some(({ keyword }) => keyword === 'loop')) {
    return [
      `function check${name}(): void {`,
      `  ${scope.use('validationLoop')}(${stringLiteral(schema.name.join(' '))});`,
      '}',
    ];
  }
  if (functions.isTrivial(index)) return [`function check${name}(): void {}`];
  return [
    `function check${name}(value: unknown, report: ValidationReport): void {`,
    ...indent(print(isLeaf(schema) ? checkStatements(schema, 'value', undefined, functions) : body(schema, functions))),
    '}',
  ];
}

function body(schema: SchemaPlan, functions: SchemaFunctions): readonly Statement[] {
  const { scope } = functions;
  const type = schema.checks.find((check) => check.keyword === 'type');
  const [onlyType] = type?.types.length === 1 ? type.types : [];
  const lines: Statement[] = [];
  // Where every keyword concerns the one type that is allowed, another type ends the matter.
  const endsWithType =
    (onlyType === 'object' || onlyType === 'array') &&
    schema.checks.every((check) => check.keyword === 'type' || groupOf(check) === onlyType);
  const locals =
    onlyType === 'object' && endsWithType ? propertyLocals(localNames(schema, functions), 'value', scope) : undefined;
  if (endsWithType && type !== undefined) {
    const refused = typesCondition(type.types, 'value', scope);
    lines.push(
      when(not(refused), [failStatement('type', faultText(type, schema, 'value', scope), undefined, scope), 'return;']),
    );
    lines.push(...(locals?.lines ?? []));
    for (const check of schema.checks) {
      if (check.keyword !== 'type')
        lines.push(...statementsOf(check, schema, 'value', undefined, functions, locals?.localOf));
    }
  } else lines.push(...checkStatements(schema, 'value', undefined, functions));

  const ownChecks = schema.checks.some(({ keyword }) => keyword !== 'unknownFormat');
  const children = childLines(schema, functions, onlyType, endsWithType, locals?.localOf);
  if (children.length === 0) return lines;
  return [
    ...lines,
    // The function is entered from a sibling's too, so that this counts even without checks of its own.
    ...(ownChecks || children.length > 0 ? ['if (report.faults.length > 0) return;'] : []),
    ...children,
  ];
}

/** The names of the members that the function reads: those of its properties and those that it demands. */
function localNames(schema: SchemaPlan, functions: SchemaFunctions): readonly string[] {
  const required = schema.checks.find((check) => check.keyword === 'required')?.names ?? [];
  if (hasDynamicMembers(schema, functions)) return required;
  const named = [...schema.properties].filter(([, index]) => !functions.isTrivial(index)).map(([name]) => name);
  return [...named, ...required];
}

function hasDynamicMembers(schema: SchemaPlan, functions: SchemaFunctions): boolean {
  return (
    schema.patternProperties.some((each) => !functions.isTrivial(each.schema)) ||
    (schema.additionalProperties !== undefined && !functions.isTrivial(schema.additionalProperties))
  );
}

function childLines(
  schema: SchemaPlan,
  functions: SchemaFunctions,
  onlyType: string | undefined,
  typeIsKnown: boolean,
  localOf: ((name: string) => string) | undefined,
): readonly Statement[] {
  const { scope } = functions;
  const lines: Statement[] = [];
  const object = hasDynamicMembers(schema, functions)
    ? dynamicMembers(schema, functions)
    : namedMembers(schema, functions, localOf);
  if (object.length > 0) {
    if (typeIsKnown && onlyType === 'object') lines.push(...object);
    else lines.push(when(guard('object', 'value', scope), object));
  }
  const array = elementLines(schema, functions);
  if (array.length > 0) {
    if (typeIsKnown && onlyType === 'array') lines.push(...array);
    else lines.push(when(guard('array', 'value', scope), array));
  }
  return lines;
}

/** Members in the order of their names, as the library visits them. */
function namedMembers(
  schema: SchemaPlan,
  functions: SchemaFunctions,
  localOf: ((name: string) => string) | undefined,
): readonly Statement[] {
  const named = [...schema.properties].filter(([, index]) => !functions.isTrivial(index));
  if (named.length === 0) return [];
  const required = schema.checks.find((check) => check.keyword === 'required')?.names ?? [];
  const own =
    localOf === undefined
      ? propertyLocals(
          named.map(([name]) => name),
          'value',
          functions.scope,
        )
      : undefined;
  const lines: Statement[] = [...(own?.lines ?? [])];
  for (const [name, index] of named.sort(([a], [b]) => (a < b ? -1 : 1))) {
    const local = (localOf ?? own?.localOf ?? String)(name);
    const inner = childCheck(index, local, stringLiteral(name), functions);
    if (required.includes(name)) lines.push(...inner);
    else lines.push(when(atom(`${local} !== undefined`, `${local} === undefined`), inner));
  }
  return lines;
}

function dynamicMembers(schema: SchemaPlan, functions: SchemaFunctions): readonly Statement[] {
  const { scope } = functions;
  const inner: Statement[] = [];
  const named = [...schema.properties].filter(([, index]) => !functions.isTrivial(index));
  if (named.length > 0) {
    inner.push('switch (name) {');
    for (const [name, index] of named) {
      inner.push(
        `  case ${stringLiteral(name)}: {`,
        ...indent(indent(print(childCheck(index, 'member', 'name', functions)))),
        '    break;',
        '  }',
      );
    }
    inner.push('}');
  }
  for (const { pattern, schema: index } of schema.patternProperties) {
    if (functions.isTrivial(index)) continue;
    const matches = atom(`${patternConstant(schema, pattern, scope)}.test(name)`);
    inner.push(when(matches, childCheck(index, 'member', 'name', functions)));
  }
  if (schema.additionalProperties !== undefined && !functions.isTrivial(schema.additionalProperties)) {
    const check = childCheck(schema.additionalProperties, 'member', 'name', functions);
    const patterns = schema.patternProperties.map(({ pattern }) => pattern);
    const unknown = not(knownName(schema, patterns, scope));
    if (isAlways(unknown)) inner.push(...check);
    else inner.push(when(unknown, check));
  }
  return block('for (const name of Object.keys(value).sort()) {', ['const member = value[name];', ...inner]);
}

function elementLines({ items, additionalItems }: SchemaPlan, functions: SchemaFunctions): readonly Statement[] {
  if (items === undefined) return [];
  const loop = (from: number, index: SchemaIndex): readonly Statement[] =>
    block(`for (let index = ${from}; index < value.length; index += 1) {`, [
      'const item = value[index];',
      ...childCheck(index, 'item', 'index', functions),
    ]);
  if (typeof items === 'number') return functions.isTrivial(items) ? [] : loop(0, items);
  const lines: Statement[] = [];
  for (const [position, item] of items.entries()) {
    if (functions.isTrivial(item)) continue;
    const inner = [`const item = value[${position}];`, ...childCheck(item, 'item', String(position), functions)];
    lines.push(when(atom(`value.length > ${position}`), inner));
  }
  if (additionalItems !== undefined && !functions.isTrivial(additionalItems)) {
    lines.push(...loop(items.length, additionalItems));
  }
  return lines;
}
