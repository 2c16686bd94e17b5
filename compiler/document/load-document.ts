import path from 'node:path';
import { diagnostic, type Report } from '../diagnostics/index.js';
import { chooseDefinition } from './choose-definition.js';
import type { Document } from './document.js';
import { isAddress } from './file-target.js';
import { joinFiles } from './join-files.js';
import type { LoadOptions } from './load-options.js';
import { makeDocument } from './make-document.js';
import { sourceReader } from './source-reader.js';

/**
 * Loads a document and every file that it refers to.
 *
 * `name` is a path or, with `allowRemote`, an address; `template.yaml#/Resources/Api/Properties/DefinitionBody` names a
 * definition inside a file. Undefined, and diagnostics with their places, when the entry is no OpenAPI document or a
 * file that it refers to may not or cannot be read. A `$ref` that leads nowhere is an error too, but the document is
 * there, so that a check finds what else is wrong.
 *
 * `@redocly/openapi-core` does not do this, although it can join files. Measured on 2.64: a chain of 5,000 `$ref`s
 * (250 KB) keeps it busy for more than 100 seconds, a circle over two files ends it with an exception that has no
 * place, and importing it takes 0.3 seconds, which is more than loading GitHub's document takes here. Its knowledge of
 * OpenAPI's structure is used by `checkStructure`.
 */
export async function loadDocument(name: string, options: LoadOptions, report: Report): Promise<Document | undefined> {
  const hash = name.indexOf('#/');
  const file = hash < 0 ? name : name.slice(0, hash);
  const pointer = hash < 0 ? undefined : name.slice(hash + 1);
  const cwd = path.resolve(options.cwd ?? '.');
  const entry = isAddress(file) ? file : path.resolve(cwd, file);
  const root = path.resolve(cwd, options.root ?? path.dirname(entry));
  const read = sourceReader({ entry, root, cwd }, options, report);

  const at = { file, line: 1, column: 1 };
  const source = await read({ kind: isAddress(entry) ? 'address' : 'file', id: entry }, at);
  if (source === 'missing') report(diagnostic('file-not-found', { path: file, reason: 'it does not exist' }, at));
  if (source === undefined || source === 'missing') return undefined;
  const definition = chooseDefinition(source, pointer, report);
  if (definition === undefined) return undefined;
  const files = await joinFiles(source, entry, definition, read);
  return files && makeDocument(files, report);
}
