import { SCALAR_STYLE, type ScalarEvent } from 'js-yaml';

/**
 * The place in the text of the character at `offset` of a scalar's value: quotes, escapes, indentation and folded
 * lines make the text longer than the value.
 */
export function withinYamlScalar(text: string, event: ScalarEvent, offset: number): number {
  const doubleQuoted = event.style === SCALAR_STYLE.DOUBLE_QUOTED;
  const block = event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK;
  let place = block ? indented(text, event, event.valueStart) : event.valueStart;
  for (let count = 0; count < offset && place < event.valueEnd; count++) {
    const character = text[place];
    if (doubleQuoted && character === '\\') place += escapeLength(text, place);
    else if (event.style === SCALAR_STYLE.SINGLE_QUOTED && character === "'") place += 2;
    else if (character === '\n' || character === '\r') place = nextLine(text, event, place, block);
    else place++;
  }
  return Math.min(place, event.valueEnd);
}

/** Behind the line break and what it is folded with: one break of a block's value, one space of a flow scalar's. */
function nextLine(text: string, event: ScalarEvent, place: number, block: boolean): number {
  const next = place + (text.startsWith('\r\n', place) ? 2 : 1);
  if (block) return indented(text, event, next);
  return next + (/^[ \t]*/.exec(text.slice(next, event.valueEnd))?.[0].length ?? 0);
}

function indented(text: string, event: ScalarEvent, lineStart: number): number {
  let place = lineStart;
  while (place < lineStart + Math.max(event.indent, 0) && text[place] === ' ') place++;
  return place;
}

function escapeLength(text: string, place: number): number {
  switch (text[place + 1]) {
    case 'x':
      return 4;
    case 'u':
      return 6;
    case 'U':
      return 10;
    default:
      return 2;
  }
}
