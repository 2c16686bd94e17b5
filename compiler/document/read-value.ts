import {
  conditional,
  getAtt,
  type Intrinsic,
  isIntrinsic,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  join,
  otherFunction,
  ref,
  type Text,
  text,
  type Value,
} from '../model/index.js';
import { readString, readSubstitution, type TextDialect } from './read-string.js';
import { conditionOf, literalOf, type Values } from './values.js';

/**
 * JSON with its intrinsics and placeholders as nodes, and what is set in `values` as literals. Undefined for
 * `{ Ref: 'AWS::NoValue' }`; members and items that are it are left out.
 */
export function readValue(value: JsonValue, values: Values): Value | undefined {
  return readNested(value, 'text', values);
}

/** The same, with strings read in a dialect. Nesting is bounded by the loader. */
export function readNested(value: JsonValue, dialect: TextDialect, values: Values): Value | undefined {
  if (typeof value === 'string') return readString(value, dialect, values);
  if (typeof value !== 'object' || value === null) return value;
  if (!isJsonObject(value)) return readItems(value, dialect, values);
  const intrinsic = readIntrinsic(value, dialect, values);
  if (intrinsic !== undefined) return intrinsic.value;
  const members = Object.entries(value).flatMap(([key, item]): [string, Value][] => {
    const read = readNested(item, dialect, values);
    return read === undefined ? [] : [[key, read]];
  });
  return Object.fromEntries(members);
}

function readItems(items: readonly JsonValue[], dialect: TextDialect, values: Values): Value[] {
  return items.flatMap((item) => {
    const read = readNested(item, dialect, values);
    return read === undefined ? [] : [read];
  });
}

/** What an intrinsic reads as; `value` is undefined where nothing stands. */
interface Read {
  readonly value: Value | undefined;
}

/**
 * An object is an intrinsic when it has one key, a function's name, and an argument of that function's shape: a schema
 * with one property that is called `Ref` is none.
 */
function readIntrinsic(object: JsonObject, dialect: TextDialect, values: Values): Read | undefined {
  const [name, second] = Object.keys(object);
  if (name === undefined || second !== undefined) return undefined;
  const argument = object[name];
  if (argument === undefined) return undefined;
  switch (name) {
    case 'Ref':
      return typeof argument === 'string' ? readRef(argument, values) : undefined;
    case 'Fn::GetAtt':
      return readGetAtt(argument, values);
    case 'Fn::Sub':
      return readSub(argument, values);
    case 'Fn::If':
      return readIf(argument, dialect, values);
    case 'Fn::Join':
      return readJoin(argument, dialect, values);
    default:
      return name.startsWith('Fn::')
        ? { value: otherFunction(name, readNested(argument, 'text', values) ?? null) }
        : undefined;
  }
}

const known = (node: Intrinsic, values: Values): Read => ({ value: literalOf(node, values) ?? node });

const readRef = (name: string, values: Values): Read =>
  name === 'AWS::NoValue' ? { value: undefined } : known(ref(name), values);

function readGetAtt(argument: JsonValue, values: Values): Read | undefined {
  if (typeof argument === 'string') {
    const [, resource, attribute] = /^([^.]+)\.(.+)$/s.exec(argument) ?? [];
    return resource === undefined || attribute === undefined ? undefined : known(getAtt(resource, attribute), values);
  }
  if (!Array.isArray(argument) || argument.length !== 2) return undefined;
  const [resource, attribute] = argument;
  if (typeof resource !== 'string') return undefined;
  if (typeof attribute === 'string') return known(getAtt(resource, attribute), values);
  // The attribute may itself be a Ref.
  return isJsonObject(attribute)
    ? { value: otherFunction('Fn::GetAtt', readItems(argument, 'text', values)) }
    : undefined;
}

function readSub(argument: JsonValue, values: Values): Read | undefined {
  if (typeof argument === 'string') return { value: readSubstitution(argument, new Map(), values) };
  if (!Array.isArray(argument) || argument.length === 0 || argument.length > 2) return undefined;
  const [source, map] = argument;
  if (typeof source !== 'string' || (map !== undefined && !isJsonObject(map))) return undefined;
  const variables = new Map<string, Text>();
  for (const [name, item] of Object.entries<JsonValue>(map ?? {})) {
    const read = textOf(readNested(item, 'text', values));
    if (read === undefined) return { value: otherFunction('Fn::Sub', readItems(argument, 'text', values)) };
    variables.set(name, read);
  }
  return { value: readSubstitution(source, variables, values) };
}

function readIf(argument: JsonValue, dialect: TextDialect, values: Values): Read | undefined {
  if (!Array.isArray(argument) || argument.length !== 3) return undefined;
  const [condition, then, otherwise] = argument;
  if (typeof condition !== 'string' || then === undefined || otherwise === undefined) return undefined;
  const decided = conditionOf(condition, values);
  if (decided !== undefined) return { value: readNested(decided ? then : otherwise, dialect, values) };
  return {
    value: conditional(condition, readNested(then, dialect, values), readNested(otherwise, dialect, values)),
  };
}

function readJoin(argument: JsonValue, dialect: TextDialect, values: Values): Read | undefined {
  if (!Array.isArray(argument) || argument.length !== 2) return undefined;
  const [delimiter, list] = argument;
  if (typeof delimiter !== 'string') return undefined;
  if (isJsonObject(list)) {
    const read = readNested(list, 'text', values);
    return isIntrinsic(read) ? { value: otherFunction('Fn::Join', [delimiter, read]) } : undefined;
  }
  if (!Array.isArray(list)) return undefined;
  const items = readItems(list, dialect, values);
  const texts = items.flatMap((item) => textOf(item) ?? []);
  if (texts.length < items.length) return { value: join(delimiter, items) };
  if (delimiter === '') return { value: text(texts) };
  return { value: texts.every((part) => typeof part === 'string') ? texts.join(delimiter) : join(delimiter, texts) };
}

/** A value where text is wanted: numbers and booleans as they are written. Undefined for lists, objects and null. */
export function textOf(value: Value | undefined): Text | undefined {
  if (typeof value === 'string' || isIntrinsic(value)) return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}
