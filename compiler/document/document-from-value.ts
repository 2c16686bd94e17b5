import type { Report } from '../diagnostics/index.js';
import type { JsonValue } from '../model/index.js';
import type { Document } from './document.js';
import { documentOfSource } from './document-of-source.js';
import { lineIndex } from './line-index.js';

/**
 * The document that a parsed value holds. `file` is what it is called in messages, all of which point at its first
 * character. Undefined, and diagnostics, when it is no OpenAPI document.
 */
export function documentFromValue(value: JsonValue, file: string, report: Report): Document | undefined {
  return documentOfSource({ file, value, lines: lineIndex(''), locate: () => ({ file, line: 1, column: 1 }) }, report);
}
