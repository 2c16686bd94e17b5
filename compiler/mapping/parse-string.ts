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
  const raw = token.image.slice(1, -1).replaceAll(quote + quote, quote);
  if (quote === "'") return { kind: 'string', value: raw, start, end };
  const value = raw.replace(/\\u([0-9a-fA-F]{4})/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));
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
