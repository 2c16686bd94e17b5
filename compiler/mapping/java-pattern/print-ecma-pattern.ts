import { type CodePointSet, complement, rangesOf } from './code-point-set.js';
import { isNullable } from './is-nullable.js';
import type { AssertionNode, JavaPatternNode, RepeatNode } from './java-pattern-node.js';
import { someNode } from './some-node.js';

/**
 * Prints a pattern for JavaScript's engine, with the flag `u`, where that engine gives the very answer of Java's: same
 * matches, same groups.
 *
 * @returns undefined where it does not: atomic groups, possessive quantifiers, back references (one to a group without a
 *   match never matches in Java), `\G`, loops over what may be empty, groups within look-around, and groups that a turn
 *   of a loop may leave out (Java keeps what an earlier turn captured)
 */
export function printEcmaPattern(node: JavaPatternNode): string | undefined {
  switch (node.kind) {
    case 'set':
      return printSet(node.set);
    case 'assert':
      return printAssertion(node);
    case 'sequence': {
      const parts = node.of.map((part) => wrapped(part, part.kind === 'choice'));
      return parts.includes(undefined) ? undefined : parts.join('');
    }
    case 'choice': {
      const parts = node.of.map(printEcmaPattern);
      return parts.includes(undefined) ? undefined : parts.join('|');
    }
    case 'repeat':
      return printRepeat(node);
    case 'group': {
      const inner = printEcmaPattern(node.node);
      return inner === undefined ? undefined : `(${inner})`;
    }
    case 'look': {
      const inner = hasGroup(node.node) ? undefined : printEcmaPattern(node.node);
      const opening = `(?${node.behind === undefined ? '' : '<'}${node.negated ? '!' : '='}`;
      return inner === undefined ? undefined : `${opening}${inner})`;
    }
    case 'atomic':
    case 'back':
      return undefined;
    default:
      return node satisfies never;
  }
}

function wrapped(node: JavaPatternNode, needed: boolean): string | undefined {
  const inner = printEcmaPattern(node);
  return inner === undefined || !needed ? inner : `(?:${inner})`;
}

function printRepeat({ node, minimum, maximum, mode }: RepeatNode): string | undefined {
  if (mode === 'possessive' || isNullable(node)) return undefined;
  if (maximum > 1 && hasGroup(node) && mayLeaveOut(node)) return undefined;
  const inner = wrapped(node, node.kind !== 'set' && node.kind !== 'group');
  return inner === undefined ? undefined : `${inner}${quantifier(minimum, maximum)}${mode === 'lazy' ? '?' : ''}`;
}

function quantifier(minimum: number, maximum: number): string {
  if (maximum === Number.POSITIVE_INFINITY) return minimum === 0 ? '*' : minimum === 1 ? '+' : `{${minimum},}`;
  if (minimum === 0 && maximum === 1) return '?';
  return minimum === maximum ? `{${minimum}}` : `{${minimum},${maximum}}`;
}

function hasGroup(node: JavaPatternNode): boolean {
  return someNode(node, ({ kind }) => kind === 'group');
}

/** Whether a part of the node may be passed over. */
function mayLeaveOut(node: JavaPatternNode): boolean {
  switch (node.kind) {
    case 'choice':
      return true;
    case 'sequence':
      return node.of.some(mayLeaveOut);
    case 'repeat':
      return node.minimum === 0 || mayLeaveOut(node.node);
    case 'group':
    case 'atomic':
      return mayLeaveOut(node.node);
    default:
      return false;
  }
}

function printSet(set: CodePointSet): string {
  const [first = 0, last = 0] = set;
  if (set.length === 2 && first === last) return printCodePoint(first);
  if (set.length === 0) return '[]';
  // The shorter of the two: most large sets are the rest of a small one.
  const rest = complement(set);
  const [mark, listed] = rest.length < set.length ? ['^', rest] : ['', set];
  const ranges = rangesOf(listed).map(([from, to]) =>
    from === to ? printCodePoint(from) : `${printCodePoint(from)}-${printCodePoint(to)}`,
  );
  return `[${mark}${ranges.join('')}]`;
}

function printCodePoint(code: number): string {
  const char = String.fromCodePoint(code);
  return /^[A-Za-z0-9]$/.test(char) ? char : `\\u{${code.toString(16)}}`;
}

/** Letters, digits and the underscore: until Java 18 `\b` knows those of all scripts, though `\w` does not. */
const wordClass = '[\\p{L}\\p{Nd}_]';
const ends = '\\n\\r\\u0085\\u2028\\u2029';

function printAssertion({ what, unixLines }: AssertionNode): string | undefined {
  switch (what) {
    case 'start':
      return '^';
    case 'end':
      return '$';
    case 'lastLine':
      return unixLines ? '(?=\\n?$)' : `(?=(?:\\r\\n|[${ends}])?$)(?<!\\r(?=\\n))`;
    case 'lineStart':
      return unixLines ? '(?:^|(?<=\\n)(?!$))' : `(?:^|(?:(?<=[\\n\\u0085\\u2028\\u2029])|(?<=\\r)(?!\\n))(?!$))`;
    case 'lineEnd':
      return unixLines ? '(?=\\n|$)' : `(?:$|(?=[${ends}])(?<!\\r(?=\\n)))`;
    case 'word':
      return `(?:(?<=${wordClass})(?!${wordClass})|(?<!${wordClass})(?=${wordClass}))`;
    case 'notWord':
      return `(?:(?<=${wordClass})(?=${wordClass})|(?<!${wordClass})(?!${wordClass}))`;
    case 'previousEnd':
      return undefined;
    default:
      return what satisfies never;
  }
}
