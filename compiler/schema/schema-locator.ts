import { isJsonObject, type JsonObject, type JsonValue, member } from '../model/index.js';
import { draft4MetaSchema } from './draft4-meta-schema.js';
import { schemaKeywords, schemaListKeywords, schemaMapKeywords } from './subschema-keywords.js';

/** A schema and the URL against which its references are resolved. */
export interface LocatedSchema {
  readonly schema: JsonValue;
  readonly base: string;
}

/** Finds what a `$ref` points to. */
export type SchemaLocator = (reference: string, base: string) => LocatedSchema | undefined;

/**
 * Makes a locator over documents that are all at hand; nothing is ever fetched. An `id` changes the base of what it
 * holds, as the official test suite wants it. (The library behind API Gateway does not resolve against nested `id`s;
 * that is how models with one are refused there, see docs/fidelity.md.)
 *
 * @param documents schemas by absolute URL
 * @see https://datatracker.ietf.org/doc/html/draft-zyp-json-schema-04#section-7.2
 */
export function schemaLocator(documents: ReadonlyMap<string, JsonValue>): SchemaLocator {
  const located = new Map<string, LocatedSchema>();
  for (const [url, document] of documents) {
    const base = withoutEmptyFragment(url);
    located.set(base, { schema: document, base });
  }
  for (const document of [...located.values()]) indexIds(document, located);
  if (!located.has(metaSchemaUrl)) located.set(metaSchemaUrl, { schema: draft4MetaSchema, base: metaSchemaUrl });

  return (reference, base) => {
    const url = resolveUrl(reference, base);
    if (url === undefined) return undefined;
    const [whole = '', fragment = ''] = splitFragment(url);
    const named = located.get(url);
    if (named !== undefined) return named;
    const document = located.get(whole);
    if (document === undefined || fragment === '') return document;
    return fragment.startsWith('/') ? followPointer(document, fragment) : undefined;
  };
}

/** The base URL inside a schema: its own `id`, unless a `$ref` stands beside it. */
export function baseOf(schema: JsonValue, base: string): string {
  if (!isJsonObject(schema) || typeof member(schema, '$ref') === 'string') return base;
  const id = member(schema, 'id');
  return typeof id === 'string' ? (resolveUrl(id, base) ?? base) : base;
}

const metaSchemaUrl = 'http://json-schema.org/draft-04/schema';

function indexIds(document: LocatedSchema, located: Map<string, LocatedSchema>): void {
  // A list instead of recursion: documents decide how deep they are.
  const open: LocatedSchema[] = [document];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { schema } = next;
    if (!isJsonObject(schema)) continue;
    const base = baseOf(schema, next.base);
    if (base !== next.base && !located.has(base)) located.set(base, { schema, base });
    for (const inner of subschemas(schema)) open.push({ schema: inner, base });
  }
}

function* subschemas(schema: JsonObject): Generator<JsonValue> {
  for (const [key, value] of Object.entries(schema)) {
    if (schemaMapKeywords.has(key) && isJsonObject(value)) yield* Object.values(value);
    else if (schemaListKeywords.has(key) && Array.isArray(value)) yield* value;
    else if (schemaKeywords.has(key)) yield value;
  }
}

function followPointer(document: LocatedSchema, fragment: string): LocatedSchema | undefined {
  let { schema, base } = document;
  for (const token of decode(fragment).split('/').slice(1)) {
    const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
    const inner = Array.isArray(schema)
      ? /^(?:0|[1-9]\d*)$/.test(name)
        ? schema[Number(name)]
        : undefined
      : isJsonObject(schema)
        ? member(schema, name)
        : undefined;
    if (inner === undefined) return undefined;
    base = baseOf(schema, base);
    schema = inner;
  }
  return { schema, base };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function resolveUrl(reference: string, base: string): string | undefined {
  try {
    // Not through `new URL` where it is not needed: it is slow, and fragments would come out escaped.
    if (reference.startsWith('#')) return withoutEmptyFragment((splitFragment(base)[0] ?? '') + reference);
    return withoutEmptyFragment(new URL(reference, base).href);
  } catch {
    return undefined;
  }
}

function splitFragment(url: string): readonly string[] {
  const hash = url.indexOf('#');
  return hash < 0 ? [url] : [url.slice(0, hash), url.slice(hash + 1)];
}

function withoutEmptyFragment(url: string): string {
  return url.endsWith('#') ? url.slice(0, -1) : url;
}
