/** A set of UTF-16 units, as pairs of first and last. */
export type UnitRanges = readonly (readonly [first: number, last: number])[];

/** The syntax tree of a regular expression, as far as it describes a regular language. */
export type PatternNode =
  | { readonly kind: 'units'; readonly ranges: UnitRanges; readonly negated: boolean }
  | { readonly kind: 'start' | 'end' | 'word' | 'notWord' }
  | { readonly kind: 'sequence' | 'choice'; readonly of: readonly PatternNode[] }
  /** `maximum` is Infinity where there is none. */
  | { readonly kind: 'repeat'; readonly node: PatternNode; readonly minimum: number; readonly maximum: number }
  /** Look-around or a back reference: beyond a regular language. */
  | { readonly kind: 'other'; readonly node?: PatternNode };

const digit: UnitRanges = [[0x30, 0x39]];
const word: UnitRanges = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
];
const space: UnitRanges = [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];
const lineBreaks: UnitRanges = [
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x2028, 0x2029],
];

/** Deeper nesting than anyone writes. */
const deepest = 100;

/**
 * Parses a pattern that `new RegExp` accepts without flags.
 *
 * @returns undefined when it holds what this parser does not know, or nests too deep
 */
export function parsePattern(source: string): PatternNode | undefined {
  let at = 0;
  let depth = 0;

  const choice = (): PatternNode | undefined => {
    depth += 1;
    if (depth > deepest) return undefined;
    const options: PatternNode[] = [];
    do {
      const option = sequence();
      if (option === undefined) return undefined;
      options.push(option);
    } while (source[at] === '|' && ++at);
    depth -= 1;
    const [only] = options;
    return options.length === 1 && only !== undefined ? only : { kind: 'choice', of: options };
  };

  const sequence = (): PatternNode | undefined => {
    const of: PatternNode[] = [];
    while (at < source.length && source[at] !== '|' && source[at] !== ')') {
      const item = term();
      if (item === undefined) return undefined;
      of.push(quantified(item));
    }
    return { kind: 'sequence', of };
  };

  const quantified = (node: PatternNode): PatternNode => {
    const [whole, symbol, low, comma, high] =
      /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(source.slice(at, at + 40)) ?? [];
    if (whole === undefined) return node;
    at += whole.length;
    if (symbol !== undefined) {
      return {
        kind: 'repeat',
        node,
        minimum: symbol === '+' ? 1 : 0,
        maximum: symbol === '?' ? 1 : Number.POSITIVE_INFINITY,
      };
    }
    const minimum = Number(low);
    return {
      kind: 'repeat',
      node,
      minimum,
      maximum: comma === '' ? minimum : high === '' ? Number.POSITIVE_INFINITY : Number(high),
    };
  };

  const term = (): PatternNode | undefined => {
    const character = source.charAt(at);
    at += 1;
    switch (character) {
      case '^':
        return { kind: 'start' };
      case '$':
        return { kind: 'end' };
      case '.':
        return { kind: 'units', ranges: lineBreaks, negated: true };
      case '(': {
        const [opening = ''] = /^\?(?:[:=!]|<[=!]|<[^>]*>)/.exec(source.slice(at, at + 100)) ?? [];
        at += opening.length;
        const inner = choice();
        if (inner === undefined || source[at] !== ')') return undefined;
        at += 1;
        return /[=!]$/.test(opening) ? { kind: 'other', node: inner } : inner;
      }
      case '[':
        return unitClass();
      case '\\':
        return escaped();
      default:
        return unit(character.charCodeAt(0));
    }
  };

  const escaped = (): PatternNode | undefined => {
    const character = source.charAt(at);
    if (character === 'b' || character === 'B') {
      at += 1;
      return { kind: character === 'b' ? 'word' : 'notWord' };
    }
    if (/[1-9k]/.test(character)) {
      at += 1;
      return { kind: 'other' };
    }
    const units = escapedUnits();
    return units === undefined ? undefined : { kind: 'units', ...units };
  };

  /** What an escape stands for, inside a class and outside. */
  const escapedUnits = (): { readonly ranges: UnitRanges; readonly negated: boolean } | undefined => {
    const character = source.charAt(at);
    at += 1;
    switch (character) {
      case 'd':
      case 'D':
        return { ranges: digit, negated: character === 'D' };
      case 'w':
      case 'W':
        return { ranges: word, negated: character === 'W' };
      case 's':
      case 'S':
        return { ranges: space, negated: character === 'S' };
      case 'n':
        return one(0x0a);
      case 'r':
        return one(0x0d);
      case 't':
        return one(0x09);
      case 'v':
        return one(0x0b);
      case 'f':
        return one(0x0c);
      case 'x':
      case 'u': {
        const length = character === 'x' ? 2 : 4;
        const digits = source.slice(at, at + length);
        if (!new RegExp(`^[\\da-fA-F]{${length}}$`).test(digits)) return one(character.charCodeAt(0));
        at += length;
        return one(Number.parseInt(digits, 16));
      }
      case '0':
        return /\d/.test(source.charAt(at)) ? undefined : one(0);
      // Control and octal escapes are too rare to be worth their rules.
      case 'c':
      case '':
        return undefined;
      default:
        return /\d/.test(character) ? undefined : one(character.charCodeAt(0));
    }
  };

  const unitClass = (): PatternNode | undefined => {
    const negated = source[at] === '^';
    if (negated) at += 1;
    const ranges: (readonly [number, number])[] = [];
    while (source[at] !== ']') {
      if (at >= source.length) return undefined;
      const first = classUnits();
      if (first === undefined) return undefined;
      const single = singleUnit(first);
      if (single !== undefined && source[at] === '-' && source[at + 1] !== ']') {
        at += 1;
        const last = classUnits();
        const end = last === undefined ? undefined : singleUnit(last);
        if (end === undefined) return undefined;
        ranges.push([single, end]);
      } else ranges.push(...first);
    }
    at += 1;
    return { kind: 'units', ranges, negated };
  };

  const classUnits = (): UnitRanges | undefined => {
    const character = source.charAt(at);
    at += 1;
    if (character !== '\\') return [[character.charCodeAt(0), character.charCodeAt(0)]];
    if (source[at] === 'b') {
      at += 1;
      return [[0x08, 0x08]];
    }
    const units = escapedUnits();
    if (units === undefined) return undefined;
    return units.negated ? complement(units.ranges) : units.ranges;
  };

  const tree = choice();
  return at === source.length ? tree : undefined;
}

function unit(code: number): PatternNode {
  return { kind: 'units', ...one(code) };
}

function one(code: number): { readonly ranges: UnitRanges; readonly negated: boolean } {
  return { ranges: [[code, code]], negated: false };
}

function singleUnit(ranges: UnitRanges): number | undefined {
  const [only] = ranges;
  return ranges.length === 1 && only !== undefined && only[0] === only[1] ? only[0] : undefined;
}

/** All units but those of the ranges, which are sorted. */
function complement(ranges: UnitRanges): UnitRanges {
  const rest: (readonly [number, number])[] = [];
  let next = 0;
  for (const [first, last] of ranges) {
    if (first > next) rest.push([next, first - 1]);
    next = last + 1;
  }
  if (next <= 0xffff) rest.push([next, 0xffff]);
  return rest;
}
