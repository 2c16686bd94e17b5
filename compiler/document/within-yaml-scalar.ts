import { SCALAR_STYLE, type ScalarEvent } from 'js-yaml';

/** Text that stands for a number of characters of the value: an escape, the break of a folded line, a plain character. */
interface Piece {
  readonly written: number;
  readonly meant: number;
}

/**
 * The place in the text of the character at `offset` of a scalar's value: quotes, escapes, indentation and folded
 * lines make the text longer than the value.
 *
 * @see https://yaml.org/spec/1.2.2/#65-line-folding
 */
export function withinYamlScalar(text: string, event: ScalarEvent, offset: number): number {
  const block = event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK;
  let place = block ? skipIndent(text, event, event.valueStart) : event.valueStart;
  for (let meant = 0; place < event.valueEnd; ) {
    const piece = block ? blockPiece(text, event, place) : flowPiece(text, event, place);
    if (offset < meant + piece.meant) return place;
    meant += piece.meant;
    place += piece.written;
  }
  return event.valueEnd;
}

const single: Piece = { written: 1, meant: 1 };

/** White space at the end of a line, the break, blank lines, and the white space that the next line begins with. */
const flowBreak = /[ \t]*(?:\r\n|\n|\r)\s*/y;

function flowPiece(text: string, event: ScalarEvent, place: number): Piece {
  const character = text[place];
  if (event.style === SCALAR_STYLE.DOUBLE_QUOTED && character === '\\') return escapePiece(text, place);
  if (event.style === SCALAR_STYLE.SINGLE_QUOTED && character === "'") return { written: 2, meant: 1 };
  flowBreak.lastIndex = place;
  const [folded] = flowBreak.exec(text) ?? [];
  if (folded === undefined) return single;
  return { written: folded.length, meant: foldedLength(countBreaks(folded)) };
}

function escapePiece(text: string, place: number): Piece {
  switch (text[place + 1]) {
    case 'x':
      return { written: 4, meant: 1 };
    case 'u':
      return { written: 6, meant: 1 };
    case 'U':
      // Beyond the first 65,536 characters a value has two units.
      return { written: 10, meant: Number.parseInt(text.slice(place + 2, place + 10), 16) > 0xffff ? 2 : 1 };
    case '\n':
    case '\r':
      // An escaped break joins the lines.
      return { written: 1 + (/^(?:\r\n|\n|\r)[ \t]*/.exec(text.slice(place + 1))?.[0].length ?? 1), meant: 0 };
    default:
      return { written: 2, meant: 1 };
  }
}

function blockPiece(text: string, event: ScalarEvent, place: number): Piece {
  if (text[place] !== '\n' && text[place] !== '\r') return single;
  const next = (from: number): number => from + (text.startsWith('\r\n', from) ? 2 : 1);
  const line = skipIndent(text, event, next(place));
  if (event.style === SCALAR_STYLE.LITERAL_BLOCK) return { written: line - place, meant: 1 };
  // A folded block: breaks next to a line that is indented further are kept, the others are folded.
  let breaks = 1;
  let end = line;
  for (; text[end] === '\n' || text[end] === '\r'; breaks++) end = skipIndent(text, event, next(end));
  const lineStart = skipIndent(text, event, Math.max(text.lastIndexOf('\n', place - 1) + 1, event.valueStart));
  const kept = isWhite(text[lineStart]) || isWhite(text[end]) || end >= event.valueEnd;
  return { written: end - place, meant: kept ? breaks : foldedLength(breaks) };
}

/** One break becomes a space; of several, one is dropped. */
const foldedLength = (breaks: number): number => (breaks === 1 ? 1 : breaks - 1);

const countBreaks = (folded: string): number => folded.match(/\r\n|\n|\r/g)?.length ?? 0;

const isWhite = (character: string | undefined): boolean => character === ' ' || character === '\t';

function skipIndent(text: string, event: ScalarEvent, lineStart: number): number {
  let place = lineStart;
  while (place < lineStart + Math.max(event.indent, 0) && text[place] === ' ') place++;
  return place;
}
