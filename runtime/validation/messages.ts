import { type JsonNumber, numberText } from './exact-number.js';
import { type JsonRecord, jsonText, own, typeName } from './json-value.js';
import { lengthOf } from './string-length.js';

/**
 * The texts of request validation, keyword by keyword, as API Gateway gives them (they are those of the Java library
 * json-schema-validator). `values` is JSON text, printed as it is.
 */

/** `type`; the list is sorted, and `number` widened to `integer` and `number`. */
export function wrongType(value: unknown, ...allowed: readonly string[]): string {
  return `instance type (${typeName(value)}) does not match any allowed primitive type (allowed: ${jsonText(allowed)})`;
}

/** `required`; the names that are missing, sorted. */
export function missingProperties(object: JsonRecord, required: readonly string[]): string {
  const missing = required.filter((name) => own(object, name) === undefined).sort();
  return `object has missing required properties (${jsonText(missing)})`;
}

/** `additionalProperties`; `known` are the names of the properties, `patterns` those of further ones. */
export function unknownProperties(
  object: JsonRecord,
  known: Iterable<string>,
  patterns: readonly { test(text: string): boolean }[] = [],
): string {
  const names = new Set(known);
  const unknown = Object.keys(object).filter(
    (name) => !names.has(name) && !patterns.some((pattern) => pattern.test(name)),
  );
  return `object instance has properties which are not allowed by the schema: ${jsonText(unknown.sort())}`;
}

/** `enum` */
export function notInEnum(value: unknown, values: string): string {
  return `instance value (${jsonText(value)}) not found in enum (possible values: ${values})`;
}

/** `minimum` */
export function tooSmall(value: JsonNumber, minimum: number): string {
  return `numeric instance is lower than the required minimum (minimum: ${numberText(minimum)}, found: ${numberText(value)})`;
}

/** `minimum` with `exclusiveMinimum`, when the value equals the bound. */
export function notAbove(minimum: number): string {
  return `numeric instance is not strictly greater than the required minimum ${numberText(minimum)}`;
}

/** `maximum` */
export function tooLarge(value: JsonNumber, maximum: number): string {
  return `numeric instance is greater than the required maximum (maximum: ${numberText(maximum)}, found: ${numberText(value)})`;
}

/** `maximum` with `exclusiveMaximum`, when the value equals the bound. */
export function notBelow(maximum: number): string {
  return `numeric instance is not strictly lower than the required maximum ${numberText(maximum)}`;
}

/** `multipleOf` */
export function notMultipleOf(value: JsonNumber, divisor: number): string {
  return `remainder of division is not zero (${numberText(value)} / ${numberText(divisor)})`;
}

/** `minLength` */
export function tooShort(text: string, minimum: number): string {
  return `string "${text}" is too short (length: ${lengthOf(text)}, required minimum: ${minimum})`;
}

/** `maxLength` */
export function tooLong(text: string, maximum: number): string {
  return `string "${text}" is too long (length: ${lengthOf(text)}, maximum allowed: ${maximum})`;
}

/** `pattern` */
export function noMatch(text: string, pattern: string): string {
  return `ECMA 262 regex "${pattern}" does not match input string "${text}"`;
}

/** `minItems` */
export function tooFewItems(list: readonly unknown[], minimum: number): string {
  return `array is too short: must have at least ${minimum} elements but instance has ${list.length} elements`;
}

/** `maxItems` */
export function tooManyItems(list: readonly unknown[], maximum: number): string {
  return `array is too long: must have at most ${maximum} elements but instance has ${list.length} elements`;
}

/** `uniqueItems` */
export const duplicateItems = 'array must not contain duplicate elements';

/** `additionalItems` */
export function additionalItems(list: readonly unknown[], allowed: number): string {
  return `schema only allows ${allowed} elements in array but instance has ${list.length} elements`;
}

/** `minProperties` */
export function tooFewProperties(found: number, minimum: number): string {
  return `object has too few properties (found ${found} but schema requires at least ${minimum})`;
}

/** `maxProperties` */
export function tooManyProperties(found: number, maximum: number): string {
  return `object has too many properties (found ${found} but schema requires at most ${maximum})`;
}

/** `dependencies` of a property on others. */
export function missingDependencies(object: JsonRecord, name: string, required: readonly string[]): string {
  const sorted = [...required].sort();
  const missing = sorted.filter((other) => own(object, other) === undefined);
  return `property "${name}" of object has missing property dependencies (schema requires ${jsonText(sorted)}; missing: ${jsonText(missing)})`;
}

/** `allOf` */
export function notAllOf(matched: number, total: number): string {
  return `instance failed to match all required schemas (matched only ${matched} out of ${total})`;
}

/** `anyOf` */
export function notAnyOf(total: number): string {
  return `instance failed to match at least one required schema among ${total}`;
}

/** `oneOf` */
export function notOneOf(matched: number, total: number): string {
  return `instance failed to match exactly one schema (matched ${matched} out of ${total})`;
}

/** `not` */
export const matchesNot = 'instance matched a schema which it should not have';

/** `format` that the library does not know: a warning. */
export function unknownFormat(format: string): string {
  return `format attribute "${format}" not supported`;
}
