import { basename, extname } from 'node:path';
import { type Location, pointerTokens } from '../diagnostics/index.js';

/** Tokens of a pointer that say how a schema is reached, and nothing of what it is. */
const structure: ReadonlySet<string> = new Set([
  'additionalProperties',
  'allOf',
  'anyOf',
  'components',
  'content',
  'definitions',
  '$defs',
  'oneOf',
  'paths',
  'properties',
  'schema',
  'schemas',
]);

/**
 * A name for a schema that the document's own list does not hold, made from where it stands: `PetName` for the property
 * `name` of `Pet`, `PetsGetResponses200ApplicationJson` for the schema of an answer, the name of the file for a file
 * that is one schema. ASCII letters and digits alone, not among `taken`, to which it is added (in lower case, with the number to try next).
 */
export function schemaName(at: Location, root: Location, taken: Map<string, number>): string {
  // Inside a template the definition itself lies some way down.
  const inRoot = at.file === root.file && at.pointer.startsWith(`${root.pointer}/`);
  const pointer = inRoot ? at.pointer.slice(root.pointer.length) : at.pointer;
  const words = pointerTokens(pointer)
    .filter((token) => !structure.has(token))
    .flatMap((token) => token.split(/[^A-Za-z0-9]+/))
    .filter((word) => word !== '');
  // An address may stand in the place of a file name; its last part is the file's.
  const file = basename(at.file, extname(at.file));
  const fromFile = file.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const joined = (words.length === 0 ? fromFile : words)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
    .slice(0, 120);
  const wanted = /^[A-Za-z]/.test(joined) ? joined : `Schema${joined}`;
  const key = wanted.toLowerCase();
  for (let count = taken.get(key) ?? 1; ; count++) {
    const name = count === 1 ? wanted : `${wanted}${count}`;
    taken.set(key, count + 1);
    if (count > 1 && taken.has(name.toLowerCase())) continue;
    taken.set(name.toLowerCase(), Math.max(2, taken.get(name.toLowerCase()) ?? 2));
    return name;
  }
}
