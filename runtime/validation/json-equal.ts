import { canonicalText } from './json-value.js';

/** Whether two JSON values are equal: numbers by value (1 equals 1.0), members in any order. */
export function jsonEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  return typeof a === 'object' && typeof b === 'object' && canonicalText(a) === canonicalText(b);
}
