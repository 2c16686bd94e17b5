import { MappingSyntaxError } from '../mapping-syntax-error.js';

/** Reads a pattern code point by code point. What stands between `\Q` and `\E` is literal, wherever it stands. */
export interface PatternReader {
  /** The next character, and whether it stands for itself; undefined at the end. */
  readonly peek: () => PatternCharacter | undefined;
  /** The next character when it is syntax, else `''`; `ahead` looks further. */
  readonly syntax: (ahead?: number) => string;
  readonly next: () => PatternCharacter;
  /** Takes the syntax characters if they are next. */
  readonly take: (text: string) => boolean;
  /** Takes what the expression matches in the syntax that is next; at most 64 characters. */
  readonly takeMatch: (expression: RegExp) => RegExpExecArray | undefined;
  /** Throws a MappingSyntaxError that points here. */
  readonly fail: (reason: string) => never;
}

export interface PatternCharacter {
  readonly char: string;
  readonly literal: boolean;
  /** Offset into the pattern, in UTF-16 units. */
  readonly offset: number;
}

/** Longer patterns than anyone writes. */
const longest = 10_000;

/** A reader at the beginning of the pattern. Throws a {@link MappingSyntaxError} for a pattern that is too long. */
export function patternReader(pattern: string): PatternReader {
  const fail = (reason: string, offset: number): never => {
    const shown = JSON.stringify(pattern.length > 200 ? `${pattern.slice(0, 200)}…` : pattern);
    throw new MappingSyntaxError('InvalidPathException', `${shown} is no pattern: ${reason}.`, offset);
  };
  if (pattern.length > longest) fail(`it has more than ${longest} characters`, longest);
  const characters = unquoted(pattern);
  let at = 0;
  const syntax = (ahead = 0): string => {
    const found = characters[at + ahead];
    return found === undefined || found.literal ? '' : found.char;
  };
  return {
    peek: () => characters[at],
    syntax,
    next: () => {
      const found = characters[at];
      if (found === undefined) return fail('it ends too early', pattern.length);
      at += 1;
      return found;
    },
    take: (text) => {
      if (![...text].every((char, i) => syntax(i) === char)) return false;
      at += text.length;
      return true;
    },
    takeMatch: (expression) => {
      let ahead = '';
      while (ahead.length < 64 && syntax(ahead.length).length === 1) ahead += syntax(ahead.length);
      const match = expression.exec(ahead);
      if (match === null || match.index !== 0) return undefined;
      at += match[0].length;
      return match;
    },
    fail: (reason) => fail(reason, characters[at]?.offset ?? pattern.length),
  };
}

function unquoted(pattern: string): readonly PatternCharacter[] {
  const characters: PatternCharacter[] = [];
  let literal = false;
  for (let offset = 0; offset < pattern.length; ) {
    const char = String.fromCodePoint(pattern.codePointAt(offset) ?? 0);
    const following = pattern[offset + 1] ?? '';
    if (char === '\\' && following === (literal ? 'E' : 'Q')) {
      literal = !literal;
      offset += 2;
    } else if (char === '\\' && !literal) {
      // Both at once, lest the second backslash of `\\Q` is taken for the beginning of a quotation.
      const escaped = String.fromCodePoint(pattern.codePointAt(offset + 1) ?? 0);
      characters.push({ char, literal, offset });
      if (following !== '') characters.push({ char: escaped, literal, offset: offset + 1 });
      offset += 1 + (following === '' ? 0 : escaped.length);
    } else {
      characters.push({ char, literal, offset });
      offset += char.length;
    }
  }
  return characters;
}
