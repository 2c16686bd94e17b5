import type { JsonRecord } from './json-value.js';

/** Something that says whether a text matches, such as a regular expression without flags. */
export interface Pattern {
  test(text: string): boolean;
}

/** Whether the object has no members but those of the given names, or whose names match a pattern. */
export function hasOnly(object: JsonRecord, names: ReadonlySet<string>, patterns: readonly Pattern[] = none): boolean {
  for (const name in object) {
    if (!names.has(name) && !patterns.some((pattern) => pattern.test(name))) return false;
  }
  return true;
}

/** The names of the other members. */
export function unknownNames(
  object: JsonRecord,
  names: ReadonlySet<string>,
  patterns: readonly Pattern[] = none,
): readonly string[] {
  return Object.keys(object).filter((name) => !names.has(name) && !patterns.some((pattern) => pattern.test(name)));
}

const none: readonly Pattern[] = [];
