import { type Contract, isJsonObject, type JsonObject, member, type Schema } from '../../model/index.js';
import { forEachPart } from './for-each-part.js';
import { referencedName } from './schema-reference.js';

/** Which way a value travels: `read` = from the server, `write` = to it. */
export type Direction = 'read' | 'write';

/** Which named schemas need two types, because `readOnly` or `writeOnly` makes what is read differ from what is written. */
export interface SchemaVariants {
  /** Whether reading and writing the named schema are different types. */
  differs(name: string): boolean;
  /** Whether the property of an object is left out in this direction, the mark being on it or on what it refers to. */
  isLeftOut(property: JsonObject, direction: Direction): boolean;
  /** The names that requests reach, from the schemas of `roots` on. */
  reachable(roots: Iterable<Schema>): ReadonlySet<string>;
}

/** Finds the schemas that differ: those that hold a marked property, and those that refer to one that differs. */
export function schemaVariants(contract: Contract): SchemaVariants {
  const named = (name: string): JsonObject | undefined => {
    const value = contract.schemas.get(name)?.value;
    return isJsonObject(value) ? value : undefined;
  };

  /** The value of a mark, looked for along the chain of references. */
  const isMarked = (property: JsonObject, mark: 'readOnly' | 'writeOnly'): boolean => {
    const seen = new Set<string>();
    let current: JsonObject | undefined = property;
    while (current !== undefined) {
      if (member(current, mark) === true) return true;
      const name = referencedName(current);
      if (name === undefined || seen.has(name)) return false;
      seen.add(name);
      current = named(name);
    }
    return false;
  };

  const references = new Map<string, Set<string>>();
  const differing = new Set<string>();
  for (const [name, schema] of contract.schemas) {
    const found = scan(schema.value, (property) => isMarked(property, 'readOnly') || isMarked(property, 'writeOnly'));
    references.set(name, found.references);
    if (found.isMarked) differing.add(name);
  }
  const referrers = new Map<string, string[]>();
  for (const [name, targets] of references) {
    for (const target of targets) {
      const list = referrers.get(target);
      if (list === undefined) referrers.set(target, [name]);
      else list.push(name);
    }
  }
  const queue = [...differing];
  for (const name of queue) {
    for (const referrer of referrers.get(name) ?? []) {
      if (differing.has(referrer)) continue;
      differing.add(referrer);
      queue.push(referrer);
    }
  }

  return {
    differs: (name) => differing.has(name),
    isLeftOut: (property, direction) => isMarked(property, direction === 'read' ? 'writeOnly' : 'readOnly'),
    reachable(roots) {
      const reached = new Set<string>();
      const open: string[] = [];
      const reach = (name: string): void => {
        if (reached.has(name)) return;
        reached.add(name);
        open.push(name);
      };
      for (const root of roots) for (const name of scan(root.value, () => false).references) reach(name);
      for (const name of open) for (const target of references.get(name) ?? []) reach(target);
      return reached;
    },
  };
}

/** What a schema refers to, and whether one of its own properties, at any depth, carries a mark. Iterative: depth is the document's. */
function scan(
  value: JsonObject | boolean,
  hasMark: (property: JsonObject) => boolean,
): { references: Set<string>; isMarked: boolean } {
  const references = new Set<string>();
  let isMarked = false;
  const open: JsonObject[] = isJsonObject(value) ? [value] : [];
  for (const schema of open) {
    const name = referencedName(schema);
    if (name !== undefined) {
      references.add(name);
      continue;
    }
    const properties = member(schema, 'properties');
    if (isJsonObject(properties)) {
      for (const name of Object.keys(properties)) {
        const property = properties[name];
        if (!isMarked && isJsonObject(property) && hasMark(property)) isMarked = true;
      }
    }
    forEachPart(schema, (inner) => open.push(inner));
  }
  return { references, isMarked };
}
