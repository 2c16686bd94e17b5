import type { Report } from '../diagnostics/index.js';
import { chooseDefinition } from './choose-definition.js';
import type { Document } from './document.js';
import { makeDocument } from './make-document.js';
import type { SourceFile } from './source-file.js';

/** The document of one source that has no files beside it. */
export function documentOfSource(source: SourceFile, report: Report): Document | undefined {
  const definition = chooseDefinition(source, undefined, report);
  if (definition === undefined) return undefined;
  const byName = new Map([[source.file, source]]);
  const files = { entry: source, ...definition, byName };
  return makeDocument(files, report);
}
