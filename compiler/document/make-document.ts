import type { Location, Report } from '../diagnostics/index.js';
import type { Document, DocumentNode } from './document.js';
import type { DocumentFiles } from './document-files.js';
import { circle, findReference, maxHops, referenceOf, type Unresolved, walk } from './find-reference.js';
import { maxLostReferences } from './limits.js';
import { lostReferences } from './lost-references.js';
import { unresolvedReference } from './unresolved-reference.js';

/** The document of files that were read. Reports each `$ref` that leads nowhere, once; so does `follow` for what it meets. */
export function makeDocument(files: DocumentFiles, report: Report): Document {
  const { entry, base, byName } = files;
  const told = new Set<string>();
  const tell = (reference: string, at: Location, why: Unresolved): void => {
    const place = `${at.file}#${at.pointer}`;
    if (!told.has(place)) report(unresolvedReference(files, reference, at, why));
    told.add(place);
  };
  const top: DocumentNode = { value: entry.value, at: { file: entry.file, pointer: '' } };
  const root = walk(top, base) ?? top;
  for (const lost of lostReferences(files, root)) {
    tell(lost.reference, lost.at, lost);
    if (told.size >= maxLostReferences) break;
  }

  const follow = (node: DocumentNode): DocumentNode | undefined => {
    let current = node;
    for (let hops = 0; ; hops++) {
      const reference = referenceOf(current.value);
      if (reference === undefined) return current;
      const found = hops < maxHops ? findReference(files, reference, current.at) : circle;
      if ('reason' in found) {
        tell(reference, current.at, found);
        return undefined;
      }
      current = found;
    }
  };
  return {
    file: entry.file,
    dialect: files.dialect,
    root,
    files: [...byName.values()].flatMap(({ path }) => path ?? []),
    follow,
    resolve(reference, at) {
      const found = findReference(files, reference, at);
      return 'reason' in found ? undefined : found;
    },
    locate: (at) => ('line' in at ? at : (byName.get(at.file)?.locate(at) ?? { file: at.file, line: 1, column: 1 })),
    line: (file, line) => byName.get(file)?.lines.line(line),
  };
}
