import { canonicalNumber, ExactNumber, isInteger, isNumber, numberText } from './exact-number.js';

/** A JSON object as a validator sees it. */
export interface JsonRecord {
  readonly [name: string]: unknown;
}

/** Whether the value is a JSON object: no array, not null, no number that keeps its text. */
export function isObject(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber);
}

/** `Array.isArray`, with elements that have to be looked at before they are used. */
export function isArray(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** The own member of that name, or undefined: for names that every object inherits, such as `constructor`. */
export function own(object: JsonRecord, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** The name of the value's type, as JSON Schema has it. */
export function typeName(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'array';
  if (isNumber(value)) return isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

/** The value as compact JSON text, as API Gateway prints it: numbers by {@link numberText}, escapes in upper case. */
export function jsonText(value: unknown): string {
  if (typeof value === 'string') return stringText(value);
  if (isNumber(value)) return numberText(value);
  if (Array.isArray(value)) return `[${value.map(jsonText).join(',')}]`;
  if (isObject(value)) {
    return `{${Object.entries(value)
      .map(([name, inner]) => `${stringText(name)}:${jsonText(inner)}`)
      .join(',')}}`;
  }
  return String(value ?? null);
}

/** A text that two values share when they are equal: numbers by value, members in any order. */
export function canonicalText(value: unknown): string {
  if (isNumber(value)) return canonicalNumber(value);
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (isObject(value)) {
    return `{${Object.keys(value)
      .sort()
      .map((name) => `${JSON.stringify(name)}:${canonicalText(value[name])}`)
      .join(',')}}`;
  }
  return typeof value === 'string' ? JSON.stringify(value) : String(value ?? null);
}

function stringText(value: string): string {
  return JSON.stringify(value).replace(/\\(u[0-9a-f]{4}|.)/g, (whole, code: string) =>
    code.length > 1 ? `\\u${code.slice(1).toUpperCase()}` : whole,
  );
}
