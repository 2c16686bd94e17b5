import type { Report } from '../diagnostics/index.js';
import type { Document } from './document.js';
import { documentOfSource } from './document-of-source.js';
import { parseText } from './parse-text.js';
import { reportFaults } from './report-faults.js';
import { sourceFile } from './source-file.js';

/**
 * The document that a text holds, JSON or YAML, OpenAPI or a template around it. `file` is what the text is called in
 * messages. References to other files are unresolved: nothing is read. Undefined, and diagnostics, when it is none.
 */
export function documentFromText(text: string, file: string, report: Report): Document | undefined {
  const clean = text.replace(/^\ufeff/, '');
  const parsed = parseText(clean);
  const source = sourceFile(file, undefined, clean, parsed);
  if (reportFaults(source, parsed.faults, report)) return undefined;
  return documentOfSource(source, report);
}
