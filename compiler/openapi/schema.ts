import { childLocation, diagnostic, escapePointer, type Location, pointerTokens } from '../diagnostics/index.js';
import type { DocumentNode } from '../document/index.js';
import { memberOf, type NodeContext, rawMembersOf, wrongType } from '../extensions/index.js';
import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  member,
  type NamedSchema,
  type Schema,
  schemaReferencePrefix,
} from '../model/index.js';
import { schemaName } from './schema-name.js';

/** Reads schemas and settles their `$ref`s. */
export interface SchemaReader {
  /** The schema at the node. A `$ref` is kept, and names a member of {@link SchemaReader.named}. */
  readonly read: (node: DocumentNode) => Schema;
  /** All named schemas, those that only references led to behind those of the document's own list. Call it last. */
  readonly named: () => ReadonlyMap<string, NamedSchema>;
}

/** Keywords whose value is a schema, a list of schemas, or an object whose members are schemas. */
const schemaKeywords: ReadonlySet<string> = new Set([
  'additionalItems',
  'additionalProperties',
  'contains',
  'contentSchema',
  'else',
  'if',
  'not',
  'propertyNames',
  'then',
  'unevaluatedItems',
  'unevaluatedProperties',
  'items',
]);
const listKeywords: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems', 'items']);
const mapKeywords: ReadonlySet<string> = new Set([
  '$defs',
  'definitions',
  'dependencies',
  'dependentSchemas',
  'patternProperties',
  'properties',
]);

/**
 * Makes the reader of a document's schemas. References become `#/components/schemas/{name}`, whatever they pointed to:
 * `definitions`, another file, a property inside another schema, a schema of an operation. Everything else stays as it
 * is, in its own dialect; objects without references are not even copied.
 */
export function schemaReader(root: DocumentNode, isSwagger: boolean, context: NodeContext): SchemaReader {
  const { document } = context;
  const listNode = isSwagger
    ? memberOf(root, 'definitions', context)
    : memberOfMember(root, 'components', 'schemas', context);
  const own = new Map<string, DocumentNode>(listNode === undefined ? [] : rawMembersOf(listNode, context));
  const ownPrefix = listNode === undefined ? undefined : `${listNode.at.pointer}/`;
  const writtenPrefix = isSwagger ? '#/definitions/' : schemaReferencePrefix;
  /** File and pointer to the name of the schema there. */
  const names = new Map<string, string>();
  const taken = new Map<string, number>([...own.keys()].map((name) => [name.toLowerCase(), 2]));
  const pending: { readonly name: string; readonly node: DocumentNode }[] = [];
  const results = new Map<string, NamedSchema>();

  for (const [name, node] of own) {
    names.set(place(node.at), name);
    pending.push({ name, node: wholeElsewhere(name, node) });
  }

  /**
   * A list entry that is nothing but a `$ref` to a place outside the list is only a name for what stands there: the
   * schema is taken from there, so that it does not come twice.
   */
  function wholeElsewhere(name: string, node: DocumentNode): DocumentNode {
    const reference = onlyReference(node.value);
    if (reference === undefined || reference.startsWith(writtenPrefix)) return node;
    const target = document.resolve(reference, node.at);
    if (target === undefined || isOwn(target.at) || names.has(place(target.at))) return node;
    names.set(place(target.at), name);
    return target;
  }

  function isOwn(at: Location): boolean {
    return (
      listNode !== undefined &&
      ownPrefix !== undefined &&
      at.file === listNode.at.file &&
      at.pointer.startsWith(ownPrefix)
    );
  }

  /** The name of the schema to which the reference in the file of `at` leads; undefined when it leads nowhere. */
  function nameOf(reference: string, at: Location): string | undefined {
    // Nearly all references are of this kind, and need no look-up.
    if (at.file === root.at.file && reference.startsWith(writtenPrefix)) {
      const token = reference.slice(writtenPrefix.length);
      if (own.has(token) && !token.includes('~') && !token.includes('%')) return token;
    }
    const target = document.resolve(reference, at);
    if (target === undefined) return undefined;
    const key = place(target.at);
    const known = names.get(key);
    if (known !== undefined) return known;
    const name = schemaName(target.at, root.at, taken);
    names.set(key, name);
    pending.push({ name, node: target });
    return name;
  }

  function read(node: DocumentNode): Schema {
    const { value, at } = node;
    if (typeof value === 'boolean') return { value, at };
    if (!isJsonObject(value)) {
      wrongType(node, 'The schema', 'a schema', context);
      return { value: {}, at };
    }
    return { value: settleObject(value, [], at), at };
  }

  /** `path` leads from `at` to the schema; locations are made only for references that need one. */
  function settleObject(schema: JsonObject, path: (string | number)[], at: Location): JsonObject {
    let changed: Map<string, JsonValue | undefined> | undefined;
    const change = (key: string, value: JsonValue | undefined): void => {
      changed ??= new Map();
      changed.set(key, value);
    };
    for (const key of Object.keys(schema)) {
      const value = schema[key];
      if (value === undefined) continue;
      if (key !== '$ref' && (typeof value !== 'object' || value === null)) continue;
      path.push(key);
      if (key === '$ref') {
        const settled = settleReference(value, path, at);
        if (settled !== value) change(key, settled);
      } else if (Array.isArray(value)) {
        if (listKeywords.has(key)) {
          const settled = settleList(value, path, at);
          if (settled !== value) change(key, settled);
        }
      } else if (isJsonObject(value)) {
        const settled = mapKeywords.has(key)
          ? settleMap(value, path, at)
          : schemaKeywords.has(key)
            ? settleObject(value, path, at)
            : key === 'discriminator'
              ? settleDiscriminator(value, path, at)
              : value;
        if (settled !== value) change(key, settled);
      }
      path.pop();
    }
    return changed === undefined ? schema : withChanges(schema, changed);
  }

  function settleReference(value: JsonValue, path: readonly (string | number)[], at: Location): JsonValue | undefined {
    if (typeof value !== 'string') {
      wrongType({ value, at: locate(at, path) }, '$ref', 'a string', context);
      return undefined;
    }
    const name = nameOf(value, at);
    if (name === undefined) {
      // Following a reference that leads nowhere is what reports it.
      document.follow({ value: { $ref: value }, at: locate(at, path.slice(0, -1)) });
      return undefined;
    }
    const settled = schemaReferencePrefix + escapePointer(name);
    return settled === value ? value : settled;
  }

  function settleList(list: readonly JsonValue[], path: (string | number)[], at: Location): readonly JsonValue[] {
    let changed: JsonValue[] | undefined;
    for (const [index, item] of list.entries()) {
      if (!isJsonObject(item)) continue;
      path.push(index);
      const settled = settleObject(item, path, at);
      path.pop();
      if (settled === item) continue;
      changed ??= [...list];
      changed[index] = settled;
    }
    return changed ?? list;
  }

  function settleMap(map: JsonObject, path: (string | number)[], at: Location): JsonObject {
    let changed: Map<string, JsonValue | undefined> | undefined;
    for (const key of Object.keys(map)) {
      const value = map[key];
      if (!isJsonObject(value)) continue;
      path.push(key);
      const settled = settleObject(value, path, at);
      path.pop();
      if (settled === value) continue;
      changed ??= new Map();
      changed.set(key, settled);
    }
    return changed === undefined ? map : withChanges(map, changed);
  }

  /** The values of a mapping are references, or bare names of schemas. */
  function settleDiscriminator(value: JsonObject, path: readonly (string | number)[], at: Location): JsonObject {
    const mapping = member(value, 'mapping');
    if (!isJsonObject(mapping)) return value;
    const settled = new Map<string, JsonValue | undefined>();
    for (const [key, target] of Object.entries(mapping)) {
      if (typeof target !== 'string') continue;
      const name = own.has(target) ? target : nameOf(target, at);
      if (name === undefined) {
        const location = locate(at, [...path, 'mapping', key]);
        context.report(diagnostic('discriminator-mapping', { value: key, target }, location));
      }
      settled.set(key, name === undefined ? undefined : schemaReferencePrefix + escapePointer(name));
    }
    return withChanges(value, new Map([['mapping', withChanges(mapping, settled)]]));
  }

  function named(): ReadonlyMap<string, NamedSchema> {
    // Reading a schema may find further ones, which join the end of the list.
    for (const next of pending) results.set(next.name, { name: next.name, ...read(next.node) });
    for (const [name, schema] of results) {
      if (!leadsToItself(name, results)) continue;
      context.report(diagnostic('schema-reference-circular', { name }, schema.at));
      results.set(name, { ...schema, value: {} });
    }
    return results;
  }

  return { read, named };
}

function memberOfMember(
  node: DocumentNode,
  first: string,
  second: string,
  context: NodeContext,
): DocumentNode | undefined {
  const member = memberOf(node, first, context);
  return member && memberOf(member, second, context);
}

/** Whether the schema is a bare reference whose chain comes back to where it was. */
function leadsToItself(name: string, schemas: ReadonlyMap<string, NamedSchema>): boolean {
  const seen = new Set<string>();
  for (let current: string | undefined = name; current !== undefined; ) {
    if (seen.has(current)) return true;
    seen.add(current);
    const reference: string | undefined = onlyReference(schemas.get(current)?.value ?? null);
    current = reference === undefined ? undefined : pointerTokens(reference).at(-1);
  }
  return false;
}

function onlyReference(value: JsonValue): string | undefined {
  if (!isJsonObject(value)) return undefined;
  const reference = member(value, '$ref');
  return typeof reference === 'string' && Object.keys(value).length === 1 ? reference : undefined;
}

function place(at: Location): string {
  return `${at.file}\n${at.pointer}`;
}

function locate(at: Location, path: readonly (string | number)[]): Location {
  return path.reduce<Location>((location, key) => childLocation(location, key), at);
}

/** A copy with some members replaced or, when undefined, left out. `__proto__` stays a member like any other. */
function withChanges(object: JsonObject, changed: ReadonlyMap<string, JsonValue | undefined>): JsonObject {
  const members: [string, JsonValue][] = [];
  for (const [key, value] of Object.entries(object)) {
    const kept = changed.has(key) ? changed.get(key) : value;
    if (kept !== undefined) members.push([key, kept]);
  }
  return Object.fromEntries(members);
}
