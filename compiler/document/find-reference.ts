import { childLocation, type Location, pointerTokens } from '../diagnostics/index.js';
import { isJsonObject, type JsonValue, member } from '../model/index.js';
import type { DocumentNode } from './document.js';
import type { DocumentFiles } from './document-files.js';
import { parseReference } from './reference.js';
import type { SourceFile } from './source-file.js';

/** More references than this on the way to one value are refused. */
export const maxHops = 100;

/** Why a reference points to nothing. */
export interface Unresolved {
  readonly reason: 'file' | 'anchor' | 'pointer' | 'circle';
  /** The part of the reference that is not there. */
  readonly missing: string;
  /** Of a file: where the reference stands that names it. */
  readonly from?: Location;
}

/** A chain of references that never ends, or not soon enough. */
export const circle: Unresolved = { reason: 'circle', missing: '' };

/** What a reference points to, or why it points to nothing. */
export type Found = DocumentNode | Unresolved;

/** The `$ref` of a Reference Object; a schema's property that is called `$ref` is none. */
export function referenceOf(value: JsonValue): string | undefined {
  const reference = isJsonObject(value) ? member(value, '$ref') : undefined;
  return typeof reference === 'string' ? reference : undefined;
}

/** What `reference`, written at `at`, points to: one step, but through the references that lie on the way of its pointer. */
export function findReference(files: DocumentFiles, reference: string, at: Location): Found {
  return step(files, reference, at, { hops: maxHops });
}

/** `budget` is shared by all steps of one search: their number grows with the power of the path's length otherwise. */
function step(files: DocumentFiles, reference: string, at: Location, budget: { hops: number }): Found {
  budget.hops -= 1;
  if (budget.hops < 0) return circle;
  const from = files.byName.get(at.file) ?? files.entry;
  const { uri, tokens } = parseReference(reference, files.dialect);
  const file: SourceFile | undefined = uri === '' ? from : files.target?.(uri, from);
  if (file === undefined) return { reason: 'file', missing: uri, from: at };
  if (tokens === undefined) return { reason: 'anchor', missing: reference };
  // Inside a template, `#` is the definition, which is all that API Gateway will see.
  const base = uri === '' && file === files.entry ? files.base : '';
  let node: DocumentNode | undefined = walk({ value: file.value, at: { file: file.file, pointer: '' } }, base);
  for (const token of tokens) {
    if (node === undefined) break;
    const through: string | undefined = hasMember(node.value, token) ? undefined : referenceOf(node.value);
    if (through !== undefined) {
      const found = step(files, through, node.at, budget);
      if ('reason' in found) return found;
      node = found;
    }
    const next = memberNode(node, token);
    if (next === undefined) return { reason: 'pointer', missing: token };
    node = next;
  }
  return node ?? { reason: 'pointer', missing: base };
}

function hasMember(value: JsonValue, token: string): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, token);
}

/** The member of an object, or the item of a list; undefined when there is none. */
export function memberNode(node: DocumentNode, key: string | number): DocumentNode | undefined {
  const { value } = node;
  if (Array.isArray(value)) {
    const item: JsonValue | undefined = /^(?:0|[1-9]\d*)$/.test(String(key)) ? value[Number(key)] : undefined;
    return item === undefined ? undefined : { value: item, at: childLocation(node.at, key) };
  }
  const found = isJsonObject(value) ? member(value, String(key)) : undefined;
  return found === undefined ? undefined : { value: found, at: childLocation(node.at, key) };
}

/** What a JSON Pointer names below the node. */
export function walk(node: DocumentNode, pointer: string): DocumentNode | undefined {
  let next: DocumentNode | undefined = node;
  for (const token of pointerTokens(pointer)) next = next === undefined ? undefined : memberNode(next, token);
  return next;
}
