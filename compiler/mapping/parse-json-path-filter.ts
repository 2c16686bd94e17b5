import { type CharacterIndex, charAt, inBounds, indexOfClosing, nextUnescaped, skipBlanks } from './character-index.js';
import { javaPattern } from './java-pattern/index.js';
import {
  type FilterOperator,
  type FilterValue,
  filterOperators,
  type JsonPath,
  type JsonPathFilter,
} from './json-path.js';
import { MappingSyntaxError } from './mapping-syntax-error.js';
import type { JsonPathRelease } from './parse-json-path.js';
import { unescapeJsonPath } from './unescape-json-path.js';

interface Reader {
  readonly index: CharacterIndex;
  /** Offset of the filter into the path, for messages. */
  readonly base: number;
  readonly release: JsonPathRelease;
  readonly parsePath: (text: string) => JsonPath;
}

/** Parses `(…)` of `[?(…)]`, which stands at `base` in the path. Throws a {@link MappingSyntaxError}. */
export function parseJsonPathFilter(
  text: string,
  base: number,
  release: JsonPathRelease,
  parsePath: (text: string) => JsonPath,
): JsonPathFilter {
  const reader: Reader = { index: { text, position: 0, end: text.length }, base, release, parsePath };
  const filter = readOr(reader, 0);
  if (inBounds(skipBlanks(reader.index))) fail(reader, 'Unexpected text behind the filter.');
  return filter;
}

function fail({ index, base }: Reader, message: string): never {
  throw new MappingSyntaxError('InvalidPathException', message, base + Math.min(index.position, index.end));
}

function current(reader: Reader): string {
  return charAt(skipBlanks(reader.index));
}

function readOr(reader: Reader, depth: number): JsonPathFilter {
  return readChain(reader, 'or', '|', () => readChain(reader, 'and', '&', () => readOperand(reader, depth)));
}

function readChain(reader: Reader, kind: 'or' | 'and', char: string, readNext: () => JsonPathFilter): JsonPathFilter {
  const { index } = reader;
  const first = readNext();
  const operands = [first];
  for (;;) {
    if (current(reader) !== char || charAt(index, index.position + 1) !== char) break;
    index.position += 2;
    operands.push(readNext());
  }
  return operands.length === 1 ? first : { kind, operands };
}

function readOperand(reader: Reader, depth: number): JsonPathFilter {
  const { index, release } = reader;
  if (depth > 100) fail(reader, 'The filter is nested too deeply.');
  if (current(reader) === '!') {
    const next = charAt(skipBlanks({ ...index, position: index.position + 1 }), blankEnd(index, index.position + 1));
    if (next !== '$' && next !== '@') {
      index.position++;
      return { kind: 'not', operand: readOperand(reader, depth + 1) };
    }
  }
  if (current(reader) === '(') {
    if (release === 'older' && depth > 0) fail(reader, 'Release 2.0.0 knows no groups.');
    index.position++;
    const filter = readOr(reader, depth + 1);
    if (current(reader) !== ')') fail(reader, "A ')' is missing.");
    index.position++;
    return filter;
  }
  return readRelation(reader);
}

function blankEnd(index: CharacterIndex, at: number): number {
  let i = at;
  while (i < index.end && index.text[i] === ' ') i++;
  return i;
}

/** A comparison; where none can be read, a check whether a path exists. */
function readRelation(reader: Reader): JsonPathFilter {
  const { index } = reader;
  const negated = current(reader) === '!';
  const left = readValue(reader);
  const savepoint = index.position;
  try {
    const operator = readOperator(reader);
    return { kind: 'relation', left, operator, right: readValue(reader) };
  } catch (error) {
    if (!(error instanceof MappingSyntaxError)) throw error;
    index.position = savepoint;
  }
  if (left.kind !== 'path') return fail(reader, 'An operator is missing.');
  return { kind: 'exists', path: left.path, expected: !negated };
}

const newerOperators: ReadonlySet<string> = new Set(filterOperators);
const olderOperators: ReadonlySet<string> = new Set(['>=', '<=', '==', '!=', '<', '>', '=~']);

function readOperator(reader: Reader): FilterOperator {
  const { index, release } = reader;
  const begin = skipBlanks(index).position;
  const symbol = (char: string): boolean => char !== '' && '<>=~!'.includes(char);
  if (symbol(charAt(index))) while (inBounds(index) && symbol(charAt(index))) index.position++;
  else while (inBounds(index) && charAt(index) !== ' ') index.position++;
  if (release === 'older') {
    // Release 2.0.0 takes what it knows, and the rest for the beginning of the value.
    const known = [...olderOperators].find((operator) => index.text.startsWith(operator, begin));
    index.position = begin + (known?.length ?? 0);
  }
  const text = index.text.slice(begin, index.position).toUpperCase();
  const known = release === 'older' ? olderOperators : newerOperators;
  const operator = filterOperators.find((candidate) => candidate === text);
  if (operator === undefined || !known.has(text)) return fail(reader, `${JSON.stringify(text)} is no operator.`);
  return operator;
}

function readValue(reader: Reader): FilterValue {
  const { index } = reader;
  let char = current(reader);
  if (char === '!') {
    index.position++;
    char = current(reader);
    if (char !== '$' && char !== '@') fail(reader, "Unexpected '!'.");
  }
  switch (char) {
    case '$':
    case '@':
      return readPath(reader);
    case "'":
    case '"':
      return readString(reader, char);
    case 't':
    case 'f':
      return readWord(reader, char === 't' ? 'true' : 'false', { kind: 'boolean', value: char === 't' });
    case 'n':
      return readWord(reader, 'null', { kind: 'null' });
    case '{':
      return readJson(reader, '{', '}');
    case '[':
      return readJson(reader, '[', ']');
    case '/':
      return readPattern(reader);
    default:
      return readNumber(reader);
  }
}

function readWord(reader: Reader, word: string, value: FilterValue): FilterValue {
  const { index, release } = reader;
  if (release === 'older' && !index.text.startsWith(word, index.position)) return readNumber(reader);
  if (!index.text.startsWith(word, index.position)) fail(reader, `${word} was expected.`);
  index.position += word.length;
  return value;
}

function readString(reader: Reader, quote: string): FilterValue {
  const { index, release } = reader;
  const close = nextUnescaped(index, index.position, quote);
  if (close === -1) fail(reader, `The string has no closing ${quote}.`);
  const raw = index.text.slice(index.position + 1, close);
  index.position = close + 1;
  // Release 2.0.0 keeps double quotes as a part of the string, so that it equals nothing.
  if (release === 'older' && quote === '"') return { kind: 'string', value: `"${raw}"` };
  return { kind: 'string', value: unescapeJsonPath(raw) };
}

function readNumber(reader: Reader): FilterValue {
  const { index, release } = reader;
  const begin = index.position;
  while (inBounds(index) && /[\d.Ee-]/.test(charAt(index))) index.position++;
  const text = index.text.slice(begin, index.position);
  const isNumber = /^-?(?:\d+\.?\d*|\.\d+)(?:[eE]-?\d{1,9})?$/.test(text);
  if (!isNumber && release === 'older') {
    // Release 2.0.0 takes a bare word for a string.
    while (inBounds(index) && !')&|'.includes(charAt(index))) index.position++;
    return { kind: 'string', value: index.text.slice(begin, index.position).trim() };
  }
  if (!isNumber) fail(reader, `${JSON.stringify(text)} is no number.`);
  return { kind: 'number', text };
}

function readJson(reader: Reader, open: string, close: string): FilterValue {
  const { index } = reader;
  const end = indexOfClosing(index, index.position, open, close, { strings: true, patterns: false });
  if (end === -1) fail(reader, `A ${close} is missing.`);
  const text = index.text.slice(index.position, end + 1);
  index.position = end + 1;
  return { kind: 'json', text };
}

function readPattern(reader: Reader): FilterValue {
  const { index } = reader;
  const close = nextUnescaped(index, index.position, '/');
  if (close === -1) fail(reader, "The pattern has no closing '/'.");
  const source = index.text.slice(index.position + 1, close);
  let end = close + 1;
  while (/[dimsuxU]/.test(charAt(index, end))) end++;
  const flags = index.text.slice(close + 1, end);
  // Java compiles the pattern together with the path, and so does its caller here: this one only throws.
  javaPattern(source, flags);
  index.position = end;
  return { kind: 'pattern', source, flags };
}

function readPath(reader: Reader): FilterValue {
  const { index, parsePath } = reader;
  const begin = index.position;
  index.position++;
  while (inBounds(index)) {
    if (charAt(index) === '[') {
      const close = indexOfClosing(index, index.position, '[', ']', { strings: true, patterns: false });
      if (close === -1) fail(reader, "A ']' is missing.");
      index.position = close + 1;
    }
    const char = charAt(index);
    const closesFunction = char === ')' && closesFunctionCall(index, begin);
    const closesGroup = char === ')' && !closesFunction;
    if (!inBounds(index) || '<>=~!'.includes(char) || char === ' ' || closesGroup) break;
    index.position++;
  }
  const path = index.text.slice(begin, index.position);
  return { kind: 'path', path: parsePath(path) };
}

/** Whether the parenthesis ends `name()`: an opening one right before it, and a dot between that and the path's root. */
function closesFunctionCall(index: CharacterIndex, lower: number): boolean {
  let at = index.position - 1;
  while (at > lower && index.text[at] === ' ') at--;
  if (index.text[at] !== '(') return false;
  for (at--; at > lower; at--) if (index.text[at] === '.') return true;
  return false;
}
