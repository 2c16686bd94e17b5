import { findKey, javaEquals, javaHash } from './java-equals.js';
import { integer, type JavaMethods, listOf, methods } from './java-method.js';
import { javaText, jsonText, longestText } from './java-text.js';
import { javaException } from './template-error.js';
import { isNumber, jsonArray, type ListValue, list, long, type Value } from './value.js';

/** Items that one list may hold, so that loops cannot fill the memory. */
const longest = 1_000_000;

function indexOf(self: ListValue, item: Value): number {
  return self.items.findIndex((other) => javaEquals(other, item));
}

function itemAt(self: ListValue, index: number): Value {
  const item = self.items[index];
  if (item !== undefined) return item;
  // An array's own exception has another name than a list's.
  throw javaException(
    isArray(self) ? 'ArrayIndexOutOfBoundsException' : 'IndexOutOfBoundsException',
    `Index ${index} out of bounds for length ${self.items.length}`,
  );
}

const isArray = ({ type }: ListValue): boolean => type === 'array' || type === 'bytes';

function unsupported(): never {
  throw javaException('UnsupportedOperationException', 'null');
}

function insert(self: ListValue, at: number, added: readonly Value[]): void {
  if (self.type === 'unmodifiable' || self.type === 'set' || self.type === 'collection') unsupported();
  // An array cannot grow or shrink, but asked to do nothing it does not mind.
  if (isArray(self) && added.length > 0) unsupported();
  if (at < 0 || at > self.items.length) {
    throw javaException('IndexOutOfBoundsException', `Index: ${at}, Size: ${self.items.length}`);
  }
  if (self.items.length + added.length > longest) throw javaException('OutOfMemoryError', 'The list is too long.');
  if (at === self.items.length) for (const item of added) self.items.push(item);
  else self.items = [...self.items.slice(0, at), ...added, ...self.items.slice(at)];
}

/** Keeps what passes; whether anything went. What goes from a view goes from its map. */
function keep(self: ListValue, passes: (item: Value) => boolean): boolean {
  const kept = self.items.filter(passes);
  if (kept.length === self.items.length) return false;
  if (isArray(self)) return unsupported();
  if (self.owner !== undefined) {
    for (const item of self.items) {
      if (kept.includes(item)) continue;
      const key = keyOf(self, item);
      if (key !== undefined) self.owner.entries.delete(key);
    }
  }
  self.items = kept;
  return true;
}

function keyOf(self: ListValue, item: Value): Value | undefined {
  if (self.owner === undefined) return undefined;
  if (typeof item === 'object' && item !== null && item.kind === 'entry') return item.key;
  if (self.type === 'set') return findKey(self.owner, item);
  for (const [key, value] of self.owner.entries) if (javaEquals(value, item)) return key;
  return undefined;
}

function removeAt(self: ListValue, index: number): Value {
  if (isArray(self)) return unsupported();
  const item = itemAt(self, index);
  self.items.splice(index, 1);
  return item;
}

function removeItem(self: ListValue, item: Value): boolean {
  const at = indexOf(self, item);
  if (at === -1) return false;
  if (isArray(self)) return unsupported();
  const removed = self.items[at] ?? null;
  const key = keyOf(self, removed);
  if (key !== undefined) self.owner?.entries.delete(key);
  self.items.splice(at, 1);
  return true;
}

const collectionEntries = [
  ['size', [], (self: ListValue): Value => self.items.length],
  ['isEmpty', [], (self: ListValue): Value => self.items.length === 0],
  ['contains', ['Object'], (self: ListValue, args: readonly Value[]): Value => indexOf(self, args[0] ?? null) !== -1],
  ['iterator', [], (self: ListValue): Value => ({ kind: 'iterator', items: self.items, index: 0 })],
  ['toArray', [], (self: ListValue): Value => ({ kind: 'list', type: 'array', items: [...self.items] })],
  [
    'containsAll',
    ['Collection'],
    (self: ListValue, args: readonly Value[]): Value =>
      listOf(args, 0).items.every((item) => indexOf(self, item) !== -1),
  ],
  [
    'clear',
    [],
    (self: ListValue): Value => {
      keep(self, () => false);
      return '';
    },
  ],
  [
    'removeAll',
    ['Collection'],
    (self: ListValue, args: readonly Value[]): Value => {
      const other = listOf(args, 0);
      return keep(self, (item) => indexOf(other, item) === -1);
    },
  ],
  [
    'retainAll',
    ['Collection'],
    (self: ListValue, args: readonly Value[]): Value => {
      const other = listOf(args, 0);
      return keep(self, (item) => indexOf(other, item) !== -1);
    },
  ],
  ['equals', ['Object'], (self: ListValue, args: readonly Value[]): Value => javaEquals(self, args[0] ?? null)],
  ['hashCode', [], (self: ListValue): Value => javaHash(self)],
  ['toString', [], (self: ListValue): Value => javaText(self)],
  // A stream is no more than what can be counted and collected here.
  [
    'stream parallelStream',
    [],
    (self: ListValue): Value => ({ kind: 'list', type: 'unmodifiable', items: [...self.items] }),
  ],
  ['toList', [], (self: ListValue): Value => list([...self.items])],
  ['count', [], (self: ListValue): Value => long(BigInt(self.items.length))],
] as const;

/** ArrayList, JSONArray and arrays, which Velocity wraps as lists. */
export const listMethods: JavaMethods<ListValue> = methods<ListValue>(
  ...collectionEntries.filter(([names]) => names !== 'toList' && names !== 'count'),
  ['get', ['int'], (self, args) => itemAt(self, integer(args, 0))],
  [
    'set',
    ['int', 'Object'],
    (self, args) => {
      const at = integer(args, 0);
      const previous = itemAt(self, at);
      if (self.type === 'unmodifiable') return unsupported();
      self.items[at] = args[1] ?? null;
      return previous;
    },
  ],
  [
    'add',
    ['int', 'Object'],
    (self, args) => {
      insert(self, integer(args, 0), [args[1] ?? null]);
      return '';
    },
  ],
  [
    'add',
    ['Object'],
    (self, args) => {
      insert(self, self.items.length, [args[0] ?? null]);
      return true;
    },
  ],
  [
    'addAll',
    ['int', 'Collection'],
    (self, args) => {
      const { items } = listOf(args, 1);
      insert(self, integer(args, 0), [...items]);
      return items.length > 0;
    },
  ],
  [
    'addAll',
    ['Collection'],
    (self, args) => {
      const { items } = listOf(args, 0);
      insert(self, self.items.length, [...items]);
      return items.length > 0;
    },
  ],
  ['remove', ['int'], (self, args) => removeAt(self, integer(args, 0))],
  ['remove', ['Object'], (self, args) => removeItem(self, args[0] ?? null)],
  ['indexOf', ['Object'], (self, args) => indexOf(self, args[0] ?? null)],
  ['lastIndexOf', ['Object'], (self, args) => self.items.findLastIndex((item) => javaEquals(item, args[0] ?? null))],
  ['listIterator', [], (self) => ({ kind: 'iterator', items: self.items, index: 0 })],
  [
    'subList',
    ['int', 'int'],
    (self, args) => {
      const from = integer(args, 0);
      const to = integer(args, 1);
      if (from < 0 || to > self.items.length) throw javaException('IndexOutOfBoundsException', `toIndex = ${to}`);
      if (from > to) throw javaException('IllegalArgumentException', `fromIndex(${from}) > toIndex(${to})`);
      return list(self.items.slice(from, to));
    },
  ],
  ['ensureCapacity', ['int'], () => ''],
  ['trimToSize', [], () => ''],
  ['clone', [], (self) => list([...self.items])],
  [
    'sort',
    ['Comparator'],
    (self) => {
      self.items.sort(compareItems);
      return '';
    },
  ],
);

function compareItems(left: Value, right: Value): number {
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (isNumber(left) && isNumber(right) && javaEquals(left, right)) return 0;
  throw javaException('ClassCastException', 'The items cannot be compared.');
}

/** What JSONArray has beyond a list. */
export const jsonArrayMethods: JavaMethods<ListValue> = methods<ListValue>(
  ['clone', [], (self) => jsonArray([...self.items])],
  ['toJSONString', [], (self) => jsonText(self, { escapeSlash: true, limit: longestText })],
  [
    'appendElement',
    ['Object'],
    (self, args) => {
      insert(self, self.items.length, [args[0] ?? null]);
      return self;
    },
  ],
);

/** `keySet()`, `values()`, `entrySet()`, and what streams come down to. */
export const collectionMethods: JavaMethods<ListValue> = methods<ListValue>(
  ...collectionEntries,
  ['remove', ['Object'], (self, args) => removeItem(self, args[0] ?? null)],
  ['add', ['Object'], unsupported],
  ['addAll', ['Collection'], (_, args) => (listOf(args, 0).items.length > 0 ? unsupported() : false)],
);
