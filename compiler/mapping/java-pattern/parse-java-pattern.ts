import { complement, ignoringCase, intersection } from './code-point-set.js';
import { horizontalSpaces, verticalSpaces } from './java-character-property.js';
import {
  type AssertionNode,
  type JavaPatternNode,
  lineEnds,
  type ParsedJavaPattern,
  type RepeatNode,
} from './java-pattern-node.js';
import { lengthOf } from './length-of.js';
import { parseJavaClass } from './parse-java-class.js';
import { type EscapeParser, escapeParser } from './parse-java-escape.js';
import { noFlags, type PatternFlags, withFlags } from './pattern-flags.js';
import { type PatternReader, patternReader } from './pattern-reader.js';
import { skipComments } from './skip-comments.js';

/** Deeper nesting than anyone writes. */
const deepest = 100;
const largestCount = 2 ** 31 - 1;
const empty: JavaPatternNode = { kind: 'sequence', of: [] };

const carriageReturn: JavaPatternNode = { kind: 'set', set: [0x0d, 0x0d] };
const lineFeed: JavaPatternNode = { kind: 'set', set: [0x0a, 0x0a] };
const bothOfLineBreak: JavaPatternNode = { kind: 'sequence', of: [carriageReturn, lineFeed] };
/** `\R`, which may take `\r\n` as one or take its half. */
const lineBreak: JavaPatternNode = { kind: 'choice', of: [bothOfLineBreak, { kind: 'set', set: verticalSpaces }] };
/** `\R` in a loop, which takes `\r\n` as one. */
const wholeLineBreak: JavaPatternNode = {
  kind: 'choice',
  of: [
    bothOfLineBreak,
    { kind: 'sequence', of: [carriageReturn, { kind: 'look', negated: true, node: lineFeed }] },
    { kind: 'set', set: intersection(verticalSpaces, complement([0x0d, 0x0d])) },
  ],
};

/** What parsing carries along; flags hold to the end of the group in which they stand. */
interface Parser {
  readonly reader: PatternReader;
  readonly parseEscape: EscapeParser;
  readonly groupNames: Map<string, number>;
  groupCount: number;
  flags: PatternFlags;
  depth: number;
}

/**
 * Parses a pattern of `java.util.regex` (as of Java 17; which release API Gateway runs is unconfirmed). `flags` are those
 * of JsonPath's `/…/i`, letters as inside `(?…)`. Not known: `\X`, `\N{…}`, `\b{g}`, CANON_EQ, blocks of Unicode.
 * Throws a MappingSyntaxError.
 *
 * @see https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/regex/Pattern.html
 */
export function parseJavaPattern(pattern: string, flags = ''): ParsedJavaPattern {
  const parser: Parser = {
    reader: patternReader(pattern),
    parseEscape: escapeParser(),
    groupNames: new Map(),
    groupCount: 0,
    flags: withFlags(noFlags, flags, true),
    depth: 0,
  };
  const node = parseChoice(parser);
  if (parser.reader.peek() !== undefined) parser.reader.fail('a parenthesis is closed that none has opened');
  return { node, groupCount: parser.groupCount, groupNames: parser.groupNames };
}

function parseChoice(parser: Parser): JavaPatternNode {
  const of = [parseSequence(parser)];
  while (parser.reader.take('|')) of.push(parseSequence(parser));
  const [only] = of;
  return of.length === 1 && only !== undefined ? only : { kind: 'choice', of };
}

function parseSequence(parser: Parser): JavaPatternNode {
  const { reader } = parser;
  const of: JavaPatternNode[] = [];
  for (;;) {
    if (parser.flags.x) skipComments(reader);
    if (reader.peek() === undefined || reader.syntax() === '|' || reader.syntax() === ')') break;
    const item = parseItem(parser);
    // Flags alone are nothing that could be repeated.
    if (item === undefined) continue;
    if (parser.flags.x) skipComments(reader);
    of.push(parseQuantifier(reader, item));
  }
  const [only] = of;
  return of.length === 1 && only !== undefined ? only : { kind: 'sequence', of };
}

function parseItem(parser: Parser): JavaPatternNode | undefined {
  const { reader, flags } = parser;
  switch (reader.syntax()) {
    case '*':
    case '+':
    case '?':
      return reader.fail(`nothing stands before ${reader.syntax()}`);
    case '{':
      // Java repeats nothing here, which parseQuantifier sees to.
      return empty;
    case '(':
      return parseGroup(parser);
    case '[':
      reader.next();
      return { kind: 'set', set: parseJavaClass(reader, flags, parser.parseEscape) };
    case '\\':
      reader.next();
      return parseEscaped(parser);
    case '.':
      reader.next();
      return { kind: 'set', set: flags.s ? complement([]) : complement(flags.d ? [0x0a, 0x0a] : lineEnds) };
    case '^':
      reader.next();
      return assertion(flags.m ? 'lineStart' : 'start', flags);
    case '$':
      reader.next();
      return assertion(flags.m ? 'lineEnd' : 'lastLine', flags);
    default:
      return character(reader.next().char.codePointAt(0) ?? 0, flags);
  }
}

function character(codePoint: number, flags: PatternFlags): JavaPatternNode {
  const set = [codePoint, codePoint];
  return { kind: 'set', set: flags.i ? ignoringCase(set, flags.u) : set };
}

function assertion(what: AssertionNode['what'], flags: PatternFlags): AssertionNode {
  return { kind: 'assert', what, unixLines: flags.d };
}

function parseEscaped(parser: Parser): JavaPatternNode {
  const { reader, flags } = parser;
  const char = reader.syntax();
  switch (char) {
    case 'A':
      reader.next();
      return assertion('start', flags);
    case 'z':
      reader.next();
      return assertion('end', flags);
    case 'Z':
      reader.next();
      return assertion('lastLine', flags);
    case 'G':
      reader.next();
      return assertion('previousEnd', flags);
    case 'b':
    case 'B':
      reader.next();
      return assertion(char === 'b' ? 'word' : 'notWord', flags);
    case 'R':
      reader.next();
      return lineBreak;
    case 'k': {
      const name = reader.takeMatch(/^k<([a-zA-Z][a-zA-Z0-9]*)>/)?.[1] ?? '';
      const group = parser.groupNames.get(name);
      return group === undefined
        ? reader.fail('\\k names no group before it')
        : { kind: 'back', group, ignoreCase: flags.i };
    }
    case 'h':
      reader.next();
      return { kind: 'set', set: horizontalSpaces };
    default:
      if (/^[1-9]$/.test(char)) return parseBackReference(parser);
  }
  const escaped = parser.parseEscape(reader, flags);
  return 'set' in escaped ? { kind: 'set', set: escaped.set } : character(escaped.codePoint, flags);
}

/** As many digits as there are groups for. A reference to no group never matches. */
function parseBackReference({ reader, flags, groupCount }: Parser): JavaPatternNode {
  let group = Number(reader.next().char);
  while (/^\d$/.test(reader.syntax()) && group * 10 + Number(reader.syntax()) <= groupCount) {
    group = group * 10 + Number(reader.next().char);
  }
  return { kind: 'back', group, ignoreCase: flags.i };
}

function parseGroup(parser: Parser): JavaPatternNode | undefined {
  const { reader } = parser;
  const outer = parser.flags;
  reader.next();
  parser.depth += 1;
  if (parser.depth > deepest) reader.fail('its groups are nested too deeply');
  const node = parseGroupBody(parser);
  parser.depth -= 1;
  if (node === undefined) return undefined;
  parser.flags = outer;
  if (!reader.take(')')) reader.fail('a parenthesis is not closed');
  return node;
}

/** What stands in a group. Undefined for flags alone, which hold from there on. */
function parseGroupBody(parser: Parser): JavaPatternNode | undefined {
  const { reader } = parser;
  if (!reader.take('?')) return capturing(parser);
  if (reader.take(':')) return parseChoice(parser);
  if (reader.take('>')) return { kind: 'atomic', node: parseChoice(parser) };
  if (reader.take('=')) return { kind: 'look', negated: false, node: parseChoice(parser) };
  if (reader.take('!')) return { kind: 'look', negated: true, node: parseChoice(parser) };
  if (reader.take('<=')) return lookBehind(parser, false);
  if (reader.take('<!')) return lookBehind(parser, true);
  const name = reader.takeMatch(/^<([a-zA-Z][a-zA-Z0-9]*)>/)?.[1];
  if (name !== undefined) {
    if (parser.groupNames.has(name)) reader.fail(`two groups have the name ${name}`);
    parser.groupNames.set(name, parser.groupCount + 1);
    return capturing(parser);
  }
  const [, set = '', unset = '', end] = reader.takeMatch(/^([idmsuxU]*)(?:-([idmsuxU]*))?([):])/) ?? [];
  parser.flags = withFlags(withFlags(parser.flags, set, true), unset, false);
  if (end === ')') return undefined;
  return end === ':' ? parseChoice(parser) : reader.fail('a group begins with what Java does not know');
}

function capturing(parser: Parser): JavaPatternNode {
  parser.groupCount += 1;
  const index = parser.groupCount;
  return { kind: 'group', index, node: parseChoice(parser) };
}

function lookBehind(parser: Parser, negated: boolean): JavaPatternNode {
  const node = parseChoice(parser);
  const behind = lengthOf(node);
  if (behind.maximum > largestCount) parser.reader.fail('look-behind has no obvious maximum length');
  return { kind: 'look', negated, node, behind };
}

function parseQuantifier(reader: PatternReader, node: JavaPatternNode): JavaPatternNode {
  const bounds = parseBounds(reader);
  if (bounds === undefined) return node;
  const mode: RepeatNode['mode'] = reader.take('?') ? 'lazy' : reader.take('+') ? 'possessive' : 'greedy';
  const [minimum, maximum] = bounds;
  if (node === lineBreak) return { kind: 'repeat', node: wholeLineBreak, minimum, maximum, mode };
  // Of what consumes nothing, Java's loops make one turn.
  if (node === empty || node.kind === 'assert')
    return minimum === 0 ? { kind: 'repeat', node, minimum, maximum: 1, mode } : node;
  return { kind: 'repeat', node, minimum, maximum, mode };
}

function parseBounds(reader: PatternReader): readonly [minimum: number, maximum: number] | undefined {
  if (reader.take('*')) return [0, Number.POSITIVE_INFINITY];
  if (reader.take('+')) return [1, Number.POSITIVE_INFINITY];
  if (reader.take('?')) return [0, 1];
  if (reader.syntax() !== '{') return undefined;
  const match = reader.takeMatch(/^\{(\d{1,10})(?:(,)(\d{0,10}))?\}/);
  if (match === undefined) return reader.fail('a { begins no repetition');
  const minimum = Number(match[1]);
  const maximum = match[2] === undefined ? minimum : match[3] === '' ? Number.POSITIVE_INFINITY : Number(match[3]);
  const tooLarge = minimum > largestCount || (maximum > largestCount && maximum !== Number.POSITIVE_INFINITY);
  return tooLarge || maximum < minimum ? reader.fail('the bounds of a repetition are none') : [minimum, maximum];
}
