import type { PatternBudget } from '../../compiler/mapping/java-pattern/index.js';
import { javaEquals, javaHash } from './java-equals.js';
import { callMethod } from './java-method.js';
import { javaText } from './java-text.js';
import { collectionMethods, jsonArrayMethods, listMethods } from './list-methods.js';
import { entryMethods, iteratorMethods, mapMethods } from './map-methods.js';
import {
  bigMethods,
  booleanMethods,
  characterMethods,
  classMethods,
  doubleMethods,
  integerMethods,
  longMethods,
} from './scalar-methods.js';
import { stringMethods } from './string-methods.js';
import { javaException } from './template-error.js';
import type { ListValue, NumberValue, ScopeValue, Value } from './value.js';

/** Getters know no patterns. */
const noPatterns: PatternBudget = { steps: 0, estimated: 0 };

/** The name of a value's Java class. */
export function className(value: Exclude<Value, null>): string {
  if (typeof value === 'string') return 'java.lang.String';
  if (typeof value === 'boolean') return 'java.lang.Boolean';
  if (typeof value === 'number') return 'java.lang.Integer';
  if (typeof value === 'bigint') return 'java.math.BigInteger';
  switch (value.kind) {
    case 'long':
      return 'java.lang.Long';
    case 'double':
      return 'java.lang.Double';
    case 'decimal':
      return 'java.math.BigDecimal';
    case 'character':
      return 'java.lang.Character';
    case 'list':
      return listClassNames[value.type];
    case 'map':
      return 'java.util.LinkedHashMap';
    case 'iterator':
      return 'java.util.ArrayList$Itr';
    case 'entry':
      return 'java.util.LinkedHashMap$Entry';
    case 'class':
      return 'java.lang.Class';
    case 'block':
      return 'org.apache.velocity.runtime.directive.Block$Reference';
    case 'scope':
      return 'org.apache.velocity.runtime.directive.ForeachScope';
    case 'host':
      return value.className;
    default:
      return value satisfies never;
  }
}

const listClassNames: Readonly<Record<ListValue['type'], string>> = {
  ArrayList: 'java.util.ArrayList',
  JSONArray: 'net.minidev.json.JSONArray',
  array: '[Ljava.lang.String;',
  bytes: '[B',
  set: 'java.util.LinkedHashMap$LinkedKeySet',
  collection: 'java.util.LinkedHashMap$LinkedValues',
  unmodifiable: 'java.util.ImmutableCollections$ListN',
};

/**
 * `$x.name`: a getter, then a map's member, then an `isName()`. What is listed here and in the tables of methods is all
 * that a template can reach.
 */
export function getProperty(value: Value, name: string): Value {
  if (value === null) return null;
  if (typeof value === 'object' && value.kind === 'map') {
    if (name === 'class' || name === 'Class') return { kind: 'class', name: className(value) };
    return value.peek?.(name) ?? value.entries.get(name) ?? null;
  }
  if (name === 'class' || name === 'Class') return { kind: 'class', name: className(value) };
  if (typeof value === 'string') {
    switch (name) {
      case 'bytes':
      case 'Bytes':
        return callMethod(stringMethods, value, 'getBytes', [], noPatterns) ?? null;
      case 'empty':
      case 'Empty':
        return value === '';
      case 'blank':
      case 'Blank':
        return value.trim() === '';
      default:
        return null;
    }
  }
  if (typeof value !== 'object') return null;
  switch (value.kind) {
    case 'list':
      // Velocity looks for getters in the class itself: an array has none.
      return (name === 'empty' || name === 'Empty') && value.type !== 'array' && value.type !== 'bytes'
        ? value.items.length === 0
        : null;
    case 'entry':
      if (name === 'key' || name === 'Key') return value.key;
      return name === 'value' || name === 'Value' ? (value.map.entries.get(value.key) ?? null) : null;
    case 'double':
      if (name === 'naN' || name === 'NaN') return Number.isNaN(value.value);
      return name === 'infinite' ? Math.abs(value.value) === Number.POSITIVE_INFINITY : null;
    case 'class':
      if (name === 'name' || name === 'Name' || name === 'typeName' || name === 'canonicalName') return value.name;
      return name === 'simpleName' ? (callMethod(classMethods, value, 'getSimpleName', [], noPatterns) ?? null) : null;
    case 'scope':
      return getScopeProperty(value, name);
    case 'host':
      return value.property(name);
    default:
      return null;
  }
}

function getScopeProperty(scope: ScopeValue, name: string): Value {
  switch (name) {
    case 'index':
      return scope.index;
    case 'count':
      return scope.index + 1;
    case 'hasNext':
      return scope.hasNext;
    case 'first':
      return scope.index < 1;
    case 'last':
      return !scope.hasNext;
    case 'parent':
      return scope.parent;
    case 'topmost': {
      let top = scope;
      while (top.parent !== null) top = top.parent;
      return top;
    }
    case 'depth': {
      let depth = 1;
      for (let outer = scope.parent; outer !== null; outer = outer.parent) depth++;
      return depth;
    }
    default:
      return scope.entries.get(name) ?? null;
  }
}

/**
 * `$x.name(…)`; undefined when no method takes these arguments. Throws a TemplateError when the method throws, and a
 * PatternLimitError when its regular expression uses up the budget.
 */
export function invoke(
  value: Exclude<Value, null>,
  name: string,
  args: readonly Value[],
  budget: PatternBudget,
): Value | undefined {
  if (typeof value === 'string') {
    return callMethod(stringMethods, value, name, args, budget) ?? common(value, name, args);
  }
  if (typeof value === 'boolean')
    return callMethod(booleanMethods, value, name, args, budget) ?? common(value, name, args);
  if (typeof value === 'number' || typeof value === 'bigint') return invokeNumber(value, name, args, budget);
  switch (value.kind) {
    case 'long':
    case 'double':
    case 'decimal':
      return invokeNumber(value, name, args, budget);
    case 'character':
      return callMethod(characterMethods, value, name, args, budget) ?? common(value, name, args);
    case 'map':
      return callMethod(mapMethods, value, name, args, budget) ?? common(value, name, args);
    case 'list': {
      const sequence = value.type === 'set' || value.type === 'collection' || value.type === 'unmodifiable';
      const own = value.type === 'JSONArray' ? callMethod(jsonArrayMethods, value, name, args, budget) : undefined;
      return (
        own ??
        callMethod(sequence ? collectionMethods : listMethods, value, name, args, budget) ??
        common(value, name, args)
      );
    }
    case 'entry':
      return callMethod(entryMethods, value, name, args, budget) ?? common(value, name, args);
    case 'iterator':
      return callMethod(iteratorMethods, value, name, args, budget) ?? common(value, name, args);
    case 'class':
      return callMethod(classMethods, value, name, args, budget) ?? common(value, name, args);
    case 'host':
      return value.invoke(name, args, budget) ?? common(value, name, args);
    case 'scope':
      return invokeScope(value, name, args) ?? common(value, name, args);
    case 'block':
      return name === 'toString' && args.length === 0 ? value.render() : common(value, name, args);
    default:
      return value satisfies never;
  }
}

function invokeNumber(
  value: NumberValue,
  name: string,
  args: readonly Value[],
  budget: PatternBudget,
): Value | undefined {
  const table =
    typeof value === 'number'
      ? integerMethods
      : typeof value === 'object' && value.kind === 'long'
        ? longMethods
        : typeof value === 'object' && value.kind === 'double'
          ? doubleMethods
          : bigMethods;
  return callMethod(table, value, name, args, budget) ?? common(value, name, args);
}

function invokeScope(scope: ScopeValue, name: string, args: readonly Value[]): Value | undefined {
  if (args.length > 0) return undefined;
  const getter = /^(?:get|is)([A-Z]\w*)$/.exec(name)?.[1];
  const property = getter === undefined ? name : getter.slice(0, 1).toLowerCase() + getter.slice(1);
  return getter === undefined && name !== 'hasNext' ? undefined : getScopeProperty(scope, property);
}

/** What every object of Java has. Nobody holds the lock that `wait` and its like want. */
function common(value: Exclude<Value, null>, name: string, args: readonly Value[]): Value | undefined {
  if (name === 'equals' && args.length === 1) return javaEquals(value, args[0] ?? null);
  if (!objectMethods.has(name)) return undefined;
  if (args.length > 0) throw javaException('IllegalArgumentException', 'wrong number of arguments');
  if (name === 'getClass') return { kind: 'class', name: className(value) };
  if (name === 'toString') return javaText(value);
  if (name === 'hashCode') return javaHash(value);
  throw javaException('IllegalMonitorStateException', 'current thread is not owner');
}

const objectMethods: ReadonlySet<string> = new Set(['getClass', 'toString', 'hashCode', 'notify', 'notifyAll', 'wait']);
