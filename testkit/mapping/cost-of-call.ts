import { isNumber, type Value } from './value.js';

/** What a text answers at once, however long it is. */
const immediateOfTexts: ReadonlySet<string> = new Set([
  'length',
  'isEmpty',
  'charAt',
  'codePointAt',
  'substring',
  'subSequence',
  'toString',
  'getClass',
]);

/** What a list or map answers at once, however large it is. */
const immediate: ReadonlySet<string> = new Set([
  'get',
  'size',
  'isEmpty',
  'set',
  'put',
  'add',
  'containsKey',
  'getOrDefault',
  'putIfAbsent',
  'iterator',
  'getClass',
]);

/** What compares each item with each. */
const quadratic: ReadonlySet<string> = new Set(['containsAll', 'removeAll', 'retainAll']);

/** What makes a value of each character. */
const taking: ReadonlySet<string> = new Set(['toCharArray', 'getBytes', 'split', 'lines']);

/**
 * Steps that a call of a method counts for, beyond the one of the call itself, so that large texts and lists cannot make
 * few steps take long. Regular expressions have a budget of their own.
 */
export function costOfCall(value: Exclude<Value, null>, name: string, args: readonly Value[]): number {
  if (typeof value === 'string') {
    return immediateOfTexts.has(name) ? 0 : value.length >> (taking.has(name) ? 4 : 8);
  }
  if (typeof value !== 'object' || isNumber(value)) return 0;
  const [first = null] = args;
  // `$util.urlEncode(…)` and the like.
  if (value.kind === 'host') return typeof first === 'string' ? first.length >> 8 : 0;
  if (value.kind !== 'list' && value.kind !== 'map') return 0;
  if (immediate.has(name) && args.length < 3 && !isPlaced(name, args) && !isComposite(first)) return 0;
  const size = sizeOf(value);
  return Math.ceil((quadratic.has(name) ? size * sizeOf(first) : size + sizeOf(first)) / 16);
}

/** `add(0, x)`: all items behind move. */
const isPlaced = (name: string, args: readonly Value[]): boolean => name === 'add' && args.length === 2;

/** Equal keys of this kind are searched for. */
const isComposite = (value: Value): boolean => typeof value === 'object' && value !== null;

function sizeOf(value: Value): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (value.kind === 'list') return value.items.length;
  return value.kind === 'map' ? value.entries.size : 0;
}
