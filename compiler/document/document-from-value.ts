import { diagnostic, type Report } from '../diagnostics/index.js';
import type { JsonValue } from '../model/index.js';
import { countMembers } from './count-members.js';
import type { Document } from './document.js';
import { documentOfSource } from './document-of-source.js';
import { maxDepth } from './limits.js';
import { lineIndex } from './line-index.js';

/**
 * The document that a parsed value holds; it is copied, as JSON. `file` is what it is called in messages, all of which
 * point at its first character. Undefined, and diagnostics, when it is no OpenAPI document or no JSON.
 */
export function documentFromValue(value: JsonValue, file: string, report: Report): Document | undefined {
  const at = { file, line: 1, column: 1 };
  const copy = copyOf(value);
  if (copy === undefined) {
    report(diagnostic('value-not-json', { reason: 'it holds itself, or what JSON has no word for' }, at));
    return undefined;
  }
  if (countMembers(copy) === undefined) {
    report(diagnostic('nesting-too-deep', { limit: maxDepth }, at));
    return undefined;
  }
  return documentOfSource({ file, value: copy, lines: lineIndex(''), locate: () => at }, report);
}

/** Values of a program may hold themselves, undefined or dates: the document is what JSON makes of them. */
function copyOf(value: JsonValue): JsonValue | undefined {
  try {
    const copy: JsonValue = JSON.parse(JSON.stringify(value));
    return copy;
  } catch {
    return undefined;
  }
}
