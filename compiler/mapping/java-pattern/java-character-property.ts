import { type CodePointSet, codePointSet, complement, lastCodePoint, union } from './code-point-set.js';

const one = (text: string): CodePointSet => codePointSet([...text].map((char) => [code(char), code(char)]));
const range = (text: string): CodePointSet =>
  codePointSet([...text.matchAll(/(.)-(.)/gs)].map(([, first = '', last = '']) => [code(first), code(last)]));

function code(char: string): number {
  return char.codePointAt(0) ?? 0;
}

export const digits = range('0-9');
export const word = union(range('a-zA-Z0-9'), one('_'));
export const spaces = one(' \t\n\x0b\f\r');
export const horizontalSpaces = one(
  ' \t\xa0\u1680\u180e\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000',
);
export const verticalSpaces = one('\n\x0b\f\r\x85\u2028\u2029');

/** POSIX classes, which hold ASCII alone. */
const posix: ReadonlyMap<string, CodePointSet> = new Map<string, CodePointSet>([
  ['Lower', range('a-z')],
  ['Upper', range('A-Z')],
  ['ASCII', [0, 0x7f]],
  ['Alpha', range('a-zA-Z')],
  ['Digit', digits],
  ['Alnum', range('a-zA-Z0-9')],
  ['Punct', range('!-/:-@[-`{-~')],
  ['Graph', range('!-~')],
  ['Print', range(' -~')],
  ['Blank', one(' \t')],
  ['Cntrl', [0, 0x1f, 0x7f, 0x7f]],
  ['XDigit', range('0-9a-fA-F')],
  ['Space', spaces],
  ['L1', [0, 0xff]],
  ['all', [0, lastCodePoint]],
  [
    'javaWhitespace',
    codePointSet([
      [0x1c, 0x1f],
      [0x09, 0x0d],
      [0x20, 0x20],
      [0x1680, 0x1680],
      [0x2000, 0x2006],
      [0x2008, 0x200a],
      [0x2028, 0x2029],
      [0x205f, 0x205f],
      [0x3000, 0x3000],
    ]),
  ],
]);

/** Names of Java, or of Unicode without regard to case behind `Is`, and what JavaScript calls the same. */
const renamed: ReadonlyMap<string, string> = new Map([
  ['LD', '[\\p{L}\\p{Nd}]'],
  ['javaLowerCase', '\\p{Lowercase}'],
  ['javaUpperCase', '\\p{Uppercase}'],
  ['javaAlphabetic', '\\p{Alphabetic}'],
  ['javaLetter', '\\p{L}'],
  ['javaDigit', '\\p{Nd}'],
  ['javaLetterOrDigit', '[\\p{L}\\p{Nd}]'],
  ['ISALPHABETIC', '\\p{Alphabetic}'],
  ['ISLETTER', '\\p{L}'],
  ['ISDIGIT', '\\p{Nd}'],
  ['ISALNUM', '[\\p{Alphabetic}\\p{Nd}]'],
  ['ISIDEOGRAPHIC', '\\p{Ideographic}'],
  ['ISLOWERCASE', '\\p{Lowercase}'],
  ['ISUPPERCASE', '\\p{Uppercase}'],
  ['ISTITLECASE', '\\p{Lt}'],
  ['ISWHITE_SPACE', '\\p{White_Space}'],
  ['ISWHITESPACE', '\\p{White_Space}'],
  ['ISCONTROL', '\\p{Cc}'],
  ['ISPUNCTUATION', '\\p{P}'],
  ['ISHEX_DIGIT', '[\\p{Nd}\\p{Hex_Digit}]'],
  ['ISASSIGNED', '\\P{Cn}'],
  ['ISBLANK', '[\\p{Zs}\\t]'],
  ['ISWORD', '[\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\u200c\\u200d]'],
]);

/** Where Unicode has assigned characters one by one. */
const mixed = [
  [0, 0xd7ff],
  [0xe000, 0x3ffff],
  [0xe0000, 0xe0fff],
] as const;
/** Surrogates, planes without characters, private use, no characters: as the first, so the whole range. */
const uniform = [
  [0xd800, 0xdfff],
  [0x40000, 0xdffff],
  [0xe1000, 0xeffff],
  [0xf0000, 0xffffd],
  [0xffffe, 0xfffff],
  [0x100000, 0x10fffd],
  [0x10fffe, lastCodePoint],
] as const;

/** The text of {@link mixed}; made when it is first needed. */
let planes: readonly string[] | undefined;
const known = new Map<string, CodePointSet | undefined>();

/**
 * The code points with a property of `\p{…}`; undefined for a name that is not known. Blocks (`\p{InGreek}`) are not.
 *
 * @see https://docs.oracle.com/javase/8/docs/api/java/util/regex/Pattern.html#ucc
 */
export function javaCharacterProperty(name: string): CodePointSet | undefined {
  const simple = posix.get(name);
  if (simple !== undefined) return simple;
  const source = renamed.get(name) ?? renamed.get(name.toUpperCase());
  for (const candidate of source === undefined ? unicodeSources(name) : [source]) {
    const set = unicodeSet(candidate);
    if (set !== undefined) return set;
  }
  return undefined;
}

/** `\p{L}`, `\p{IsL}`, `\p{gc=L}`, `\p{IsLatin}`, `\p{script=Latin}`. */
function unicodeSources(name: string): readonly string[] {
  const [, key, value = name] = /^(\w+)=(\w+)$/.exec(name) ?? [];
  if (!/^\w{1,40}$/.test(value)) return [];
  const script = value
    .replace(/^Is/, '')
    .toLowerCase()
    .replace(/(?:^|_)[a-z]/g, (first) => first.toUpperCase());
  switch (key?.toLowerCase()) {
    case undefined:
      if (!name.startsWith('Is')) return name.length <= 2 ? [`\\p{gc=${name}}`] : [];
      return [`\\p{gc=${name.slice(2)}}`, `\\p{Script=${script}}`];
    case 'gc':
    case 'general_category':
      return [`\\p{gc=${value}}`];
    case 'sc':
    case 'script':
      return [`\\p{Script=${script}}`];
    default:
      return [];
  }
}

function unicodeSet(source: string): CodePointSet | undefined {
  if (known.has(source)) return known.get(source);
  let set: CodePointSet | undefined;
  try {
    set = scan(source);
  } catch {
    // JavaScript knows no such property.
  }
  // Unicode has some hundred properties; names that are none must not pile up.
  if (set !== undefined) known.set(source, set);
  return set;
}

/** Finds the runs of code points that have the property. */
function scan(source: string): CodePointSet {
  const expression = new RegExp(`${source}+`, 'gu');
  planes ??= mixed.map(([first, last]) => everyCodePoint(first, last));
  const ranges: (readonly [number, number])[] = [];
  for (const plane of planes) {
    for (const match of plane.matchAll(expression)) {
      const end = match.index + match[0].length;
      const last = plane.codePointAt(end - 2) ?? 0;
      ranges.push([plane.codePointAt(match.index) ?? 0, last > 0xffff ? last : plane.charCodeAt(end - 1)]);
    }
  }
  const single = new RegExp(source, 'u');
  for (const [first, last] of uniform) if (single.test(String.fromCodePoint(first))) ranges.push([first, last]);
  return codePointSet(ranges);
}

function everyCodePoint(first: number, last: number): string {
  const parts: string[] = [];
  for (let at = first; at <= last; at += 0x1000) {
    const length = Math.min(0x1000, last - at + 1);
    parts.push(String.fromCodePoint(...Array.from({ length }, (_, i) => at + i)));
  }
  return parts.join('');
}

/** `\w`, `\d`, `\s` and their like, by their letter; the upper-case ones hold the rest. */
export function classOfEscape(letter: string, unicode: boolean): CodePointSet | undefined {
  const set = unicode
    ? (javaCharacterProperty({ w: 'IsWord', d: 'IsDigit', s: 'IsWhite_Space' }[letter.toLowerCase()] ?? '') ??
      plainClass(letter))
    : plainClass(letter);
  return set === undefined || letter === letter.toLowerCase() ? set : complement(set);
}

function plainClass(letter: string): CodePointSet | undefined {
  switch (letter.toLowerCase()) {
    case 'd':
      return digits;
    case 'w':
      return word;
    case 's':
      return spaces;
    case 'h':
      return horizontalSpaces;
    case 'v':
      return verticalSpaces;
    default:
      return undefined;
  }
}
