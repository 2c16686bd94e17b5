import type { Report } from '../diagnostics/index.js';
import type { Document } from './document.js';
import { documentOfSource } from './document-of-source.js';
import { sourceFromText } from './read-source.js';

/**
 * The document that a text holds, JSON or YAML, OpenAPI or a template around it. `file` is what the text is called in
 * messages. References to other files are unresolved: nothing is read. Undefined, and diagnostics, when it is none.
 */
export function documentFromText(text: string, file: string, report: Report): Document | undefined {
  const source = sourceFromText({ file }, text, report);
  return source && documentOfSource(source, report);
}
