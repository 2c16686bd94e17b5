import type { PatternReader } from './pattern-reader.js';

/** Skips what means nothing under the flag COMMENTS: blanks, and `#` with the rest of its line. */
export function skipComments(reader: PatternReader): void {
  for (;;) {
    const char = reader.syntax();
    if (char === '#') {
      while (reader.peek() !== undefined && !/[\n\r\x85\u2028\u2029]/.test(reader.syntax())) reader.next();
    } else if (char !== '' && ' \t\n\v\f\r'.includes(char)) reader.next();
    else return;
  }
}
