import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  member,
  type NamedSchema,
  schemaReferencePrefix,
} from '../../compiler/model/index.js';
import { exampleNumber } from './example-number.js';
import { exampleString } from './example-string.js';

/** No example can be made of a schema. */
export class NoExample extends Error {
  override readonly name = 'NoExample';
}

/**
 * A value that a response with that schema may have: its `example`, `default` or first `enum` member where it has one,
 * else the simplest value of its type, all properties included. Chains of references are followed; optional properties
 * that have no end are left out.
 *
 * @param schemas Those that `#/components/schemas/…` names.
 * @throws NoExample when none can be made for certain, as for a `pattern`; the message says where
 */
export function exampleOfSchema(schema: JsonValue | undefined, schemas: ReadonlyMap<string, NamedSchema>): JsonValue {
  return exampleOf(schema, { schemas, open: [], left: { steps: 10_000 } }, '');
}

interface Surroundings {
  readonly schemas: ReadonlyMap<string, NamedSchema>;
  /** Names of the schemas that the value is part of, outermost first. */
  readonly open: readonly string[];
  /** A small document may name values that would fill the memory. */
  readonly left: { steps: number };
}

const deepest = 64;

function exampleOf(schema: JsonValue | undefined, around: Surroundings, place: string): JsonValue {
  around.left.steps -= 1;
  if (around.left.steps < 0 || place.length > deepest * 32) throw new NoExample(`${place}: the schema is too large`);
  // What may be anything is an object: most bodies are.
  if (schema === undefined || schema === true) return {};
  if (!isJsonObject(schema)) throw new NoExample(`${place}: nothing is valid`);
  const reference = member(schema, '$ref');
  if (typeof reference === 'string') return exampleOfReference(reference, around, place);
  const value = given(schema);
  return value === undefined ? combined(schema, around, place) : value;
}

function exampleOfReference(reference: string, around: Surroundings, place: string): JsonValue {
  const name = reference.startsWith(schemaReferencePrefix)
    ? reference.slice(schemaReferencePrefix.length).replaceAll('~1', '/').replaceAll('~0', '~')
    : undefined;
  const named = name === undefined ? undefined : around.schemas.get(name);
  if (name === undefined || named === undefined) throw new NoExample(`${place}: there is no schema ${reference}`);
  if (around.open.includes(name) || around.open.length > deepest) {
    throw new NoExample(`${place}: ${name} has itself for a part`);
  }
  return exampleOf(named.value, { ...around, open: [...around.open, name] }, name);
}

/** What the schema itself says. An example of null is one too, `undefined` is none. */
function given(schema: JsonObject): JsonValue | undefined {
  const example = member(schema, 'example');
  if (example !== undefined) return example;
  const examples = member(schema, 'examples');
  if (Array.isArray(examples) && examples.length > 0) return examples[0];
  for (const keyword of ['const', 'default']) {
    const value = member(schema, keyword);
    if (value !== undefined) return value;
  }
  const values = member(schema, 'enum');
  return Array.isArray(values) ? values[0] : undefined;
}

function combined(schema: JsonObject, around: Surroundings, place: string): JsonValue {
  if (member(schema, 'not') !== undefined) throw new NoExample(`${place}: it has \`not\``);
  const parts: JsonValue[] = [];
  const all = member(schema, 'allOf');
  if (Array.isArray(all)) parts.push(...all.map((part) => exampleOf(part, around, `${place}/allOf`)));
  for (const keyword of ['oneOf', 'anyOf']) {
    const choices = member(schema, keyword);
    if (Array.isArray(choices)) parts.push(firstPossible(choices, around, `${place}/${keyword}`));
  }
  if (parts.length === 0) return ofType(schema, around, place);
  // The schema's own properties count beside those of its parts.
  if (member(schema, 'type') !== undefined || member(schema, 'properties') !== undefined) {
    parts.push(ofType(schema, around, place));
  }
  return merged(parts, place);
}

function firstPossible(choices: readonly JsonValue[], around: Surroundings, place: string): JsonValue {
  let problem: unknown = new NoExample(`${place}: it is empty`);
  for (const choice of choices) {
    try {
      return exampleOf(choice, around, place);
    } catch (error) {
      problem = error;
    }
  }
  throw problem;
}

/** One value that has all the properties; parts that are no objects must be the same. */
function merged(parts: readonly JsonValue[], place: string): JsonValue {
  if (parts.every(isJsonObject)) {
    const entries = parts.flatMap((part) => Object.entries(part));
    return Object.fromEntries(entries);
  }
  const [first, ...others] = parts.filter((part) => !isJsonObject(part) || Object.keys(part).length > 0);
  if (first === undefined) return {};
  if (others.some((other) => JSON.stringify(other) !== JSON.stringify(first))) {
    throw new NoExample(`${place}: its parts have no value in common that is known for certain`);
  }
  return first;
}

function ofType(schema: JsonObject, around: Surroundings, place: string): JsonValue {
  switch (typeOf(schema)) {
    case 'object':
      return exampleObject(schema, around, place);
    case 'array':
      return exampleArray(schema, around, place);
    case 'string': {
      const text = exampleString(schema);
      if (text === undefined) throw new NoExample(`${place}: it is a string with a pattern or a narrow length`);
      return text;
    }
    case 'integer':
    case 'number': {
      const number = exampleNumber(schema);
      if (number === undefined) throw new NoExample(`${place}: its limits leave no simple number`);
      return number;
    }
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return {};
  }
}

/** The type, of several the first that is not null, else what the keywords speak of. */
function typeOf(schema: JsonObject): JsonValue | undefined {
  const type = member(schema, 'type');
  if (Array.isArray(type)) return type.find((each) => each !== 'null') ?? 'null';
  if (type !== undefined) return type;
  if (member(schema, 'properties') !== undefined || member(schema, 'required') !== undefined) return 'object';
  if (member(schema, 'items') !== undefined) return 'array';
  if (member(schema, 'pattern') !== undefined || member(schema, 'format') !== undefined) return 'string';
  return undefined;
}

function exampleObject(schema: JsonObject, around: Surroundings, place: string): JsonValue {
  const properties = member(schema, 'properties');
  const listed = member(schema, 'required');
  const required = new Set(Array.isArray(listed) ? listed : []);
  const entries = new Map<string, JsonValue>();
  for (const [name, property] of Object.entries(isJsonObject(properties) ? properties : {})) {
    // A response does not have it, required or not.
    if (isJsonObject(property) && member(property, 'writeOnly') === true) continue;
    try {
      entries.set(name, exampleOf(property, around, `${place}/${name}`));
    } catch (error) {
      if (required.has(name)) throw error;
    }
  }
  for (const name of required) {
    const isKnown = typeof name !== 'string' || (isJsonObject(properties) && Object.hasOwn(properties, name));
    if (!isKnown) entries.set(name, exampleOf(member(schema, 'additionalProperties'), around, `${place}/${name}`));
  }
  const fewest = member(schema, 'minProperties');
  if (typeof fewest === 'number' && entries.size < fewest) throw new NoExample(`${place}: it has minProperties`);
  // `fromEntries` makes own members of names such as `__proto__`.
  return Object.fromEntries(entries);
}

function exampleArray(schema: JsonObject, around: Surroundings, place: string): JsonValue {
  const fewest = member(schema, 'minItems');
  const least = typeof fewest === 'number' ? fewest : 0;
  const most = member(schema, 'maxItems');
  if (most === 0) return [];
  if (least > 100) throw new NoExample(`${place}: it has more than 100 items`);
  if (least > 1 && member(schema, 'uniqueItems') === true) throw new NoExample(`${place}: its items are unique`);
  try {
    const item = exampleOf(member(schema, 'items'), around, `${place}/items`);
    return Array.from({ length: Math.max(1, least) }, () => item);
  } catch (error) {
    if (least === 0) return [];
    throw error;
  }
}
