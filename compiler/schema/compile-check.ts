import {
  isAbove,
  isBelow,
  isEqualNumber,
  isInteger,
  isMultipleOf,
  isNumber,
  type JsonNumber,
} from '../../runtime/validation/exact-number.js';
import { hasDuplicates } from '../../runtime/validation/has-duplicates.js';
import { canonicalText, isObject, type JsonRecord, jsonText, own } from '../../runtime/validation/json-value.js';
import * as messages from '../../runtime/validation/messages.js';
import { isLonger, isShorter } from '../../runtime/validation/string-length.js';
import { validationLoop } from '../../runtime/validation/validation-loop.js';
import { fail, type ValidationReport, warn } from '../../runtime/validation/validation-report.js';
import { compileFormat } from './compile-format.js';
import { compilePattern } from './compile-pattern.js';
import type { CompiledSchema } from './compile-validator.js';
import type { Check, Dependency, JsonType, SchemaIndex, SchemaPlan } from './plan.js';

/** Whether a value satisfies something. */
export type Verdict = (value: unknown) => boolean;

/** Compiles one check of a schema into its verdict and its report. */
export function compileCheck(
  check: Check,
  schema: SchemaPlan,
  schemaAt: (index: SchemaIndex) => CompiledSchema,
): CompiledSchema {
  const { keyword } = check;
  switch (keyword) {
    case 'unknownFormat': {
      const message = messages.unknownFormat(check.format);
      return { is: () => true, check: (_, report) => warn(report, message) };
    }
    case 'format': {
      const fault = compileFormat(check.format);
      return {
        is: (value) => typeof value !== 'string' || fault(value) === undefined,
        check(value, report) {
          const message = typeof value === 'string' ? fault(value) : undefined;
          if (message !== undefined) fail(report, keyword, message);
        },
      };
    }
    case 'additionalItems':
      return ofArrays(
        keyword,
        (list) => list.length <= check.allowed,
        (list) => messages.additionalItems(list, check.allowed),
      );
    case 'additionalProperties': {
      const names = new Set(check.names);
      const patterns = check.patterns.map(compilePattern);
      return ofObjects(
        keyword,
        (object) =>
          Object.keys(object).every((name) => names.has(name) || patterns.some((pattern) => pattern.test(name))),
        (object) => messages.unknownProperties(object, names, patterns),
      );
    }
    case 'allOf':
    case 'anyOf':
    case 'oneOf': {
      const total = check.schemas.length;
      const matched = (value: unknown): number => check.schemas.filter((index) => schemaAt(index).is(value)).length;
      const suffices = (count: number): boolean =>
        keyword === 'allOf' ? count === total : keyword === 'anyOf' ? count > 0 : count === 1;
      return {
        is: (value) =>
          keyword === 'anyOf'
            ? check.schemas.some((index) => schemaAt(index).is(value))
            : keyword === 'allOf'
              ? check.schemas.every((index) => schemaAt(index).is(value))
              : suffices(matched(value)),
        check(value, report) {
          const count = matched(value);
          if (suffices(count)) return;
          if (keyword === 'allOf') fail(report, keyword, messages.notAllOf(count, total));
          else if (keyword === 'anyOf') fail(report, keyword, messages.notAnyOf(total));
          else fail(report, keyword, messages.notOneOf(count, total));
        },
      };
    }
    case 'not':
      return {
        is: (value) => !schemaAt(check.schema).is(value),
        check(value, report) {
          if (schemaAt(check.schema).is(value)) fail(report, keyword, messages.matchesNot);
        },
      };
    case 'dependencies':
      return compileDependencies(check.dependencies, schemaAt);
    case 'enum': {
      const allowed = new Set(check.values.map(canonicalText));
      const listed = jsonText(check.values);
      return {
        is: (value) => allowed.has(canonicalText(value)),
        check(value, report) {
          if (!allowed.has(canonicalText(value))) fail(report, keyword, messages.notInEnum(value, listed));
        },
      };
    }
    case 'maxItems':
      return ofArrays(
        keyword,
        (list) => list.length <= check.bound,
        (list) => messages.tooManyItems(list, check.bound),
      );
    case 'minItems':
      return ofArrays(
        keyword,
        (list) => list.length >= check.bound,
        (list) => messages.tooFewItems(list, check.bound),
      );
    case 'uniqueItems':
      return ofArrays(
        keyword,
        (list) => !hasDuplicates(list),
        () => messages.duplicateItems,
      );
    case 'maxLength':
      return ofStrings(
        keyword,
        (text) => !isLonger(text, check.bound),
        (text) => messages.tooLong(text, check.bound),
      );
    case 'minLength':
      return ofStrings(
        keyword,
        (text) => !isShorter(text, check.bound),
        (text) => messages.tooShort(text, check.bound),
      );
    case 'pattern': {
      const pattern = compilePattern(check.pattern);
      return ofStrings(
        keyword,
        (text) => pattern.test(text),
        (text) => messages.noMatch(text, check.pattern.source),
      );
    }
    case 'maxProperties':
      return ofObjects(
        keyword,
        (object) => Object.keys(object).length <= check.bound,
        (object) => messages.tooManyProperties(Object.keys(object).length, check.bound),
      );
    case 'minProperties':
      return ofObjects(
        keyword,
        (object) => Object.keys(object).length >= check.bound,
        (object) => messages.tooFewProperties(Object.keys(object).length, check.bound),
      );
    case 'required':
      return ofObjects(
        keyword,
        (object) => check.names.every((name) => own(object, name) !== undefined),
        (object) => messages.missingProperties(object, check.names),
      );
    case 'maximum':
      return ofNumbers(
        keyword,
        (value) => !isAbove(value, check.bound) && !(check.exclusive && isEqualNumber(value, check.bound)),
        (value) =>
          isAbove(value, check.bound) ? messages.tooLarge(value, check.bound) : messages.notBelow(check.bound),
      );
    case 'minimum':
      return ofNumbers(
        keyword,
        (value) => !isBelow(value, check.bound) && !(check.exclusive && isEqualNumber(value, check.bound)),
        (value) =>
          isBelow(value, check.bound) ? messages.tooSmall(value, check.bound) : messages.notAbove(check.bound),
      );
    case 'multipleOf':
      return ofNumbers(
        keyword,
        (value) => isMultipleOf(value, check.divisor),
        (value) => messages.notMultipleOf(value, check.divisor),
      );
    case 'type': {
      const tests = check.types.map((type) => typeTests[type]);
      const is: Verdict = (value) => tests.some((test) => test(value));
      return {
        is,
        check(value, report) {
          if (!is(value)) fail(report, keyword, messages.wrongType(value, ...check.allowed));
        },
      };
    }
    case 'loop': {
      const name = schema.name.join(' ');
      return { is: () => validationLoop(name), check: () => validationLoop(name) };
    }
    default:
      return check satisfies never;
  }
}

const typeTests: Readonly<Record<JsonType, Verdict>> = {
  array: Array.isArray,
  boolean: (value) => typeof value === 'boolean',
  integer: isInteger,
  null: (value) => value === null,
  number: isNumber,
  object: isObject,
  string: (value) => typeof value === 'string',
};

/** A check that concerns the instances of one type alone. */
function ofType<Type>(applies: (value: unknown) => value is Type) {
  return (keyword: string, test: (value: Type) => boolean, message: (value: Type) => string): CompiledSchema => ({
    is: (value) => !applies(value) || test(value),
    check(value, report: ValidationReport) {
      if (applies(value) && !test(value)) fail(report, keyword, message(value));
    },
  });
}

const ofArrays = ofType((value): value is readonly unknown[] => Array.isArray(value));
const ofObjects = ofType<JsonRecord>(isObject);
const ofNumbers = ofType<JsonNumber>(isNumber);
const ofStrings = ofType((value) => typeof value === 'string');

function compileDependencies(
  dependencies: readonly Dependency[],
  schemaAt: (index: SchemaIndex) => CompiledSchema,
): CompiledSchema {
  const isMet = (object: JsonRecord, dependency: Dependency): boolean =>
    'names' in dependency
      ? dependency.names.every((name) => own(object, name) !== undefined)
      : schemaAt(dependency.schema).is(object);
  const present = (object: JsonRecord): readonly Dependency[] =>
    dependencies.filter(({ property }) => own(object, property) !== undefined);
  return {
    is: (value) => !isObject(value) || present(value).every((dependency) => isMet(value, dependency)),
    check(value, report) {
      if (!isObject(value)) return;
      for (const dependency of present(value)) {
        // A schema for the whole object reports its own faults.
        if ('schema' in dependency) schemaAt(dependency.schema).check(value, report);
        else if (!isMet(value, dependency)) {
          fail(report, 'dependencies', messages.missingDependencies(value, dependency.property, dependency.names));
        }
      }
    },
  };
}
