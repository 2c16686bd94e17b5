import { findKey, javaEquals, javaHash } from './java-equals.js';
import { type JavaMethods, mapOf, methods } from './java-method.js';
import { javaText } from './java-text.js';
import { noteOverride } from './override-log.js';
import { javaException } from './template-error.js';
import type { EntryValue, IteratorValue, MapValue, Value } from './value.js';

/** Members that one map may hold, so that loops cannot fill the memory. */
const largest = 1_000_000;

/** The value under an equal key; null when there is none. */
export function getMember(self: MapValue, key: Value): Value {
  const value = self.entries.get(key);
  if (value !== undefined) return value;
  const other = findKey(self, key);
  return other === undefined ? null : (self.entries.get(other) ?? null);
}

/** Sets a member; returns what stood there. */
export function putMember(self: MapValue, key: Value, value: Value): Value {
  const known = findKey(self, key) ?? key;
  const previous = self.entries.get(known) ?? null;
  if (self.entries.size >= largest) throw javaException('OutOfMemoryError', 'The map is too large.');
  self.entries.set(known, value);
  const { overrides } = self;
  if (overrides?.place !== undefined && typeof known === 'string') noteOverride(overrides.log, overrides.place, known);
  return previous;
}

function removeMember(self: MapValue, key: Value): Value {
  const known = findKey(self, key);
  if (known === undefined) return null;
  const previous = self.entries.get(known) ?? null;
  self.entries.delete(known);
  return previous;
}

/** Java's LinkedHashMap. */
export const mapMethods: JavaMethods<MapValue> = methods<MapValue>(
  ['get', ['Object'], (self, args) => getMember(self, args[0] ?? null)],
  ['put', ['Object', 'Object'], (self, args) => putMember(self, args[0] ?? null, args[1] ?? null)],
  [
    'putIfAbsent',
    ['Object', 'Object'],
    (self, args) => {
      const known = getMember(self, args[0] ?? null);
      if (known === null) putMember(self, args[0] ?? null, args[1] ?? null);
      return known;
    },
  ],
  [
    'putAll',
    ['Map'],
    (self, args) => {
      for (const [key, value] of [...mapOf(args, 0).entries]) putMember(self, key, value);
      return '';
    },
  ],
  ['remove', ['Object'], (self, args) => removeMember(self, args[0] ?? null)],
  [
    'remove',
    ['Object', 'Object'],
    (self, args) => {
      const equal =
        findKey(self, args[0] ?? null) !== undefined && javaEquals(getMember(self, args[0] ?? null), args[1] ?? null);
      if (equal) removeMember(self, args[0] ?? null);
      return equal;
    },
  ],
  [
    'replace',
    ['Object', 'Object'],
    (self, args) =>
      findKey(self, args[0] ?? null) === undefined ? null : putMember(self, args[0] ?? null, args[1] ?? null),
  ],
  [
    'replace',
    ['Object', 'Object', 'Object'],
    (self, args) => {
      const key = args[0] ?? null;
      const equal = findKey(self, key) !== undefined && javaEquals(getMember(self, key), args[1] ?? null);
      if (equal) putMember(self, key, args[2] ?? null);
      return equal;
    },
  ],
  [
    'getOrDefault',
    ['Object', 'Object'],
    (self, args) =>
      findKey(self, args[0] ?? null) === undefined ? (args[1] ?? null) : getMember(self, args[0] ?? null),
  ],
  ['containsKey', ['Object'], (self, args) => findKey(self, args[0] ?? null) !== undefined],
  [
    'containsValue',
    ['Object'],
    (self, args) => [...self.entries.values()].some((item) => javaEquals(item, args[0] ?? null)),
  ],
  ['size', [], (self) => self.entries.size],
  ['isEmpty', [], (self) => self.entries.size === 0],
  [
    'clear',
    [],
    (self) => {
      self.entries.clear();
      return '';
    },
  ],
  ['keySet', [], (self) => ({ kind: 'list', type: 'set', items: [...self.entries.keys()], owner: self })],
  ['values', [], (self) => ({ kind: 'list', type: 'collection', items: [...self.entries.values()], owner: self })],
  [
    'entrySet',
    [],
    (self) => ({
      kind: 'list',
      type: 'set',
      items: [...self.entries.keys()].map((key): EntryValue => ({ kind: 'entry', key, map: self })),
      owner: self,
    }),
  ],
  ['equals', ['Object'], (self, args) => javaEquals(self, args[0] ?? null)],
  ['hashCode', [], (self) => javaHash(self)],
  ['toString', [], (self) => javaText(self)],
  ['clone', [], (self) => ({ kind: 'map', entries: new Map(self.entries) })],
);

/** Java's Map.Entry. */
export const entryMethods: JavaMethods<EntryValue> = methods<EntryValue>(
  ['getKey', [], (self) => self.key],
  ['getValue', [], (self) => self.map.entries.get(self.key) ?? null],
  ['setValue', ['Object'], (self, args) => putMember(self.map, self.key, args[0] ?? null)],
  ['equals', ['Object'], (self, args) => javaEquals(self, args[0] ?? null)],
  ['toString', [], (self) => javaText(self)],
);

/** Java's Iterator. */
export const iteratorMethods: JavaMethods<IteratorValue> = methods<IteratorValue>(
  ['hasNext', [], (self) => self.index < self.items.length],
  [
    'next',
    [],
    (self) => {
      const item = self.items[self.index++];
      if (item === undefined) throw javaException('NoSuchElementException', 'null');
      return item;
    },
  ],
);
