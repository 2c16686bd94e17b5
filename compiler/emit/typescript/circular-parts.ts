import { type Contract, isJsonObject, type JsonObject } from '../../model/index.js';
import { forEachPart } from './for-each-part.js';
import { referencedName } from './schema-reference.js';

/**
 * References that TypeScript refuses: those by which a schema is a part of itself, such as `A: { allOf: [B] }` and
 * `B: { oneOf: [A, …] }`. A circle through a property or an item is fine and is not among them.
 *
 * @returns whether the reference from one named schema to another, as a part, closes a circle.
 */
export function circularParts(contract: Contract): (from: string, to: string) => boolean {
  const parts = new Map<string, ReadonlySet<string>>();
  for (const [name, schema] of contract.schemas) {
    if (isJsonObject(schema.value)) parts.set(name, partsOf(schema.value));
  }
  const memo = new Map<string, ReadonlySet<string>>();
  const reachableFrom = (start: string): ReadonlySet<string> => {
    const known = memo.get(start);
    if (known !== undefined) return known;
    const reached = new Set<string>([start]);
    for (const name of reached) for (const target of parts.get(name) ?? []) reached.add(target);
    memo.set(start, reached);
    return reached;
  };
  return (from, to) => parts.get(from)?.has(to) === true && reachableFrom(to).has(from);
}

/** What a schema refers to as its parts, itself included when it is nothing but a reference. */
function partsOf(root: JsonObject): Set<string> {
  const found = new Set<string>();
  const open = [root];
  for (const schema of open) {
    const name = referencedName(schema);
    if (name !== undefined) found.add(name);
    else forEachPart(schema, (inner, kind) => void (kind === 'part' && open.push(inner)));
  }
  return found;
}
