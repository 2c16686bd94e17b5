import { type JavaPattern, javaPattern, type PatternBudget } from '../../compiler/mapping/java-pattern/index.js';
import type { FilterOperator, FilterValue, JsonPath, JsonPathFilter } from '../../compiler/mapping/json-path.js';
import { javaEquals } from './java-equals.js';
import { compareDecimals, decimalText, numberText, parseDecimal, toInt } from './java-number.js';
import { JsonPathError } from './json-path-error.js';
import type { PathEvaluation } from './path-evaluation.js';
import { JsonSyntaxError, readJson } from './read-json.js';
import { type DecimalValue, isNumber, type ListValue, type Value } from './value.js';

/** A side of a comparison, evaluated: Jayway's ValueNodes. */
type Node =
  | { readonly kind: 'undefined' | 'null' }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'number'; readonly value: DecimalValue }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | JsonNode
  | { readonly kind: 'pattern'; readonly value: JavaPattern };

/** An object or array: one that was found, or the text of one in the path, which Jayway reads at every use. */
interface JsonNode {
  readonly kind: 'json';
  readonly value: Value;
  readonly literal?: string;
}

/** Whether the item passes the filter. A comparison that is invalid for this item does not pass. */
export function matchesFilter(filter: JsonPathFilter, item: Value, evaluation: PathEvaluation): boolean {
  try {
    return passes(filter, item, evaluation);
  } catch (error) {
    if (error instanceof JsonPathError && error.errorClass === 'InvalidPathException') return false;
    throw error;
  }
}

function passes(filter: JsonPathFilter, item: Value, evaluation: PathEvaluation): boolean {
  switch (filter.kind) {
    case 'or':
      return filter.operands.some((operand) => passes(operand, item, evaluation));
    case 'and':
      return filter.operands.every((operand) => passes(operand, item, evaluation));
    case 'not':
      return !passes(filter.operand, item, evaluation);
    case 'exists':
      return exists(filter.path, item, evaluation) === filter.expected;
    case 'relation':
      return compare(
        filter.operator,
        readNode(filter.left, item, evaluation),
        readNode(filter.right, item, evaluation),
        evaluation,
      );
    default:
      return filter satisfies never;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof JsonPathError && error.errorClass === 'PathNotFoundException';
}

/** Existence is checked at the item even where the path begins with `$`, as Jayway does. */
function exists(path: JsonPath, item: Value, evaluation: PathEvaluation): boolean {
  try {
    const found = evaluation.evaluatePath(path, item, { ...evaluation, requireProperties: true });
    // To release 2.0.0 null is nothing.
    return found !== null || evaluation.release !== 'older';
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

function readNode(value: FilterValue, item: Value, evaluation: PathEvaluation): Node {
  switch (value.kind) {
    case 'path':
      try {
        const from = value.path.root === '$' ? evaluation.document : item;
        return toNode(evaluation.evaluatePath(value.path, from, { ...evaluation, requireProperties: false }));
      } catch (error) {
        if (isMissing(error)) return { kind: 'undefined' };
        throw error;
      }
    case 'string':
    case 'boolean':
      return value;
    case 'null':
      return { kind: 'null' };
    case 'number':
      return { kind: 'number', value: parseDecimal(value.text) ?? { kind: 'decimal', unscaled: 0n, scale: 0 } };
    case 'json':
      return { kind: 'json', value: null, literal: value.text };
    case 'pattern':
      return { kind: 'pattern', value: compilePattern(value.source, value.flags) };
    default:
      return value satisfies never;
  }
}

const patterns = new Map<string, JavaPattern>();

function compilePattern(source: string, flags: string): JavaPattern {
  const key = `${flags}/${source}`;
  const known = patterns.get(key);
  if (known !== undefined) return known;
  const compiled = javaPattern(source, flags);
  // A cache of patterns that the documents at hand use; emptied before it grows.
  if (patterns.size > 500) patterns.clear();
  patterns.set(key, compiled);
  return compiled;
}

function toNode(value: Value): Node {
  if (value === null) return { kind: 'null' };
  if (typeof value === 'string') return { kind: 'string', value };
  if (typeof value === 'boolean') return { kind: 'boolean', value };
  if (isNumber(value)) {
    const decimal = parseDecimal(numberText(value));
    if (decimal === undefined) throw new JsonPathError('JsonPathException', `${numberText(value)} is no number.`);
    return { kind: 'number', value: decimal };
  }
  return { kind: 'json', value };
}

function readValue({ value, literal }: JsonNode): Value {
  if (literal === undefined) return value;
  try {
    return readJson(literal);
  } catch (error) {
    if (error instanceof JsonSyntaxError) throw new JsonPathError('IllegalArgumentException', error.message);
    throw error;
  }
}

/** The items of an array as nodes. */
function items(node: Node): Node[] | undefined {
  if (node.kind !== 'json') return undefined;
  const value = readValue(node);
  if (!isList(value)) return undefined;
  return value.items.map((item) => {
    if (typeof item === 'object' && item !== null && !isNumber(item)) {
      throw new JsonPathError('JsonPathException', 'Could not determine value type');
    }
    return toNode(item);
  });
}

function isList(value: Value): value is ListValue {
  return typeof value === 'object' && value !== null && value.kind === 'list';
}

function equal(left: Node, right: Node): boolean {
  if (left.kind === 'json' && right.kind === 'json') {
    const value = readValue(right);
    // Jayway compares the text of a left one, not what it stands for.
    return left.literal === undefined && javaEquals(left.value, value);
  }
  if (left.kind === 'number') {
    if (right.kind === 'number') return compareDecimals(left.value, right.value) === 0;
    const other = right.kind === 'string' ? parseDecimal(right.value) : undefined;
    return other !== undefined && compareDecimals(left.value, other) === 0;
  }
  if (left.kind === 'string') {
    if (right.kind === 'number') return left.value === decimalText(right.value);
    return right.kind === 'string' && left.value === right.value;
  }
  if (left.kind === 'boolean') return right.kind === 'boolean' && left.value === right.value;
  if (left.kind === 'null') return right.kind === 'null';
  return false;
}

/** Below, at or above zero; undefined where there is no order. */
function order(left: Node, right: Node, release: PathEvaluation['release']): number | undefined {
  if (left.kind === 'number' && right.kind === 'number') return compareDecimals(left.value, right.value);
  if (release === 'older' && (left.kind === 'number' || right.kind === 'number')) {
    // Release 2.0.0 compares a number with the number that a text holds.
    const [a, b] = [decimalOf(left), decimalOf(right)];
    if (a !== undefined && b !== undefined) return compareDecimals(a, b);
  }
  if (left.kind !== 'string' || right.kind !== 'string') return undefined;
  return left.value < right.value ? -1 : left.value > right.value ? 1 : 0;
}

const olderComparisons: ReadonlySet<FilterOperator> = new Set(['==', '!=', '<', '<=', '>', '>=']);

/** Release 2.0.0 reads what stands behind a number as a number, and throws when it is none. */
function requireNumbers(left: Node, right: Node): void {
  if (left.kind !== 'number' || right.kind === 'number') return;
  if (right.kind === 'boolean' || (right.kind === 'string' && parseDecimal(right.value) === undefined)) {
    throw new JsonPathError('JsonPathException', 'NumberFormatException');
  }
}

function decimalOf(node: Node): DecimalValue | undefined {
  if (node.kind === 'number') return node.value;
  return node.kind === 'string' ? parseDecimal(node.value) : undefined;
}

function contains(nodes: readonly Node[], wanted: Node): boolean {
  return nodes.some((node) => equal(node, wanted));
}

function inList(left: Node, right: Node): boolean {
  if (right.kind !== 'json') throw new JsonPathError('InvalidPathException', 'Expected value list node');
  const list = items(right);
  return list !== undefined && contains(list, left);
}

function compare(
  operator: FilterOperator,
  left: Node,
  right: Node,
  { patterns: budget, release }: PathEvaluation,
): boolean {
  if (release === 'older' && olderComparisons.has(operator)) requireNumbers(left, right);
  switch (operator) {
    case '==':
      return equal(left, right);
    case '!=':
      return !equal(left, right);
    case '===':
      return left.kind === right.kind && equal(left, right);
    case '!==':
      return !(left.kind === right.kind && equal(left, right));
    case '<':
      return (order(left, right, release) ?? 1) < 0;
    case '<=':
      return (order(left, right, release) ?? 1) <= 0;
    case '>':
      return (order(left, right, release) ?? -1) > 0;
    case '>=':
      return (order(left, right, release) ?? -1) >= 0;
    case '=~':
      if (release === 'older' && left.kind !== 'pattern' && right.kind !== 'pattern') {
        throw new JsonPathError('JsonPathException', 'What stands behind =~ is no pattern.');
      }
      return matchesPattern(left, right, budget);
    case 'IN':
      return inList(left, right);
    case 'NIN':
      return !inList(left, right);
    case 'ALL':
      // Jayway takes no list for the list that it wants here, so that nothing ever passes.
      throw new JsonPathError('InvalidPathException', 'Expected value list node');
    case 'CONTAINS': {
      if (left.kind === 'string' && right.kind === 'string') return left.value.includes(right.value);
      const found = items(left);
      return found !== undefined && contains(found, right);
    }
    case 'SIZE':
      return right.kind === 'number' && sizeOf(left) === toInt(right.value);
    case 'EMPTY': {
      const size = left.kind === 'string' ? left.value.length : emptySize(left);
      if (size === undefined) return false;
      if (right.kind !== 'boolean') throw new JsonPathError('InvalidPathException', 'Expected boolean node');
      return (size === 0) === right.value;
    }
    case 'SUBSETOF': {
      const allowed = listOrNone(right);
      const found = listOrNone(left);
      if (allowed === undefined || found === undefined) return false;
      return found.every((node) => contains(allowed, node));
    }
    case 'ANYOF': {
      const wanted = listOrNone(right);
      const found = listOrNone(left);
      if (wanted === undefined || found === undefined) return false;
      return found.some((node) => contains(wanted, node));
    }
    case 'NONEOF': {
      const wanted = listOrNone(right);
      const found = listOrNone(left);
      if (wanted === undefined || found === undefined) return false;
      return !found.some((node) => contains(wanted, node));
    }
    case 'TYPE':
    case 'MATCHES':
      throw new JsonPathError('InvalidPathException', 'Expected a class or a predicate, which no path can hold.');
    case 'EXISTS':
      if (left.kind !== 'boolean' && right.kind !== 'boolean') {
        throw new JsonPathError('JsonPathException', 'Failed to evaluate exists expression');
      }
      return left.kind === 'boolean' && right.kind === 'boolean' && left.value === right.value;
    default:
      return operator satisfies never;
  }
}

function listOrNone(node: Node): Node[] | undefined {
  if (node.kind !== 'json') throw new JsonPathError('InvalidPathException', 'Expected value list node');
  return items(node);
}

/** To Jayway an object has the size -1. */
function sizeOf(node: Node): number | undefined {
  if (node.kind === 'string') return node.value.length;
  if (node.kind !== 'json') return undefined;
  const value = readValue(node);
  return isList(value) ? value.items.length : -1;
}

function emptySize(node: Node): number | undefined {
  if (node.kind !== 'json') return undefined;
  const value = readValue(node);
  if (isList(value)) return value.items.length;
  throw new JsonPathError('ClassCastException', 'An object is no Collection.');
}

function matchesPattern(left: Node, right: Node, budget: PatternBudget): boolean {
  const [pattern, other] = left.kind === 'pattern' ? [left, right] : [right, left];
  if (pattern.kind !== 'pattern' || other.kind === 'pattern') return false;
  const found = items(other);
  if (found !== undefined) return found.some((node) => pattern.value.matches(patternInput(node), budget));
  return pattern.value.matches(patternInput(other), budget);
}

function patternInput(node: Node): string {
  switch (node.kind) {
    case 'string':
      return node.value;
    case 'number':
      return decimalText(node.value);
    case 'boolean':
      return String(node.value);
    default:
      return '';
  }
}
