import { type CodePointSet, complement } from './code-point-set.js';
import { classOfEscape, javaCharacterProperty } from './java-character-property.js';
import type { PatternFlags } from './pattern-flags.js';
import type { PatternReader } from './pattern-reader.js';

const controls: ReadonlyMap<string, number> = new Map([
  ['t', 0x09],
  ['n', 0x0a],
  ['r', 0x0d],
  ['f', 0x0c],
  ['a', 0x07],
  ['e', 0x1b],
]);

/** Properties in one pattern at the most: looking one up for the first time takes a while. */
const mostProperties = 20;

/** What an escape of a pattern stands for, in a class and outside: one code point, or a set. */
export type EscapedCharacter = { readonly codePoint: number } | { readonly set: CodePointSet };

/** Reads escapes; it counts what they cost. */
export type EscapeParser = (reader: PatternReader, flags: PatternFlags) => EscapedCharacter;

/** Makes the parser of the escapes of one pattern. It reads on behind the backslash, and throws a MappingSyntaxError. */
export function escapeParser(): EscapeParser {
  let properties = 0;
  return (reader, flags) => {
    if (reader.peek() === undefined) reader.fail('a backslash stands at its end');
    const { char } = reader.next();
    const control = controls.get(char);
    if (control !== undefined) return { codePoint: control };
    switch (char) {
      case 'p':
      case 'P': {
        properties += 1;
        if (properties > mostProperties) reader.fail('it names too many properties');
        return { set: property(reader, char === 'P') };
      }
      case 'x':
        return hexadecimal(reader, reader.takeMatch(/^(?:([\da-fA-F]{2})|\{([\da-fA-F]{1,6})\})/));
      case 'u': {
        const high = hexadecimal(reader, reader.takeMatch(/^([\da-fA-F]{4})/));
        if (high.codePoint < 0xd800 || high.codePoint > 0xdbff) return high;
        const low = reader.takeMatch(/^\\u([dD][c-fC-F][\da-fA-F]{2})/);
        if (low === undefined) return high;
        return {
          codePoint: ((high.codePoint - 0xd800) << 10) + (Number.parseInt(low[1] ?? '', 16) - 0xdc00) + 0x10000,
        };
      }
      case '0': {
        const octal = reader.takeMatch(/^(?:[0-3][0-7]{2}|[0-7]{1,2})/);
        return octal === undefined
          ? reader.fail('an octal escape has no digits')
          : { codePoint: Number.parseInt(octal[0], 8) };
      }
      case 'c':
        return { codePoint: (reader.next().char.codePointAt(0) ?? 0) ^ 64 };
      default: {
        const set = /^[dwshv]$/i.test(char) ? classOfEscape(char, flags.U) : undefined;
        if (set !== undefined) return { set };
        if (/^[A-Za-z0-9]$/.test(char)) reader.fail(`\\${char} is no escape`);
        return { codePoint: char.codePointAt(0) ?? 0 };
      }
    }
  };
}

function hexadecimal(reader: PatternReader, match: RegExpExecArray | undefined): { readonly codePoint: number } {
  const codePoint = Number.parseInt(match?.[1] ?? match?.[2] ?? '', 16);
  if (Number.isNaN(codePoint) || codePoint > 0x10ffff) reader.fail('a hexadecimal escape is none');
  return { codePoint };
}

function property(reader: PatternReader, negated: boolean): CodePointSet {
  const match = reader.takeMatch(/^(?:\{(\^?)([\w=]{1,60})\}|(\w))/);
  const name = match?.[2] ?? match?.[3] ?? '';
  const set = javaCharacterProperty(name);
  if (set === undefined) return reader.fail(`${name} is no property of characters`);
  return negated !== (match?.[1] === '^') ? complement(set) : set;
}
