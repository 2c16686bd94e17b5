import type { AssertionNode } from './java-pattern-node.js';

const wordCharacter = /^[\p{L}\p{Nd}_]$/u;

/** Whether an assertion holds at a place of the text. */
export function assertionHolds(
  { what, unixLines }: Pick<AssertionNode, 'what' | 'unixLines'>,
  text: string,
  at: number,
  previousEnd: number,
): boolean {
  const { length } = text;
  switch (what) {
    case 'start':
      return at === 0;
    case 'end':
      return at === length;
    case 'lastLine':
      return (
        at === length ||
        (at + lineEndAt(text, at, unixLines) === length && at >= length - 2 && endsHere(text, at, unixLines))
      );
    case 'lineStart':
      if (at === 0) return true;
      return at < length && endsHere(text, at - 1, unixLines, true);
    case 'lineEnd':
      return at === length || endsHere(text, at, unixLines);
    case 'word':
      return isWordBefore(text, at) !== isWordAt(text, at);
    case 'notWord':
      return isWordBefore(text, at) === isWordAt(text, at);
    case 'previousEnd':
      return at === previousEnd;
    default:
      return what satisfies never;
  }
}

/** How many units the line end takes that begins there; 0 when none does. */
function lineEndAt(text: string, at: number, unixLines: boolean): number {
  switch (text.charCodeAt(at)) {
    case 0x0a:
      return 1;
    case 0x0d:
      if (unixLines) return 0;
      return text.charCodeAt(at + 1) === 0x0a ? 2 : 1;
    case 0x85:
    case 0x2028:
    case 0x2029:
      return unixLines ? 0 : 1;
    default:
      return 0;
  }
}

/** Whether a line end begins there and no `\r\n` is cut; `last` asks for the last unit of one. */
function endsHere(text: string, at: number, unixLines: boolean, last = false): boolean {
  const units = lineEndAt(text, at, unixLines);
  if (units === 0 || unixLines) return units > 0;
  if (last) return units === 1;
  return !(text.charCodeAt(at) === 0x0a && text.charCodeAt(at - 1) === 0x0d);
}

function isWordAt(text: string, at: number): boolean {
  const codePoint = text.codePointAt(at);
  return codePoint !== undefined && isWord(codePoint);
}

function isWordBefore(text: string, at: number): boolean {
  if (at === 0) return false;
  const pair = text.codePointAt(at - 2) ?? 0;
  return isWord(at >= 2 && pair > 0xffff ? pair : text.charCodeAt(at - 1));
}

function isWord(codePoint: number): boolean {
  if (codePoint < 128) {
    return (
      (codePoint >= 0x61 && codePoint <= 0x7a) ||
      (codePoint >= 0x41 && codePoint <= 0x5a) ||
      (codePoint >= 0x30 && codePoint <= 0x39) ||
      codePoint === 0x5f
    );
  }
  return wordCharacter.test(String.fromCodePoint(codePoint));
}
