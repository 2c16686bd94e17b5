import type { Diagnostic, Location, Report } from '../diagnostics/index.js';
import type { Document, DocumentNode } from './document.js';
import type { DocumentFiles } from './document-files.js';
import { type Found, findReference, referenceOf, walk } from './find-reference.js';
import { unresolvedReference } from './unresolved-reference.js';

/** The document of files that were read. What `follow` cannot resolve goes to `report`, each place once. */
export function makeDocument(files: DocumentFiles, report: Report): Document {
  const { entry, base } = files;
  const reported = new Set<string>();
  const once = (diagnostic: Diagnostic, at: Location): void => {
    const place = `${at.file}#${at.pointer}`;
    if (!reported.has(place)) report(diagnostic);
    reported.add(place);
  };

  const follow = (node: DocumentNode): DocumentNode | undefined => {
    const first = referenceOf(node.value);
    if (first === undefined) return node;
    const seen = new Set<string>();
    let current = node;
    for (let reference: string | undefined = first; reference !== undefined; reference = referenceOf(current.value)) {
      const place = `${current.at.file}#${current.at.pointer}`;
      const found: Found = seen.has(place)
        ? { reason: 'circle', missing: reference }
        : findReference(files, reference, current.at);
      if ('reason' in found) {
        once(unresolvedReference(files, reference, current.at, found), current.at);
        return undefined;
      }
      seen.add(place);
      current = found;
    }
    return current;
  };

  const root = walk({ value: entry.value, at: { file: entry.file, pointer: '' } }, base);
  return {
    file: entry.file,
    dialect: files.dialect,
    root: root ?? { value: null, at: { file: entry.file, pointer: base } },
    files: [...new Set([...files.byName.values()].flatMap(({ path }) => (path === undefined ? [] : [path])))],
    follow,
    resolve(reference, at) {
      const found = findReference(files, reference, at);
      return 'reason' in found ? undefined : found;
    },
    locate(at) {
      if ('line' in at) return at;
      return files.byName.get(at.file)?.locate(at) ?? { file: at.file, line: 1, column: 1 };
    },
    line: (file, line) => files.byName.get(file)?.lines.line(line),
  };
}
