import type { Location, Position } from '../diagnostics/index.js';
import { pointerTokens } from '../diagnostics/index.js';
import type { JsonValue } from '../model/index.js';
import { jsonOutline } from './json-outline.js';
import { type LineIndex, lineIndex } from './line-index.js';
import type { OutlineNode } from './outline.js';
import type { ParsedText } from './parse-text.js';
import { yamlOutline } from './yaml-outline.js';

/** A file that was read: its value, and where everything in it stands. */
export interface SourceFile {
  /** As it is shown to the user. */
  readonly file: string;
  /** Absolute path with symbolic links resolved, or address; absent of a text or value that came from a program. */
  readonly path?: string;
  readonly value: JsonValue;
  readonly lines: LineIndex;
  locate(at: Location): Position;
}

/** Makes the source file of a text that was parsed without a fault. */
export function sourceFile(file: string, path: string | undefined, text: string, parsed: ParsedText): SourceFile {
  const lines = lineIndex(text);
  let outline: OutlineNode | undefined;
  return {
    file,
    ...(path === undefined ? {} : { path }),
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
