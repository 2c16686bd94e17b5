/** The flags that hold at one place of a pattern. */
export interface PatternFlags {
  /** CASE_INSENSITIVE, of ASCII letters alone without `u`. */
  readonly i: boolean;
  /** UNIX_LINES: only `\n` ends a line. */
  readonly d: boolean;
  /** MULTILINE. */
  readonly m: boolean;
  /** DOTALL. */
  readonly s: boolean;
  /** UNICODE_CASE. */
  readonly u: boolean;
  /** COMMENTS: blanks and `#…` mean nothing. */
  readonly x: boolean;
  /** UNICODE_CHARACTER_CLASS. */
  readonly U: boolean;
}

export const noFlags: PatternFlags = { i: false, d: false, m: false, s: false, u: false, x: false, U: false };

/** The flags with some more of them set, or not any longer. Letters that are no flags are ignored. */
export function withFlags(flags: PatternFlags, letters: string, value: boolean): PatternFlags {
  const changed: { -readonly [Flag in keyof PatternFlags]: boolean } = { ...flags };
  for (const letter of letters) {
    if (letter === 'U') changed.u = value;
    if (isFlag(letter)) changed[letter] = value;
  }
  return changed;
}

function isFlag(letter: string): letter is keyof PatternFlags {
  return Object.hasOwn(noFlags, letter);
}
