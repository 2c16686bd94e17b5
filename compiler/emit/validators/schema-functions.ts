import type { SchemaIndex, SchemaPlan, ValidationPlan } from '../../schema/index.js';
import { atom, type Condition, isAlways, printCondition } from './condition.js';
import { isLeaf, leafCondition } from './leaf-conditions.js';
import type { ModuleScope } from './module-scope.js';

/** The names under which the schemas of a plan are printed as functions. Leaves have none: they are checked in place. */
export interface SchemaFunctions {
  readonly plan: ValidationPlan;
  readonly scope: ModuleScope;
  schemaAt(index: SchemaIndex): SchemaPlan;
  /** Pascal-case part of `isX` and `checkX`. */
  nameOf(index: SchemaIndex): string;
  /** Whether every value satisfies the schema and none gives a text. */
  isTrivial(index: SchemaIndex): boolean;
  /** That a value satisfies the schema: in place, or by a call. */
  accepts(index: SchemaIndex, value: string): Condition;
  /** The name of `isX` or `checkX`; notes that the module needs it. */
  call(kind: 'is' | 'check', index: SchemaIndex): string;
  /** What has been called, in the order of the calls; grows while functions are printed. */
  readonly called: ReadonlySet<`is ${SchemaIndex}` | `check ${SchemaIndex}`>;
}

/** Names the functions of the schemas, models first, so that theirs are the plain names. */
export function schemaFunctions(plan: ValidationPlan, scope: ModuleScope): SchemaFunctions {
  const names = new Map<SchemaIndex, string>();
  const name = (index: SchemaIndex, words: readonly string[]): void => {
    if (names.has(index)) return;
    const pascal = scope.pascal(words);
    names.set(index, pascal);
    scope.reserved.add(`is${pascal}`).add(`check${pascal}`);
  };
  for (const [model, index] of plan.models) name(index, [model]);
  for (const [index, schema] of plan.schemas.entries()) if (!isLeaf(schema)) name(index, schema.name);

  const schemaAt = (index: SchemaIndex): SchemaPlan => plan.schemas[index] ?? anything;
  const nameOf = (index: SchemaIndex): string => names.get(index) ?? 'Anything';
  const called = new Set<`is ${SchemaIndex}` | `check ${SchemaIndex}`>();
  const call = (kind: 'is' | 'check', index: SchemaIndex): string => {
    called.add(`${kind} ${index}`);
    return kind + nameOf(index);
  };
  return {
    plan,
    scope,
    called,
    call,
    schemaAt,
    nameOf,
    isTrivial(index) {
      const schema = schemaAt(index);
      return isLeaf(schema) && schema.checks.length === 0;
    },
    accepts(index, value) {
      const schema = schemaAt(index);
      if (!isLeaf(schema)) return atom(`${call('is', index)}(${value})`);
      const condition = leafCondition(schema, value, scope);
      return isAlways(condition) ? atom('true', 'false') : condition;
    },
  };
}

const anything: SchemaPlan = { name: [], checks: [], properties: new Map(), patternProperties: [] };

/** How many of the schemas the value satisfies. */
export function countExpression(schemas: readonly SchemaIndex[], value: string, functions: SchemaFunctions): string {
  return schemas.map((branch) => `Number(${printCondition(functions.accepts(branch, value))})`).join(' + ');
}
