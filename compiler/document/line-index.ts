/** Turns offsets of a text into lines and columns, and gives the text of a line. Lines end at LF, CRLF or CR. */
export interface LineIndex {
  /** Line and column of a UTF-16 offset, both from 1. */
  position(offset: number): { readonly line: number; readonly column: number };
  /** The text of a line, counted from 1, without its line break. */
  line(line: number): string | undefined;
}

/** The lines of a text; they are looked for when the first one is asked for. */
export function lineIndex(text: string): LineIndex {
  let cached: readonly number[] | undefined;
  const starts = (): readonly number[] => {
    cached ??= lineStarts(text);
    return cached;
  };
  return {
    position(offset) {
      const all = starts();
      const line = lastAtMost(all, Math.max(0, Math.min(offset, text.length)));
      return { line: line + 1, column: offset - (all[line] ?? 0) + 1 };
    },
    line(line) {
      const all = starts();
      const start = all[line - 1];
      if (start === undefined) return undefined;
      return text.slice(start, all[line] ?? text.length).replace(/[\r\n]+$/, '');
    },
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === 0x0d && text.charCodeAt(offset + 1) === 0x0a) offset++;
    if (code === 0x0a || code === 0x0d) starts.push(offset + 1);
  }
  return starts;
}

/** Index of the last element that is not greater than `limit`. */
function lastAtMost(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
