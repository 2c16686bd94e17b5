import { wholeNumber } from './java-number.js';
import { double, jsonArray, type MapValue, type Value } from './value.js';

/** A record of plain data, such as what `$context` is made of. */
export type PlainRecord = { readonly [key: string]: unknown };

/** Plain data as values of a template: numbers become Integer, Long or Double, objects maps in the order of their keys. */
export function plainValue(value: unknown, silent: boolean, depth = 0): Value {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isInteger(value) ? wholeNumber(BigInt(value)) : double(value);
  if (typeof value === 'bigint') return wholeNumber(value);
  if (typeof value !== 'object' || value === null || depth > 100) return null;
  if (Array.isArray(value)) return jsonArray(value.map((item: unknown) => plainValue(item, silent, depth + 1)));
  return recordValue(value, silent, depth);
}

/** A record as a map. `silent` maps, those below `$context`, print nothing. */
export function recordValue(record: object, silent: boolean, depth = 0): MapValue {
  const entries = new Map<Value, Value>();
  for (const [key, value] of Object.entries(record)) entries.set(key, plainValue(value, silent, depth + 1));
  return silent ? { kind: 'map', entries, silent } : { kind: 'map', entries };
}
