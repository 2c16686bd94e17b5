import { skipSpace, skipString } from './json-scanner.js';
import { noMembers, type OutlineMember, type OutlineNode } from './outline.js';

/** The outline of a JSON text that is known to be valid. */
export const jsonOutline = (text: string): OutlineNode => outlineAt(text, skipSpace(text, 0), text.length);

function outlineAt(text: string, start: number, end: number): OutlineNode {
  const open = text[start];
  const container = open === '{' || open === '[';
  let members: ReadonlyMap<string, OutlineMember> | undefined;
  return {
    start,
    end: container ? start + 1 : end,
    members() {
      members ??= container ? membersOf(text, start, open === '{') : noMembers;
      return members;
    },
    within: (offset) => (open === '"' ? withinString(text, start, offset) : start),
  };
}

function membersOf(text: string, start: number, isObject: boolean): ReadonlyMap<string, OutlineMember> {
  const members = new Map<string, OutlineMember>();
  let offset = skipSpace(text, start + 1);
  while (offset < text.length && text[offset] !== '}' && text[offset] !== ']') {
    const keyStart = offset;
    const keyEnd = isObject ? skipString(text, offset) : offset;
    if (isObject) offset = skipSpace(text, skipSpace(text, keyEnd) + 1);
    const end = skipValue(text, offset);
    const node = outlineAt(text, offset, end);
    if (isObject) members.set(keyOf(text, keyStart, keyEnd), { keyStart, keyEnd, node });
    else members.set(String(members.size), { keyStart: offset, keyEnd: end, node });
    offset = skipSpace(text, end);
    if (text[offset] === ',') offset = skipSpace(text, offset + 1);
  }
  return members;
}

function keyOf(text: string, start: number, end: number): string {
  const raw = text.slice(start + 1, end - 1);
  return raw.includes('\\') ? String(JSON.parse(text.slice(start, end))) : raw;
}

const containerMark = /["{}[\]]/g;
const scalarEnd = /[\s,\]}]|$/g;

/** Offset behind the value at `start`. */
function skipValue(text: string, start: number): number {
  if (text[start] === '"') return skipString(text, start);
  const mark = text[start] === '{' || text[start] === '[' ? containerMark : scalarEnd;
  mark.lastIndex = start;
  for (let depth = 0; ; ) {
    const found = mark.exec(text);
    if (found === null) return text.length;
    switch (found[0]) {
      case '"':
        mark.lastIndex = skipString(text, found.index);
        break;
      case '{':
      case '[':
        depth++;
        break;
      default:
        depth--;
        // Below zero: a scalar has ended at the mark, a container behind it.
        if (depth < 0) return found.index;
        if (depth === 0) return found.index + 1;
    }
  }
}

/** The place of the character at `offset` of a string: escapes are longer than what they stand for. */
function withinString(text: string, start: number, offset: number): number {
  let place = start + 1;
  for (let count = 0; count < offset && place < text.length; count++) {
    if (text[place] !== '\\') place++;
    else place += text[place + 1] === 'u' ? 6 : 2;
  }
  return place;
}
