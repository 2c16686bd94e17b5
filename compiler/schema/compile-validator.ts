import { isObject, own } from '../../runtime/validation/json-value.js';
import { type ModelValidator, modelValidator } from '../../runtime/validation/model-validator.js';
import type { ValidationReport } from '../../runtime/validation/validation-report.js';
import { compileCheck, type Verdict } from './compile-check.js';
import { compilePattern } from './compile-pattern.js';
import type { SchemaIndex, SchemaPlan, ValidationPlan } from './plan.js';

/** A schema as two functions: the verdict alone, and all texts. */
export interface CompiledSchema {
  readonly is: Verdict;
  check(value: unknown, report: ValidationReport): void;
}

/**
 * The plan as closures, for where source cannot be compiled: in tests, under a content security policy. The emitted
 * source does the same; a test holds the two together.
 *
 * @returns a validator for each model of the plan, by name
 */
export function compileValidator(plan: ValidationPlan): ReadonlyMap<string, ModelValidator> {
  const compiled: (CompiledSchema | undefined)[] = [];
  // Schemas are compiled when they are first needed: a plan may hold many more than a run ever enters.
  const schemaAt = (index: SchemaIndex): CompiledSchema => {
    const known = compiled[index];
    if (known !== undefined) return known;
    const schema = plan.schemas[index];
    const made = schema === undefined ? anything : compileSchema(schema, schemaAt);
    compiled[index] = made;
    return made;
  };
  return new Map(
    [...plan.models].map(([name, index]) => [
      name,
      modelValidator(
        (value) => schemaAt(index).is(value),
        (value, report) => schemaAt(index).check(value, report),
      ),
    ]),
  );
}

const anything: CompiledSchema = { is: () => true, check: () => undefined };

function compileSchema(schema: SchemaPlan, schemaAt: (index: SchemaIndex) => CompiledSchema): CompiledSchema {
  const checks = schema.checks.map((check) => compileCheck(check, schema, schemaAt));
  const tests = checks.map(({ is }) => is);
  const elements = compileElements(schema, schemaAt);
  const members = compileMembers(schema, schemaAt);
  return {
    is(value) {
      for (const test of tests) if (!test(value)) return false;
      if (Array.isArray(value)) return elements === undefined || elements.is(value);
      return members === undefined || !isObject(value) || members.is(value);
    },
    check(value, report) {
      for (const check of checks) check.check(value, report);
      // Once anything is at fault, nothing further down is looked at.
      if (report.faults.length > 0) return;
      if (Array.isArray(value)) elements?.check(value, report);
      else if (members !== undefined && isObject(value)) members.check(value, report);
    },
  };
}

interface CompiledChildren<Container> {
  is(container: Container): boolean;
  check(container: Container, report: ValidationReport): void;
}

function compileElements(
  { items, additionalItems }: SchemaPlan,
  schemaAt: (index: SchemaIndex) => CompiledSchema,
): CompiledChildren<readonly unknown[]> | undefined {
  if (items === undefined) return undefined;
  const schemaOf = (index: number): SchemaIndex | undefined =>
    typeof items === 'number' ? items : (items[index] ?? additionalItems);
  return {
    is: (list) =>
      list.every((element, index) => {
        const schema = schemaOf(index);
        return schema === undefined || schemaAt(schema).is(element);
      }),
    check(list, report) {
      for (const [index, element] of list.entries()) {
        const schema = schemaOf(index);
        if (schema === undefined) continue;
        report.path.push(index);
        schemaAt(schema).check(element, report);
        report.path.pop();
      }
    },
  };
}

function compileMembers(
  { properties, patternProperties, additionalProperties }: SchemaPlan,
  schemaAt: (index: SchemaIndex) => CompiledSchema,
): CompiledChildren<{ readonly [name: string]: unknown }> | undefined {
  if (properties.size === 0 && patternProperties.length === 0 && additionalProperties === undefined) return undefined;
  const patterns = patternProperties.map(({ pattern, schema }) => ({ pattern: compilePattern(pattern), schema }));
  const schemasOf = (name: string): readonly SchemaIndex[] => {
    const named = properties.get(name);
    const matching = patterns.filter(({ pattern }) => pattern.test(name)).map(({ schema }) => schema);
    if (named !== undefined) return [named, ...matching];
    return matching.length === 0 && additionalProperties !== undefined ? [additionalProperties] : matching;
  };
  return {
    is: (object) =>
      Object.keys(object).every((name) => schemasOf(name).every((schema) => schemaAt(schema).is(own(object, name)))),
    check(object, report) {
      for (const name of Object.keys(object).sort()) {
        for (const schema of schemasOf(name)) {
          report.path.push(name);
          schemaAt(schema).check(object[name], report);
          report.path.pop();
        }
      }
    },
  };
}
