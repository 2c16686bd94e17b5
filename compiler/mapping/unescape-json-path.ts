/** Undoes the escapes of a string in a path: those of JSON, and of anything else the backslash goes. */
export function unescapeJsonPath(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|([\s\S])|$)/g, (whole, digits?: string, char?: string) => {
    if (digits !== undefined) return String.fromCharCode(Number.parseInt(digits, 16));
    if (char === undefined) return whole;
    return controls.get(char) ?? char;
  });
}

const controls: ReadonlyMap<string, string> = new Map([
  ['r', '\r'],
  ['f', '\f'],
  ['t', '\t'],
  ['n', '\n'],
  ['b', '\b'],
]);
