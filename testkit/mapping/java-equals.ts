import { compareDecimals, compareNumbers, isWhole, toDecimal } from './java-number.js';
import { isNumber, type ListValue, type MapValue, type NumberValue, type Value } from './value.js';

/** Java's `equals`: numbers of different classes differ, lists and maps are compared by what they hold. */
export function javaEquals(left: Value, right: Value, depth = 0): boolean {
  if (left === right) return true;
  if (left === null || right === null || depth > 500) return false;
  if (isNumber(left)) return isNumber(right) && numbersEqual(left, right);
  if (typeof left !== 'object' || typeof right !== 'object') return false;
  if (left.kind === 'character' && right.kind === 'character') return left.value === right.value;
  if (left.kind === 'class' && right.kind === 'class') return left.name === right.name;
  if (left.kind === 'entry' && right.kind === 'entry') {
    const value = (entry: typeof left): Value => entry.map.entries.get(entry.key) ?? null;
    return javaEquals(left.key, right.key, depth + 1) && javaEquals(value(left), value(right), depth + 1);
  }
  if (left.kind === 'list' && right.kind === 'list') {
    if (left.type === 'array' || right.type === 'array') return false;
    if (left.items.length !== right.items.length) return false;
    if (left.type === 'set' || right.type === 'set') return left.type === right.type && holdsAll(right, left.items);
    return left.items.every((item, i) => javaEquals(item, right.items[i] ?? null, depth + 1));
  }
  if (left.kind === 'map' && right.kind === 'map') {
    if (left.entries.size !== right.entries.size) return false;
    for (const [key, value] of left.entries) {
      const other = findKey(right, key);
      if (other === undefined || !javaEquals(value, right.entries.get(other) ?? null, depth + 1)) return false;
    }
    return true;
  }
  return false;
}

/** Whether a set holds equals of all items. Each with each would take too long for the keys of a large body. */
function holdsAll({ items }: ListValue, wanted: readonly Value[]): boolean {
  const known = new Set(items);
  return wanted.every(
    (item) => known.has(item) || (typeof item === 'object' && items.some((other) => javaEquals(item, other))),
  );
}

function numbersEqual(left: NumberValue, right: NumberValue): boolean {
  if (typeof left !== typeof right) return false;
  if (typeof left !== 'object' || typeof right !== 'object') return left === right;
  if (left.kind !== right.kind) return false;
  if (left.kind === 'decimal' && right.kind === 'decimal') {
    return left.scale === right.scale && left.unscaled === right.unscaled;
  }
  if (isWhole(left) && isWhole(right)) return compareNumbers(left, right) === 0;
  return compareDecimals(toDecimal(left), toDecimal(right)) === 0;
}

/** The key under which the map holds an equal key; undefined when it holds none. */
export function findKey(map: MapValue, key: Value): Value | undefined {
  if (map.entries.has(key)) return key;
  if (typeof key !== 'object' || key === null) return undefined;
  for (const candidate of map.entries.keys()) {
    if (typeof candidate === 'object' && javaEquals(candidate, key)) return candidate;
  }
  return undefined;
}

/** Java's `String.hashCode()`. */
export function stringHash(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}

/** Java's `hashCode()`, of what templates can hold. */
export function javaHash(value: Value, depth = 0): number {
  if (value === null || depth > 500) return 0;
  if (typeof value === 'string') return stringHash(value);
  if (typeof value === 'boolean') return value ? 1231 : 1237;
  if (typeof value === 'number') return value;
  if (typeof value !== 'object') return bigHash(value);
  switch (value.kind) {
    case 'long':
      return Number(BigInt.asIntN(32, value.value ^ (value.value >> 32n)));
    case 'double': {
      const bits = new DataView(new ArrayBuffer(8));
      bits.setFloat64(0, value.value);
      return bits.getInt32(0) ^ bits.getInt32(4);
    }
    case 'decimal':
      return (Math.imul(31, bigHash(value.unscaled)) + value.scale) | 0;
    case 'list':
      if (value.type === 'set')
        return value.items.reduce<number>((sum, item) => (sum + javaHash(item, depth + 1)) | 0, 0);
      return value.items.reduce<number>((hash, item) => (Math.imul(hash, 31) + javaHash(item, depth + 1)) | 0, 1);
    case 'map': {
      let hash = 0;
      for (const [key, item] of value.entries) hash = (hash + (javaHash(key) ^ javaHash(item, depth + 1))) | 0;
      return hash;
    }
    case 'character':
      return value.value.charCodeAt(0);
    default:
      return 0;
  }
}

/** Java's `BigInteger.hashCode()`: over the groups of 32 bits, the highest first. */
function bigHash(value: bigint): number {
  const negative = value < 0n;
  let hash = 0;
  const groups: number[] = [];
  for (let rest = negative ? -value : value; rest > 0n; rest >>= 32n) groups.push(Number(BigInt.asIntN(32, rest)));
  for (const group of groups.reverse()) hash = (Math.imul(31, hash) + group) | 0;
  return negative ? -hash | 0 : hash;
}
