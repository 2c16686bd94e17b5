import type { PatternBudget } from '../../compiler/mapping/java-pattern/index.js';
import { javaException } from './template-error.js';
import { isNumber, type ListValue, type MapValue, type Value } from './value.js';

/** What a parameter of a Java method takes. `int`, `long`, `double`, `boolean` and `char` are primitive: no null. */
export type ParameterType =
  | 'int'
  | 'long'
  | 'double'
  | 'boolean'
  | 'char'
  | 'String'
  | 'CharSequence'
  | 'Object'
  | 'Integer'
  | 'Long'
  | 'Double'
  | 'Number'
  | 'Collection'
  | 'Map'
  | 'Comparator'
  | 'char[]'
  | 'String[]';

/** One method of a Java class. */
export interface JavaMethod<Self extends Value> {
  readonly parameters: readonly ParameterType[];
  /** The last parameter may come any number of times. */
  readonly variadic?: true;
  /** Regular expressions are taken off the budget. */
  readonly call: (self: Self, args: readonly Value[], budget: PatternBudget) => Value;
}

/** The methods of a class by name; of overloads the more specific stand first. */
export type JavaMethods<Self extends Value> = ReadonlyMap<string, readonly JavaMethod<Self>[]>;

/** Collects the methods of a class. */
export function methods<Self extends Value>(
  ...entries: readonly (readonly [
    names: string,
    parameters: readonly ParameterType[],
    call: JavaMethod<Self>['call'],
    variadic?: true,
  ])[]
): JavaMethods<Self> {
  const table = new Map<string, JavaMethod<Self>[]>();
  for (const [names, parameters, call, variadic] of entries) {
    for (const name of names.split(' ')) {
      const overloads = table.get(name) ?? [];
      overloads.push({ parameters, call, ...(variadic === undefined ? {} : { variadic }) });
      table.set(name, overloads);
    }
  }
  return table;
}

/**
 * Calls the overload that takes these arguments; undefined when there is none. Velocity 1.7 thinks that a method without
 * parameters takes any arguments: such a call throws an IllegalArgumentException.
 */
export function callMethod<Self extends Value>(
  table: JavaMethods<Self>,
  self: Self,
  name: string,
  args: readonly Value[],
  budget: PatternBudget,
): Value | undefined {
  const overloads = table.get(name);
  if (overloads === undefined) return undefined;
  for (const method of overloads) if (accepts(method, args)) return method.call(self, args, budget);
  if (args.length > 0 && overloads.some(({ parameters }) => parameters.length === 0)) {
    throw javaException('IllegalArgumentException', 'wrong number of arguments');
  }
  return undefined;
}

function accepts(method: JavaMethod<never>, args: readonly Value[]): boolean {
  const { parameters, variadic } = method;
  if (variadic !== true && parameters.length !== args.length) return false;
  if (variadic === true && args.length < parameters.length - 1) return false;
  for (let i = 0; i < args.length; i++) {
    const type = parameters[Math.min(i, parameters.length - 1)];
    if (type === undefined || !fits(type, args[i] ?? null)) return false;
  }
  return true;
}

function fits(type: ParameterType, value: Value): boolean {
  switch (type) {
    case 'int':
      return typeof value === 'number';
    case 'long':
      return typeof value === 'number' || isKind(value, 'long');
    case 'double':
      return typeof value === 'number' || isKind(value, 'long') || isKind(value, 'double');
    case 'boolean':
      return typeof value === 'boolean';
    case 'char':
      return isKind(value, 'character');
    case 'String':
    case 'CharSequence':
      return value === null || typeof value === 'string';
    case 'Object':
      return true;
    case 'Integer':
      return value === null || typeof value === 'number';
    case 'Long':
      return value === null || isKind(value, 'long');
    case 'Double':
      return value === null || isKind(value, 'double');
    case 'Number':
      return value === null || isNumber(value);
    case 'Collection':
      return value === null || (isKind(value, 'list') && value.type !== 'array' && value.type !== 'bytes');
    case 'Map':
      return value === null || isKind(value, 'map');
    case 'char[]':
      return isKind(value, 'list') && value.type === 'array' && value.items.every((item) => isKind(item, 'character'));
    case 'String[]':
      return isKind(value, 'list') && value.type === 'array' && value.items.every((item) => typeof item === 'string');
    case 'Comparator':
      // No template can hold one.
      return value === null;
    default:
      return type satisfies never;
  }
}

function isKind<Kind extends string>(value: Value, kind: Kind): value is Extract<Value, { kind: Kind }> {
  return typeof value === 'object' && value !== null && value.kind === kind;
}

/** The argument as text; null throws, as it does in Java. */
export function text(args: readonly Value[], i: number): string {
  const value = args[i] ?? null;
  if (typeof value === 'string') return value;
  if (isKind(value, 'character')) return value.value;
  throw javaException('NullPointerException', 'The argument is null.');
}

export function integer(args: readonly Value[], i: number): number {
  const value = args[i];
  if (typeof value === 'number') return value;
  throw javaException('NullPointerException', 'The argument is null.');
}

export function listOf(args: readonly Value[], i: number): ListValue {
  const value = args[i] ?? null;
  if (isKind(value, 'list')) return value;
  throw javaException('NullPointerException', 'The argument is null.');
}

export function mapOf(args: readonly Value[], i: number): MapValue {
  const value = args[i] ?? null;
  if (isKind(value, 'map')) return value;
  throw javaException('NullPointerException', 'The argument is null.');
}
