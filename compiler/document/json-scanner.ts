/** Offset of the first character at or after `offset` that is no white space of JSON. */
export function skipSpace(text: string, offset: number): number {
  let next = offset;
  for (;;) {
    const code = text.charCodeAt(next);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return next;
    next++;
  }
}

/** Offset behind the string whose opening quote stands at `offset`; that of the text's end when it is not closed. */
export function skipString(text: string, offset: number): number {
  let end = text.indexOf('"', offset + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end + 1;
}

function isEscaped(text: string, quote: number): boolean {
  let backslashes = 0;
  while (text.charCodeAt(quote - 1 - backslashes) === 0x5c) backslashes++;
  return backslashes % 2 === 1;
}
