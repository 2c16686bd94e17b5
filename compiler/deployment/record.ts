import type { Value } from '../model/index.js';

/** A member of an object that is being made; undefined = leave it out. */
export type Entry = readonly [name: string, value: Value | undefined];

/**
 * An object of the entries that have a value, in their order. Names may be anything, `__proto__` too: every one
 * becomes an own member.
 */
export function record(entries: Iterable<Entry>): { readonly [key: string]: Value } {
  const kept: [string, Value][] = [];
  for (const [name, value] of entries) if (value !== undefined) kept.push([name, value]);
  return Object.fromEntries(kept);
}

/** The same, or undefined when nothing is left. */
export function recordIfAny(entries: Iterable<Entry>): { readonly [key: string]: Value } | undefined {
  const made = record(entries);
  return Object.keys(made).length === 0 ? undefined : made;
}
