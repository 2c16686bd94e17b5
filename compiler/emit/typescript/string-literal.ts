/**
 * The text as a string literal of JavaScript and TypeScript, in double quotes. The one encoder of this project: whatever
 * the text holds, it stays data. Besides JSON's escapes it writes U+2028 and U+2029, which older parsers take for line
 * breaks, as escapes.
 */
export function stringLiteral(text: string): string {
  return escapeLineSeparators(JSON.stringify(text));
}

/** JSON text with U+2028 and U+2029 as escapes. In JSON they stand inside strings alone, so that the value is the same. */
export function escapeLineSeparators(json: string): string {
  // Hardly any text has one, and looking is cheaper than replacing nothing.
  return /[\u2028\u2029]/.test(json) ? json.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029') : json;
}
