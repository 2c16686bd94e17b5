import { childLocation, type Diagnostic, diagnostic, type Location } from '../diagnostics/index.js';
import { isJsonObject, type JsonValue, member } from '../model/index.js';
import type { DocumentFiles } from './document-files.js';
import { type Unresolved, walk } from './find-reference.js';

/** Says at the `$ref` of the object at `at` why it leads nowhere, and what may be meant. */
export function unresolvedReference(
  files: DocumentFiles,
  reference: string,
  at: Location,
  found: Unresolved,
): Diagnostic {
  const where = childLocation(at, '$ref');
  const missing = shorten(found.missing);
  const shown = shorten(reference);
  const name = reference.slice(reference.lastIndexOf('/') + 1);
  const hint = hintFor(files, name) ?? 'Correct the reference, or add what it names.';
  switch (found.reason) {
    case 'circle':
      return diagnostic('reference-circular', { reference: shown }, where);
    case 'file':
      return diagnostic(
        'reference-unresolved',
        {
          reference: shown,
          reason: `it names the file ${missing}, ${files.target === undefined ? 'and this document came without files' : 'which does not exist'}`,
          hint,
        },
        where,
      );
    case 'anchor':
      return diagnostic(
        'reference-unresolved',
        { reference: shown, reason: 'what follows # must be a JSON Pointer, beginning with a slash', hint },
        where,
      );
    case 'pointer':
      return diagnostic('reference-unresolved', { reference: shown, reason: `there is no ${missing}`, hint }, where);
    default:
      return found.reason satisfies never;
  }
}

const shorten = (text: string): string => (text.length > 120 ? `${text.slice(0, 120)}…` : text);

/** A component of that name, wherever it stands. */
function hintFor(files: DocumentFiles, name: string): string | undefined {
  const sections =
    files.dialect === 'openapi-2.0'
      ? ['/definitions', '/parameters', '/responses']
      : ['/components/schemas', '/components/parameters', '/components/responses', '/definitions'];
  const root = { value: files.entry.value, at: { file: files.entry.file, pointer: '' } };
  const section = sections.find((pointer) => {
    const found: JsonValue | undefined = walk(root, files.base + pointer)?.value;
    return isJsonObject(found) && member(found, name) !== undefined;
  });
  return section === undefined ? undefined : `Write #${section}/${name} if that is meant.`;
}
