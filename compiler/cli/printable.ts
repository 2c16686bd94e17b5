/** C0 and C1 controls, line separators, and the marks that reorder text on screen. Tabs and line feeds are the caller's matter. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what must not reach a terminal.
const unprintable = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/**
 * The text with everything that would move the cursor, recolour the terminal or reorder the line written as `\u{…}`:
 * messages quote documents, and documents are not to be trusted. A text of several lines becomes one.
 */
export function printable(text: string): string {
  return text.replace(unprintable, (character) => {
    if (character === '\t') return ' ';
    if (character === '\n') return '\\n';
    return `\\u{${character.charCodeAt(0).toString(16)}}`;
  });
}
