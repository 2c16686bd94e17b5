import type { Location } from '../diagnostics/index.js';
import type { Definition } from './choose-definition.js';
import type { DocumentNode } from './document.js';
import type { DocumentFiles } from './document-files.js';
import { fileTarget } from './file-target.js';
import { findReference, walk } from './find-reference.js';
import { scanReferences } from './reference-scan.js';
import type { SourceFile } from './source-file.js';
import type { SourceReader } from './source-reader.js';

/**
 * Reads every file that the document refers to, directly or through others; in those only what is referred to counts.
 * Undefined when one of them may not or cannot be read; one that does not exist is left to who looks at the `$ref`s.
 */
export async function joinFiles(
  entry: SourceFile,
  entryId: string,
  definition: Definition,
  read: SourceReader,
): Promise<DocumentFiles | undefined> {
  const byName = new Map([[entry.file, entry]]);
  const byId = new Map<string, SourceFile | 'missing' | undefined>([[entryId, entry]]);
  const ids = new Map([[entry, entryId]]);
  const idOf = (uri: string, from: SourceFile): string => fileTarget(uri, ids.get(from) ?? entryId).id;
  const files: DocumentFiles = {
    entry,
    ...definition,
    byName,
    target(uri, from) {
      const file = byId.get(idOf(uri, from));
      return file === 'missing' ? undefined : file;
    },
  };
  let complete = true;

  /** Reads the file of a reference if nobody has yet; true when it is there now. */
  const fetchFile = async (uri: string, from: Location, at: Location): Promise<boolean> => {
    const target = fileTarget(uri, ids.get(byName.get(from.file) ?? entry) ?? entryId);
    if (byId.has(target.id)) return false;
    // The places of what is wrong are found at once: without a document nobody can do so later.
    const file = await read(target, byName.get(at.file)?.locate(at) ?? at);
    byId.set(target.id, file);
    if (file === undefined) complete = false;
    if (file === undefined || file === 'missing') return false;
    byName.set(file.file, file);
    ids.set(file, target.id);
    return true;
  };

  const seen = new Set<object>();
  const done = new Set<string>();
  const top: DocumentNode = { value: entry.value, at: { file: entry.file, pointer: '' } };
  const queue: DocumentNode[] = [walk(top, definition.base) ?? top];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    for (const { reference, at } of scanReferences(node.value, node.at, seen)) {
      // All of the entry is looked at anyway.
      if (reference.startsWith('#') && node.at.file === entry.file) continue;
      const key = `${node.at.file}\u0000${reference}`;
      if (done.has(key)) continue;
      done.add(key);
      let found = findReference(files, reference, node.at);
      while ('reason' in found && found.reason === 'file' && found.from !== undefined) {
        const where = at();
        if (!(await fetchFile(found.missing, found.from, { ...where, pointer: `${where.pointer}/$ref` }))) break;
        found = findReference(files, reference, node.at);
      }
      if (!('reason' in found)) queue.push(found);
    }
  }
  return complete ? files : undefined;
}
