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

/** What a map has beside the members of its record. */
interface MoreOfRecord {
  /** Adds members when they are first needed. */
  readonly complete?: (entries: Map<Value, Value>) => void;
  readonly overrides?: MapValue['overrides'];
}

/** A record as a map. `silent` maps, those below `$context`, print nothing. */
export function recordValue(record: object, silent: boolean, depth = 0, more: MoreOfRecord = {}): MapValue {
  return new RecordMap(record, silent, depth, more);
}

// A class for its lazy member: most renders read one or two of the record's members, and never all of them.
class RecordMap implements MapValue {
  readonly kind = 'map';
  readonly silent: boolean;
  private readonly record: object;
  private readonly depth: number;
  private readonly complete: MoreOfRecord['complete'];
  readonly overrides: MapValue['overrides'];
  private made: Map<Value, Value> | undefined;

  constructor(record: object, silent: boolean, depth: number, { complete, overrides }: MoreOfRecord) {
    this.record = record;
    this.silent = silent;
    this.depth = depth;
    this.complete = complete;
    this.overrides = overrides;
  }

  get entries(): Map<Value, Value> {
    if (this.made === undefined) {
      this.made = new Map<Value, Value>();
      for (const [key, value] of Object.entries(this.record)) {
        this.made.set(key, plainValue(value, this.silent, this.depth + 1));
      }
      this.complete?.(this.made);
    }
    return this.made;
  }

  /** Only what is no object: objects must be the same each time. */
  peek(key: string): Value | undefined {
    if (this.made !== undefined || !Object.hasOwn(this.record, key)) return undefined;
    const value: unknown = Reflect.get(this.record, key);
    return typeof value === 'string' ? value : undefined;
  }
}
