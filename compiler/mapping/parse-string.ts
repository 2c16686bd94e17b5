import { MappingSyntaxError } from './mapping-syntax-error.js';
import type { ParseContext } from './parse-context.js';
import type { InterpolatedString, StringLiteral } from './template.js';
import { tokenKind } from './velocity-token.js';

/**
 * A string. Between single quotes it is taken as it is, between double quotes it is a template of its own and `\uXXXX`
 * is decoded; a doubled quote is one quote in both.
 */
export function parseString(context: ParseContext): StringLiteral | InterpolatedString {
  const token = context.tokens.expect(tokenKind.string);
  const start = context.baseOffset + token.start;
  const end = context.baseOffset + token.end;
  const quote = token.image[0] ?? '"';
  const raw = token.image.slice(1, -1);
  if (quote === "'") return { kind: 'string', value: raw.replaceAll("''", "'"), start, end };
  const value = unescapeUnicode(raw, start + 1).replaceAll('""', '"');
  if (!token.image.includes('$') && !token.image.includes('#')) return { kind: 'string', value, start, end };
  // Velocity's lexer cannot end a reference at the end of its input, so a blank is added and dropped again; a line
  // comment would swallow the blank, so it is not added then.
  const dropLast = !value.includes('##');
  const statements = context.parseText(dropLast ? `${value} ` : value, {
    macros: context.macros,
    baseOffset: start + 1,
    depth: context.depth,
  });
  return { kind: 'interpolated', statements, dropLast, start, end };
}

/** Decodes `\uXXXX`. Java reads the four characters as a number, so that a sign may be one of them. */
function unescapeUnicode(raw: string, offset: number): string {
  return raw.replace(/\\u([\s\S]{0,4})/g, (_, digits: string, at: number) => {
    if (!/^(?:[0-9a-fA-F]{4}|[+-][0-9a-fA-F]{3})$/.test(digits)) {
      const message = `Behind \\u stand four hexadecimal digits, not ${JSON.stringify(digits)}.`;
      throw new MappingSyntaxError('ParseErrorException', message, offset + at);
    }
    return String.fromCharCode(Number.parseInt(digits, 16));
  });
}
