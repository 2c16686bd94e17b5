import { type Location, type Position, pointerTokens } from '../diagnostics/index.js';
import type { JsonValue } from '../model/index.js';
import { jsonOutline } from './json-outline.js';
import type { LineIndex } from './line-index.js';
import type { OutlineNode } from './outline.js';
import type { ParsedText } from './parse-text.js';
import { yamlOutline } from './yaml-outline.js';

/** What a source is called. */
export interface SourceName {
  /** As it is shown to the user. */
  readonly file: string;
  /** Absolute path with symbolic links resolved; absent of an address, and of what came from a program. */
  readonly path?: string;
}

/** A file that was read: its value, and where everything in it stands. */
export interface SourceFile extends SourceName {
  readonly value: JsonValue;
  readonly lines: LineIndex;
  locate(at: Location): Position;
}

/** Makes the source file of a text that was parsed without a fault. */
export function sourceFile(name: SourceName, text: string, lines: LineIndex, parsed: ParsedText): SourceFile {
  const { file } = name;
  let outline: OutlineNode | undefined;
  return {
    ...name,
    value: parsed.value ?? null,
    lines,
    locate(at) {
      outline ??= parsed.format === 'json' ? jsonOutline(text) : yamlOutline(text);
      const span = spanOf(outline, at);
      const length = Math.max(1, span.end - span.start);
      return { file, ...lines.position(span.start), length };
    },
  };
}

/** What stands at the location; of a pointer that leads nowhere, the last value on the way. */
function spanOf(root: OutlineNode, at: Location): { readonly start: number; readonly end: number } {
  let node = root;
  let key: { readonly start: number; readonly end: number } = root;
  for (const token of pointerTokens(at.pointer)) {
    const member = node.members().get(token);
    if (member === undefined) return node;
    node = member.node;
    key = { start: member.keyStart, end: member.keyEnd };
  }
  if (at.key === true) return key;
  if (at.offset === undefined) return node;
  const start = node.within(at.offset);
  return { start, end: start + 1 };
}
