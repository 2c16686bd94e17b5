import { unknownFormat } from '../../../runtime/validation/messages.js';
import { type Check, formatFunctions, type SchemaIndex, type SchemaPlan } from '../../schema/index.js';
import { stringLiteral } from '../typescript/string-literal.js';
import { all, any, atom, isNever, not } from './condition.js';
import { faultText } from './fault-text.js';
import {
  checkCondition,
  type Group,
  groupOf,
  groupOfType,
  guard,
  hasMembers,
  isLeaf,
  isLeafCheck,
  knownName,
  printList,
  typesCondition,
} from './leaf-conditions.js';
import type { ModuleScope } from './module-scope.js';
import { propertyAccess } from './property-access.js';
import { countExpression, type SchemaFunctions } from './schema-functions.js';
import { block, type Statement, when } from './statements.js';

/** The checks of one schema on a value that may be of any type. */
export function checkStatements(
  schema: SchemaPlan,
  value: string,
  memberName: string | undefined,
  functions: SchemaFunctions,
): readonly Statement[] {
  const { scope } = functions;
  const lines: Statement[] = [];
  const type = schema.checks.find((check) => check.keyword === 'type');
  const [only] = type?.types.length === 1 ? type.types : [];
  // What is no integer may still be a number, to which the checks of numbers apply.
  const typeGroup = only === undefined || only === 'integer' ? undefined : groupOfType(only);
  let done = false;
  for (const segment of segmentsOf(schema.checks, typeGroup)) {
    const [first] = segment.checks;
    if (segment.withType && type !== undefined && !done) {
      done = true;
      const inner = segment.checks.flatMap((check) => statementsOf(check, schema, value, memberName, functions));
      const wrong = [failStatement('type', faultText(type, schema, value, scope), memberName, scope)];
      const refused = not(typesCondition(type.types, value, scope));
      lines.push(when(refused, wrong, inner.length === 0 ? undefined : inner));
    } else if (segment.group !== undefined) {
      const inner = segment.checks.flatMap((check) => statementsOf(check, schema, value, memberName, functions));
      lines.push(when(guard(segment.group, value, scope), inner));
    } else if (first !== undefined) lines.push(...statementsOf(first, schema, value, memberName, functions));
  }
  return lines;
}

/** Checks that stand together because they concern the same instances. */
interface Segment {
  readonly group: Group | undefined;
  readonly checks: Check[];
  /** The check of the type belongs to it: it fails exactly where the others do not apply. */
  withType: boolean;
}

function segmentsOf(checks: readonly Check[], typeGroup: Group | undefined): readonly Segment[] {
  const segments: Segment[] = [];
  for (const check of checks) {
    const last = segments.at(-1);
    const group = groupOf(check);
    if (check.keyword === 'type') {
      if (typeGroup !== undefined && last !== undefined && last.group === typeGroup) last.withType = true;
      else
        segments.push({
          group: typeGroup,
          checks: typeGroup === undefined ? [check] : [],
          withType: typeGroup !== undefined,
        });
    } else if (group !== undefined && last !== undefined && last.group === group) last.checks.push(check);
    else segments.push({ group, checks: [check], withType: false });
  }
  return segments;
}

export function failStatement(
  keyword: string,
  text: string,
  memberName: string | undefined,
  scope: ModuleScope,
): string {
  return `${scope.use('fail')}(report, "${keyword}", ${text}${memberName === undefined ? '' : `, ${memberName}`});`;
}

/** The statements of one check on a value that is known to be an instance of the check's group. */
export function statementsOf(
  check: Check,
  schema: SchemaPlan,
  value: string,
  memberName: string | undefined,
  functions: SchemaFunctions,
  localOf?: (name: string) => string,
): readonly Statement[] {
  const { scope } = functions;
  const failing = (text: string): string => failStatement(check.keyword, text, memberName, scope);
  if (isLeafCheck(check)) {
    switch (check.keyword) {
      case 'unknownFormat':
        return [`${scope.use('warn')}(report, ${stringLiteral(unknownFormat(check.format))});`];
      case 'format': {
        const fault = `${scope.use(formatFunctions[check.format])}(${value})`;
        return [
          `${scope.use('failIf')}(report, "format", ${fault}${memberName === undefined ? '' : `, ${memberName}`});`,
        ];
      }
      case 'additionalProperties': {
        const failure = failing(faultText(check, schema, value, scope));
        const known = knownName(schema, check.patterns, scope);
        if (isNever(known)) return [when(hasMembers(value), [failure])];
        return block(`for (const name in ${value}) {`, [when(not(known), [failure, 'break;'])]);
      }
      case 'minimum':
      case 'maximum': {
        const beyond = scope.use(check.keyword === 'minimum' ? 'isBelow' : 'isAbove');
        const text = scope.use(check.keyword === 'minimum' ? 'tooSmall' : 'tooLarge');
        const beyondBound = when(atom(`${beyond}(${value}, ${check.bound})`), [
          failing(`${text}(${value}, ${check.bound})`),
        ]);
        if (!check.exclusive) return [beyondBound];
        const equal = scope.use(check.keyword === 'minimum' ? 'notAbove' : 'notBelow');
        return [
          beyondBound,
          when(atom(`${scope.use('isEqualNumber')}(${value}, ${check.bound})`), [failing(`${equal}(${check.bound})`)]),
        ];
      }
      case 'required': {
        const absent = [...new Set(check.names)].map((name) => {
          const access = localOf?.(name) ?? propertyAccess(value, name, scope);
          return atom(`${access} === undefined`, `${access} !== undefined`);
        });
        return [when(any(absent), [failing(faultText(check, schema, value, scope))])];
      }
      default:
        return [
          when(not(checkCondition(check, schema, value, scope)), [failing(faultText(check, schema, value, scope))]),
        ];
    }
  }
  switch (check.keyword) {
    case 'allOf':
    case 'oneOf': {
      const total = check.schemas.length;
      const good = check.keyword === 'allOf' ? total : 1;
      const text = scope.use(check.keyword === 'allOf' ? 'notAllOf' : 'notOneOf');
      return [
        '{',
        `  const matched = ${countExpression(check.schemas, value, functions)};`,
        `  if (matched !== ${good}) ${failing(`${text}(matched, ${total})`)}`,
        '}',
      ];
    }
    case 'anyOf':
      return [
        when(not(any(check.schemas.map((branch) => functions.accepts(branch, value)))), [
          failing(`${scope.use('notAnyOf')}(${check.schemas.length})`),
        ]),
      ];
    case 'not':
      return [when(functions.accepts(check.schema, value), [failing(scope.use('matchesNot'))])];
    case 'dependencies':
      return check.dependencies.flatMap((dependency) => {
        const access = propertyAccess(value, dependency.property, scope);
        const present = atom(`${access} !== undefined`, `${access} === undefined`);
        if ('schema' in dependency) {
          if (functions.isTrivial(dependency.schema)) return [];
          return [when(present, childCheck(dependency.schema, value, undefined, functions))];
        }
        const absent = dependency.names.map((name) => {
          const other = propertyAccess(value, name, scope);
          return atom(`${other} === undefined`, `${other} !== undefined`);
        });
        const names = printList(dependency.names.map(stringLiteral));
        const text = `${scope.use('missingDependencies')}(${value}, ${stringLiteral(dependency.property)}, ${names})`;
        return [when(all([present, any(absent)]), [failing(text)])];
      });
    case 'loop':
      return [];
    default:
      return check satisfies never;
  }
}

/** Looks into a member, or applies a schema to the same value: in place for a leaf, else by a call. */
export function childCheck(
  index: SchemaIndex,
  value: string,
  memberName: string | undefined,
  functions: SchemaFunctions,
): readonly Statement[] {
  const schema = functions.schemaAt(index);
  if (isLeaf(schema)) return checkStatements(schema, value, memberName, functions);
  const check = functions.call('check', index);
  if (memberName === undefined) return [`${check}(${value}, report);`];
  return [`report.path.push(${memberName});`, `${check}(${value}, report);`, 'report.path.pop();'];
}
