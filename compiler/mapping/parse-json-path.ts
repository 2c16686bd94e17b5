import {
  type CharacterIndex,
  charAt,
  inBounds,
  indexOfClosing,
  indexOfNextSignificant,
  nextSignificantChar,
} from './character-index.js';
import type { FunctionParameter, JsonPath, JsonPathStep } from './json-path.js';
import { MappingSyntaxError } from './mapping-syntax-error.js';
import { parseJsonPathFilter } from './parse-json-path-filter.js';
import { unescapeJsonPath } from './unescape-json-path.js';

/** Deeper paths end in a StackOverflowError in Java, at a depth that depends on the machine. */
const deepest = 500;

/** Which of Jayway's releases to follow: the newer ones (2.4 and later), or 2.0.0 of 2015. Which one API Gateway runs is unconfirmed. */
export type JsonPathRelease = 'newer' | 'older';

/**
 * Parses a JsonPath as Jayway's library does: `$` may be left out, blanks behind the path do not count. Blanks before it
 * are an error, but not to release 2.0.0. Throws a {@link MappingSyntaxError}.
 *
 * @see https://github.com/json-path/JsonPath
 */
export function parseJsonPath(text: string, release: JsonPathRelease = 'newer', depth = 0): JsonPath {
  let start = 0;
  let end = text.length;
  while (release === 'older' && start < end && text[start] === ' ') start++;
  while (end > start && text[end - 1] === ' ') end--;
  const first = text[start];
  if (start === end) throw new MappingSyntaxError('InvalidPathException', 'The path is empty.', 0);
  if (depth > 40) throw new MappingSyntaxError('InvalidPathException', 'The path is nested too deeply.', 0);
  const bare = first !== '$' && first !== '@';
  const whole = bare ? `$.${text.slice(start, end)}` : text.slice(start, end);
  const index: CharacterIndex = { text: whole, position: 0, end: whole.length };
  if (whole.endsWith('.')) fail(index, "A path must not end with '.'.");
  const steps: JsonPathStep[] = [];
  const root = whole.startsWith('@') ? '@' : '$';
  index.position = 1;
  if (inBounds(index)) {
    const next = charAt(index);
    if (next !== '.' && next !== '[') fail(index, "Behind the root stands '.' or '['.");
    const reader: Reader = { index, steps, release, depth };
    // Jayway takes a single character behind a step for the end of the path, whatever it is.
    do {
      if (steps.length > deepest) fail(index, 'The path has too many steps.');
      readStep(reader);
    } while (index.position < index.end - 1);
  }
  if (steps.at(-1)?.kind === 'scan') fail(index, "A path must not end with '..'.");
  return { text, root, steps };
}

interface Reader {
  readonly index: CharacterIndex;
  readonly steps: JsonPathStep[];
  readonly release: JsonPathRelease;
  readonly depth: number;
}

function fail(index: CharacterIndex, message: string): never {
  throw new MappingSyntaxError('InvalidPathException', message, Math.min(index.position, index.end));
}

function readStep(reader: Reader): void {
  const { index, steps } = reader;
  if (charAt(index) === '.') {
    if (charAt(index, index.position + 1) === '.') {
      steps.push({ kind: 'scan' });
      index.position += 2;
    } else {
      index.position++;
    }
    if (!inBounds(index)) fail(index, "A path must not end with '.'.");
    if (charAt(index) === '.') fail(index, "Unexpected '.'.");
  }
  switch (charAt(index)) {
    case '[':
      if (!readNames(reader) && !readArray(reader) && !readWildcard(reader) && !readFilter(reader)) {
        fail(index, "Behind '[' stands ?, ', a number or *.");
      }
      return;
    case '*':
      index.position++;
      steps.push({ kind: 'wildcard' });
      return;
    default:
      readNameOrFunction(reader);
  }
}

/** `name` or `name(…)`, up to the next `.`, `[` or `(`. */
function readNameOrFunction({ index, steps, release, depth }: Reader): void {
  const start = index.position;
  if (charAt(index) === ' ') fail(index, 'Unexpected blank.');
  let at = start;
  for (; at < index.end; at++) {
    const char = charAt(index, at);
    if (char === ' ') fail(index, "A name with blanks is written in brackets: ['my prop'].");
    if (char === '.' || char === '[' || (char === '(' && release === 'newer')) break;
  }
  const name = index.text.slice(start, at);
  index.position = at;
  if (charAt(index) !== '(' || at >= index.end || release === 'older') {
    steps.push({ kind: 'property', names: [name] });
    return;
  }
  if (closingParenthesis(index, at) === -1) fail(index, `The arguments of ${name} are not closed.`);
  let parameters: FunctionParameter[] = [];
  if (charAt(index, at + 1) === ')') {
    // The parenthesis is left over: as the last character it does not count, before others it begins a name.
    index.position = at + 1;
  } else {
    index.position = at + 1;
    parameters = readParameters(index, name, depth);
  }
  steps.push({ kind: 'function', name, parameters });
}

function closingParenthesis(index: CharacterIndex, at: number): number {
  return indexOfClosing(index, at, '(', ')', { strings: false, patterns: false });
}

/** Between commas: paths, and JSON that begins with a digit, `-`, `"` or `{`. Anything else is passed over, as Jayway does. */
function readParameters(index: CharacterIndex, name: string, depth: number): FunctionParameter[] {
  const parameters: FunctionParameter[] = [];
  let kind: FunctionParameter['kind'] | undefined;
  let parentheses = 1;
  let brackets = 0;
  let braces = 0;
  let quotes = 0;
  let parameter = '';
  let prior = '';
  let ended = false;
  while (inBounds(index) && !ended) {
    const char = charAt(index);
    index.position++;
    if (kind === undefined) {
      if (/[ \t\r\n]/.test(char)) continue;
      if (/[{\d"-]/.test(char)) kind = 'json';
      else if (char === '$' || char === '@') kind = 'path';
    }
    if (char === '"') {
      quotes += prior !== '\\' && quotes > 0 ? -1 : 1;
    } else if (char === '(') {
      parentheses++;
    } else if (char === '{') {
      braces++;
    } else if (char === '[') {
      brackets++;
    } else if (char === '}') {
      if (braces === 0) fail(index, "Unexpected '}'.");
      braces--;
    } else if (char === ']') {
      if (brackets === 0) fail(index, "Unexpected ']'.");
      brackets--;
    } else if (char === ')' || char === ',') {
      if (char === ')') {
        parentheses--;
        if (parentheses < 0 || prior === '(') parameter += char;
      }
      const closed = quotes === 0 && braces === 0 && brackets === 0;
      if (closed && ((parentheses === 0 && char === ')') || parentheses === 1)) {
        ended = parentheses === 0;
        if (kind === 'json') parameters.push({ kind, text: parameter });
        if (kind === 'path') parameters.push({ kind, path: parseParameterPath(parameter, depth) });
        parameter = '';
        kind = undefined;
      }
    }
    if (kind !== undefined && !(char === ',' && braces === 0 && brackets === 0 && parentheses === 1)) parameter += char;
    prior = char;
  }
  if (braces !== 0 || parentheses !== 0 || brackets !== 0) fail(index, `The arguments of ${name} are not closed.`);
  return parameters;
}

/** In a parameter the blanks behind a path do count. */
function parseParameterPath(text: string, depth: number): JsonPath {
  if (text.endsWith(' ') && !text.endsWith('] ')) {
    throw new MappingSyntaxError('InvalidPathException', 'Unexpected blank behind the path of a parameter.', 0);
  }
  return parseJsonPath(text, 'newer', depth + 1);
}

/** `['a']`, `["a"]`, `['a','b']`. */
function readNames({ index, steps, release }: Reader): boolean {
  const quote = nextSignificantChar(index);
  if (quote !== "'" && (quote !== '"' || release === 'older')) return false;
  const names: string[] = [];
  let start = index.position + 1;
  let end = 0;
  let inside = false;
  let escaped = false;
  let comma = false;
  for (let at = start; at < index.end; at++) {
    const char = charAt(index, at);
    if (escaped) {
      escaped = false;
    } else if (char === '\\' && release === 'newer') {
      escaped = true;
    } else if (char === ']' && !inside) {
      if (comma) fail(index, 'A name is missing behind the comma.');
      break;
    } else if (char === quote) {
      if (inside && release === 'newer') {
        const next = nextSignificantChar(index, at);
        if (next !== ']' && next !== ',') fail(index, "Behind a name stands ',' or ']'.");
      }
      if (inside) {
        end = at;
        const name = index.text.slice(start, end);
        names.push(release === 'newer' ? unescapeJsonPath(name) : name);
      } else {
        start = at + 1;
        comma = false;
      }
      inside = !inside;
    } else if (char === ',' && !inside) {
      if (comma) fail(index, 'A name is missing between the commas.');
      comma = true;
    }
  }
  if (inside) fail(index, `The name has no closing ${quote}.`);
  const close = indexOfNextSignificant(index, end, ']');
  if (close === -1) fail(index, "The name has no closing ']'.");
  index.position = close + 1;
  steps.push({ kind: 'property', names });
  return true;
}

/** `[0]`, `[0,1]`, `[0:1]`. */
function readArray({ index, steps, release }: Reader): boolean {
  const first = nextSignificantChar(index);
  if (!(release === 'older' ? /[\d:,-]/ : /[\d:-]/).test(first)) return false;
  const close = index.text.indexOf(']', index.position);
  if (close === -1) return false;
  const expression = index.text.slice(index.position + 1, close).trim();
  if (!(release === 'older' ? /^[\d,:. -]*$/ : /^[\d,: -]*$/).test(expression)) return false;
  if (expression.includes(':')) {
    if (!/^[\d:-]*$/.test(expression)) fail(index, 'This is no slice.');
    const [from = '', to = ''] = expression.split(':');
    if (from === '' && to === '') fail(index, 'A slice needs a beginning or an end.');
    steps.push({
      kind: 'slice',
      ...(from === '' ? {} : { from: readInteger(index, from) }),
      ...(to === '' ? {} : { to: readInteger(index, to) }),
    });
  } else {
    if (release === 'older' && expression.includes('-')) fail(index, 'Release 2.0.0 knows no negative index.');
    // Release 2.0.0 passes over empty parts, and reads the whole number of a fraction.
    const parts =
      release === 'older'
        ? expression.split(/[\s,]+/).flatMap((part) => part.match(/^\d+/) ?? [])
        : expression.split(/\s*,\s*/);
    if (parts.length === 0) fail(index, 'An index is missing.');
    steps.push({ kind: 'index', indexes: parts.map((part) => readInteger(index, part)) });
  }
  index.position = close + 1;
  return true;
}

function readInteger(index: CharacterIndex, text: string): number {
  const value = /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(Math.abs(value) <= 2147483647)) fail(index, `${JSON.stringify(text)} is no index.`);
  return value;
}

/** `[*]`. */
function readWildcard({ index, steps }: Reader): boolean {
  if (nextSignificantChar(index) !== '*') return false;
  const star = indexOfNextSignificant(index, index.position, '*');
  const close = indexOfNextSignificant(index, star, ']');
  if (close === -1) fail(index, "Behind '[*' stands ']'.");
  index.position = close + 1;
  steps.push({ kind: 'wildcard' });
  return true;
}

/** `[?(…)]`. A filter that is only named, `[?]`, has no place in API Gateway. */
function readFilter({ index, steps, release, depth }: Reader): boolean {
  const question = indexOfNextSignificant(index, index.position, '?');
  if (question === -1) return false;
  const open = indexOfNextSignificant(index, question, '(');
  if (open === -1) return false;
  const close = indexOfClosing(index, open, '(', ')', { strings: true, patterns: true });
  if (close === -1) return false;
  const end = indexOfNextSignificant(index, close, ']');
  if (end === -1) return false;
  const criteria = index.text.slice(open, close + 1);
  const filter = parseJsonPathFilter(criteria, open, release, (path) => parseJsonPath(path, release, depth + 1));
  steps.push({ kind: 'filter', filter });
  index.position = end + 1;
  return true;
}
