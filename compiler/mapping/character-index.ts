/** A cursor over the text of a path, with the look-ahead that Jayway's grammar is written in. */
export interface CharacterIndex {
  readonly text: string;
  position: number;
  /** End of the part of the text that counts. */
  readonly end: number;
}

/** The character at `at`; Java throws a StringIndexOutOfBoundsException outside, which becomes an invalid path. */
export function charAt(index: CharacterIndex, at: number = index.position): string {
  return index.text[at] ?? '';
}

export const inBounds = (index: CharacterIndex, at: number = index.position): boolean => at >= 0 && at < index.end;

/** The position of the first character behind `at` that is no blank. */
export function nextSignificant(index: CharacterIndex, at: number = index.position): number {
  let i = at + 1;
  while (i < index.end && index.text[i] === ' ') i++;
  return i;
}

export function nextSignificantChar(index: CharacterIndex, at: number = index.position): string {
  const next = nextSignificant(index, at);
  return next < index.end ? charAt(index, next) : ' ';
}

/** The position of `char`, when it is the next character that is no blank; else −1. */
export function indexOfNextSignificant(index: CharacterIndex, at: number, char: string): number {
  const next = nextSignificant(index, at);
  return next < index.end && index.text[next] === char ? next : -1;
}

export function skipBlanks(index: CharacterIndex): CharacterIndex {
  while (inBounds(index) && index.text[index.position] === ' ') index.position++;
  return index;
}

/** The position of the character that closes the one at `at`; −1 when there is none. Strings and patterns are skipped. */
export function indexOfClosing(
  index: CharacterIndex,
  at: number,
  open: string,
  close: string,
  skip: { readonly strings: boolean; readonly patterns: boolean },
): number {
  if (charAt(index, at) !== open) return -1;
  let depth = 1;
  for (let i = at + 1; i < index.end; i++) {
    const char = charAt(index, i);
    if (skip.strings && (char === "'" || char === '"')) {
      i = nextUnescaped(index, i, char);
      if (i === -1) return -1;
    } else if (skip.patterns && char === '/') {
      i = nextUnescaped(index, i, '/');
      if (i === -1) return -1;
    } else if (char === open) {
      depth++;
    } else if (char === close) {
      depth--;
      if (depth === 0) return i;
    }
  }
  return -1;
}

/** The position of the next `char` behind `at` that no backslash stands before; −1 when there is none. */
export function nextUnescaped(index: CharacterIndex, at: number, char: string): number {
  let escaped = false;
  for (let i = at + 1; i < index.end; i++) {
    if (escaped) escaped = false;
    else if (index.text[i] === '\\') escaped = true;
    else if (index.text[i] === char) return i;
  }
  return -1;
}
