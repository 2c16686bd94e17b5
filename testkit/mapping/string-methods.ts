import { type JavaPattern, javaPattern, type PatternBudget } from '../../compiler/mapping/java-pattern/index.js';
import { MappingSyntaxError } from '../../compiler/mapping/mapping-syntax-error.js';
import { formatText } from './format-text.js';
import { javaEquals, stringHash } from './java-equals.js';
import { integer, type JavaMethods, listOf, methods, text } from './java-method.js';
import { javaText, longestText } from './java-text.js';
import { javaException } from './template-error.js';
import type { CharacterValue, ListValue, Value } from './value.js';

const character = (value: string): CharacterValue => ({ kind: 'character', value });
const array = (items: Value[]): ListValue => ({ kind: 'list', type: 'array', items });

function outOfBounds(detail: string): never {
  throw javaException('StringIndexOutOfBoundsException', detail);
}

function substring(self: string, from: number, to: number): string {
  if (from < 0 || to > self.length || from > to) {
    return outOfBounds(`begin ${from}, end ${to}, length ${self.length}`);
  }
  return self.slice(from, to);
}

const patterns = new Map<string, JavaPattern>();

/** The pattern, compiled once; throws Java's PatternSyntaxException. */
function pattern(source: string): JavaPattern {
  const known = patterns.get(source);
  if (known !== undefined) return known;
  let compiled: JavaPattern;
  try {
    compiled = javaPattern(source);
  } catch (error) {
    if (!(error instanceof MappingSyntaxError)) throw error;
    throw javaException('PatternSyntaxException', JSON.stringify(source));
  }
  // Patterns come from templates, a handful each; emptied before hostile ones pile up.
  if (patterns.size > 500) patterns.clear();
  patterns.set(source, compiled);
  return compiled;
}

/** Java's replacement: `$1` is a group, `\x` is x, a `$` that begins neither throws. */
function replacement(
  template: string,
  groups: readonly (string | undefined)[],
  names: JavaPattern['groupNames'],
): string {
  let result = '';
  for (let i = 0; i < template.length; i++) {
    const char = template[i] ?? '';
    if (char === '\\') {
      i++;
      if (i >= template.length) throw javaException('IllegalArgumentException', 'character to be escaped is missing');
      result += template[i];
    } else if (char === '$') {
      const name = /^\{([a-zA-Z][a-zA-Z0-9]*)\}/.exec(template.slice(i + 1));
      if (name !== null) {
        const key = name[1] ?? '';
        const index = names.get(key);
        if (index === undefined) throw javaException('IllegalArgumentException', `No group with name {${key}}`);
        result += groups[index] ?? '';
        i += name[0].length;
        continue;
      }
      const digit = template[i + 1] ?? '';
      if (!/\d/.test(digit)) throw javaException('IllegalArgumentException', 'Illegal group reference');
      let group = Number(digit);
      if (group >= groups.length) throw javaException('IndexOutOfBoundsException', `No group ${group}`);
      i++;
      while (/\d/.test(template[i + 1] ?? '') && group * 10 + Number(template[i + 1]) < groups.length) {
        group = group * 10 + Number(template[++i]);
      }
      result += groups[group] ?? '';
    } else {
      result += char;
    }
  }
  return result;
}

function replacePattern(self: string, source: string, template: string, all: boolean, budget: PatternBudget): string {
  const compiled = pattern(source);
  let result = '';
  let last = 0;
  for (const { index, end, groups } of compiled.matchAll(self, budget)) {
    result += self.slice(last, index) + replacement(template, groups, compiled.groupNames);
    last = end;
    checkLength(result.length);
    if (!all) break;
  }
  return result + self.slice(last);
}

function checkLength(length: number): void {
  if (length > longestText) throw javaException('OutOfMemoryError', 'The text is too long.');
}

function replaceAllText(self: string, target: string, value: string): string {
  const count = target === '' ? self.length + 1 : self.split(target).length - 1;
  checkLength(self.length + count * Math.max(0, value.length - target.length));
  return self.replaceAll(target, () => value);
}

/** As Java splits: empty parts at the end go unless a limit is given, one empty match at the beginning gives no part. */
function split(self: string, source: string, limit: number, budget: PatternBudget): ListValue {
  const parts: string[] = [];
  let last = 0;
  for (const { index, end } of pattern(source).matchAll(self, budget)) {
    if (limit > 0 && parts.length === limit - 1) break;
    if (end === 0) continue;
    if (end === index && index >= self.length) continue;
    parts.push(self.slice(last, index));
    last = end;
  }
  if (parts.length === 0 && last === 0) return array([self]);
  parts.push(self.slice(last));
  if (limit === 0) while (parts.at(-1) === '') parts.pop();
  return array(parts);
}

const blanks = /^[\0- ]+|[\0- ]+$/g;
const byteList = (self: string): ListValue => ({
  kind: 'list',
  type: 'bytes',
  items: [...new TextEncoder().encode(self)].map((byte) => (byte > 127 ? byte - 256 : byte)),
});

function compare(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i++) {
    const difference = left.charCodeAt(i) - right.charCodeAt(i);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** Each unit by itself, as Java compares without regard to case: `ß` does not become two. */
function folded(self: string): string {
  if (/^[\0-\x7f]*$/.test(self)) return self.toLowerCase();
  let text = '';
  for (let i = 0; i < self.length; i++) {
    const upper = self.charAt(i).toUpperCase();
    const lower = (upper.length === 1 ? upper : self.charAt(i)).toLowerCase();
    text += lower.length === 1 ? lower : self.charAt(i);
  }
  return text;
}

/** Java 17's String, without what needs another of Java's objects. What AWS's release has of it is unconfirmed. */
export const stringMethods: JavaMethods<string> = methods<string>(
  ['length', [], (self) => self.length],
  ['isEmpty', [], (self) => self === ''],
  ['isBlank', [], (self) => self.trim() === ''],
  ['toString intern', [], (self) => self],
  ['trim', [], (self) => self.replace(blanks, '')],
  ['strip', [], (self) => self.trim()],
  ['stripLeading', [], (self) => self.trimStart()],
  ['stripTrailing', [], (self) => self.trimEnd()],
  ['toLowerCase', [], (self) => self.toLowerCase()],
  ['toUpperCase', [], (self) => self.toUpperCase()],
  ['hashCode', [], (self) => stringHash(self)],
  [
    'charAt',
    ['int'],
    (self, args) => {
      const at = integer(args, 0);
      const char = self[at];
      return char === undefined ? outOfBounds(`index ${at}, length ${self.length}`) : character(char);
    },
  ],
  ['codePointAt', ['int'], (self, args) => self.codePointAt(integer(args, 0)) ?? outOfBounds('index out of range')],
  [
    'codePointBefore',
    ['int'],
    (self, args) => {
      const at = integer(args, 0);
      if (at < 1 || at > self.length) return outOfBounds(`String index out of range: ${at}`);
      return [...self.slice(0, at)].at(-1)?.codePointAt(0) ?? null;
    },
  ],
  ['codePointCount', ['int', 'int'], (self, args) => [...substring(self, integer(args, 0), integer(args, 1))].length],
  ['substring subSequence', ['int', 'int'], (self, args) => substring(self, integer(args, 0), integer(args, 1))],
  ['substring', ['int'], (self, args) => substring(self, integer(args, 0), self.length)],
  [
    'concat',
    ['String'],
    (self, args) => {
      const other = text(args, 0);
      checkLength(self.length + other.length);
      return self + other;
    },
  ],
  ['contains', ['CharSequence'], (self, args) => self.includes(text(args, 0))],
  ['startsWith', ['String'], (self, args) => self.startsWith(text(args, 0))],
  [
    'startsWith',
    ['String', 'int'],
    (self, args) => {
      const at = integer(args, 1);
      return at >= 0 && at <= self.length && self.startsWith(text(args, 0), at);
    },
  ],
  ['endsWith', ['String'], (self, args) => self.endsWith(text(args, 0))],
  ['indexOf', ['String'], (self, args) => self.indexOf(text(args, 0))],
  ['indexOf', ['int'], (self, args) => indexOfCodePoint(self, integer(args, 0), 0)],
  ['indexOf', ['String', 'int'], (self, args) => self.indexOf(text(args, 0), integer(args, 1))],
  ['indexOf', ['int', 'int'], (self, args) => indexOfCodePoint(self, integer(args, 0), integer(args, 1))],
  ['lastIndexOf', ['String'], (self, args) => self.lastIndexOf(text(args, 0))],
  ['lastIndexOf', ['int'], (self, args) => lastIndexOfCodePoint(self, integer(args, 0), self.length)],
  ['lastIndexOf', ['int', 'int'], (self, args) => lastIndexOfCodePoint(self, integer(args, 0), integer(args, 1))],
  [
    'lastIndexOf',
    ['String', 'int'],
    (self, args) => {
      const at = integer(args, 1);
      return at < 0 ? -1 : self.lastIndexOf(text(args, 0), at);
    },
  ],
  ['equals', ['Object'], (self, args) => javaEquals(self, args[0] ?? null)],
  ['equalsIgnoreCase', ['String'], (self, args) => typeof args[0] === 'string' && folded(self) === folded(args[0])],
  ['contentEquals', ['CharSequence'], (self, args) => self === text(args, 0)],
  ['compareTo', ['String'], (self, args) => compare(self, text(args, 0))],
  [
    'compareTo',
    ['Object'],
    () => {
      throw javaException('ClassCastException', 'The argument is no String.');
    },
  ],
  ['compareToIgnoreCase', ['String'], (self, args) => compare(folded(self), folded(text(args, 0)))],
  ['replace', ['char', 'char'], (self, args) => replaceAllText(self, text(args, 0), text(args, 1))],
  ['replace', ['CharSequence', 'CharSequence'], (self, args) => replaceAllText(self, text(args, 0), text(args, 1))],
  [
    'replaceAll',
    ['String', 'String'],
    (self, args, budget) => replacePattern(self, text(args, 0), text(args, 1), true, budget),
  ],
  [
    'replaceFirst',
    ['String', 'String'],
    (self, args, budget) => replacePattern(self, text(args, 0), text(args, 1), false, budget),
  ],
  ['matches', ['String'], (self, args, budget) => pattern(text(args, 0)).matches(self, budget)],
  ['split', ['String'], (self, args, budget) => split(self, text(args, 0), 0, budget)],
  ['split', ['String', 'int'], (self, args, budget) => split(self, text(args, 0), integer(args, 1), budget)],
  ['toCharArray', [], (self) => array(Array.from({ length: self.length }, (_, i) => character(self[i] ?? '')))],
  // Of null, Java cannot tell which charset is meant: no method, which reads as null.
  ['getBytes', ['String'], (self, args) => (args[0] === null ? null : byteList(self))],
  ['getBytes', [], byteList],
  [
    'repeat',
    ['int'],
    (self, args) => {
      const count = integer(args, 0);
      if (count < 0) throw javaException('IllegalArgumentException', `count is negative: ${count}`);
      checkLength(self.length * count);
      return self.repeat(count);
    },
  ],
  ['lines', [], (self) => ({ kind: 'list', type: 'collection', items: self.split(/\r\n|\r|\n/) })],
  [
    'regionMatches',
    ['boolean', 'int', 'String', 'int', 'int'],
    (self, args) => region(self, integer(args, 1), text(args, 2), integer(args, 3), integer(args, 4), args[0] === true),
  ],
  [
    'regionMatches',
    ['int', 'String', 'int', 'int'],
    (self, args) => region(self, integer(args, 0), text(args, 1), integer(args, 2), integer(args, 3), false),
  ],
  ['valueOf copyValueOf', ['char[]'], (_, args) => listOf(args, 0).items.map(javaText).join('')],
  ['valueOf', ['Object'], (_, args) => javaText(args[0] ?? null)],
  ['format', ['String', 'Object'], (_, args) => formatText(text(args, 0), variable(args.slice(1))), true],
  ['formatted', ['Object'], (self, args) => formatText(self, variable(args)), true],
  ['join', ['CharSequence', 'Collection'], (_, args) => join(text(args, 0), listOf(args, 1).items)],
  ['join', ['CharSequence', 'String[]'], (_, args) => join(text(args, 0), listOf(args, 1).items)],
  ['join', ['CharSequence', 'CharSequence'], (_, args) => args.slice(1).map(javaText).join(text(args, 0)), true],
);

/** A single null in the place of any number of arguments stands for no array, an array for its items. */
function variable(args: readonly Value[]): readonly Value[] | undefined {
  const [first] = args;
  if (args.length !== 1 || typeof first !== 'object') return args;
  if (first === null) return undefined;
  return first.kind === 'list' && first.type === 'array' ? first.items : args;
}

function join(separator: string, items: readonly Value[]): string {
  return items
    .map((item) => {
      if (item === null || typeof item === 'string') return javaText(item);
      throw javaException('ClassCastException', 'The item is no CharSequence.');
    })
    .join(separator);
}

const isCodePoint = (code: number): boolean => code >= 0 && code <= 0x10ffff;

function indexOfCodePoint(self: string, code: number, from: number): number {
  return isCodePoint(code) ? self.indexOf(String.fromCodePoint(code), from) : -1;
}

function lastIndexOfCodePoint(self: string, code: number, from: number): number {
  return from >= 0 && isCodePoint(code) ? self.lastIndexOf(String.fromCodePoint(code), from) : -1;
}

function region(self: string, at: number, other: string, from: number, count: number, ignoreCase: boolean): boolean {
  if (at < 0 || from < 0 || at + count > self.length || from + count > other.length) return false;
  const left = self.slice(at, at + count);
  const right = other.slice(from, from + count);
  return ignoreCase ? folded(left) === folded(right) : left === right;
}
