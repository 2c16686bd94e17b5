import type { PatternBudget } from '../../compiler/mapping/java-pattern/index.js';
import type { OverrideLog } from './override-log.js';

/**
 * A value inside a mapping template: Java's, since templates see Java's methods and Java's printing.
 * A JavaScript string, boolean and bigint stand for String, Boolean and BigInteger; a JavaScript number is an Integer,
 * always whole and within 32 bits. Nothing here has a prototype of the document's making.
 */
export type Value =
  | null
  | string
  | boolean
  | number
  | bigint
  | LongValue
  | DoubleValue
  | DecimalValue
  | CharacterValue
  | ListValue
  | MapValue
  | IteratorValue
  | EntryValue
  | ClassValue
  | BlockValue
  | ScopeValue
  | HostValue;

/** Java's Long. */
export interface LongValue {
  readonly kind: 'long';
  readonly value: bigint;
}

/** Java's Double. */
export interface DoubleValue {
  readonly kind: 'double';
  readonly value: number;
}

/** Java's BigDecimal: `unscaled` × 10^-`scale`. */
export interface DecimalValue {
  readonly kind: 'decimal';
  readonly unscaled: bigint;
  readonly scale: number;
}

/** Java's Character, one UTF-16 unit. */
export interface CharacterValue {
  readonly kind: 'character';
  readonly value: string;
}

/** Any sequence of Java. */
export interface ListValue {
  readonly kind: 'list';
  /** `JSONArray` prints as JSON, `array` has the methods of a list but Java's own text. */
  readonly type: 'ArrayList' | 'JSONArray' | 'array' | 'bytes' | 'set' | 'collection' | 'unmodifiable';
  items: Value[];
  /** Of `keySet()`, `values()` and `entrySet()`: what is removed there is removed from the map. */
  readonly owner?: MapValue;
}

/** Java's LinkedHashMap. Keys that are not primitive are found by {@link findKey}. */
export interface MapValue {
  readonly kind: 'map';
  readonly entries: Map<Value, Value>;
  /** Below `$context`: prints nothing. */
  readonly silent?: boolean;
  /** Of `$context` and its override maps. `place` is the map's own, such as `requestOverride.header`. */
  readonly overrides?: { readonly log: OverrideLog; readonly place?: string } | undefined;
  /** Reads a member of a map whose `entries` are not made yet; undefined when they are. */
  readonly peek?: (key: string) => Value | undefined;
}

/** Java's Iterator; `next` is undefined at the end. */
export interface IteratorValue {
  readonly kind: 'iterator';
  readonly items: readonly Value[];
  index: number;
}

/** Java's Map.Entry, live. */
export interface EntryValue {
  readonly kind: 'entry';
  readonly key: Value;
  readonly map: MapValue;
}

/** Java's Class, as far as a name goes: nothing can be reached through it. */
export interface ClassValue {
  readonly kind: 'class';
  readonly name: string;
}

/** What `#define` makes: rendered wherever it is used. */
export interface BlockValue {
  readonly kind: 'block';
  readonly render: () => string;
}

/** `$foreach`. */
export interface ScopeValue {
  readonly kind: 'scope';
  /** The loop's own, so that `#break($foreach.parent)` finds it. */
  readonly parent: ScopeValue | null;
  /** What `#set($foreach.x = …)` left there. */
  readonly entries: Map<string, Value>;
  /** From 0. */
  index: number;
  hasNext: boolean;
}

/** `$input` and `$util`: a property or method by name, nothing else. */
export interface HostValue {
  readonly kind: 'host';
  readonly className: string;
  property(name: string): Value;
  /** Undefined = no method of that name takes these arguments, which reads as null. */
  invoke(name: string, args: readonly Value[], budget: PatternBudget): Value | undefined;
}

export const list = (items: Value[]): ListValue => ({ kind: 'list', type: 'ArrayList', items });
export const jsonArray = (items: Value[]): ListValue => ({ kind: 'list', type: 'JSONArray', items });
export const map = (entries = new Map<Value, Value>()): MapValue => ({ kind: 'map', entries });
export const double = (value: number): DoubleValue => ({ kind: 'double', value });
export const long = (value: bigint): LongValue => ({ kind: 'long', value });

/** A Java number: whatever `instanceof Number` holds for. */
export type NumberValue = number | bigint | LongValue | DoubleValue | DecimalValue;

export function isNumber(value: Value): value is NumberValue {
  if (typeof value === 'number' || typeof value === 'bigint') return true;
  return (
    typeof value === 'object' &&
    value !== null &&
    (value.kind === 'double' || value.kind === 'long' || value.kind === 'decimal')
  );
}
