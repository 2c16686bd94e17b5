/** The length in code points: a surrogate pair counts once, a combining mark on its own. */
export function lengthOf(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length - 1; index += 1) {
    if ((text.charCodeAt(index) & 0xfc00) === 0xd800 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00) {
      length -= 1;
      index += 1;
    }
  }
  return length;
}

/** Whether the text has fewer code points than `minimum`. Counts them only when the number of UTF-16 units leaves it open. */
export function isShorter(text: string, minimum: number): boolean {
  return text.length < minimum || (text.length < 2 * minimum && lengthOf(text) < minimum);
}

/** Whether the text has more code points than `maximum`. */
export function isLonger(text: string, maximum: number): boolean {
  return text.length > maximum && (text.length > 2 * maximum || lengthOf(text) > maximum);
}
