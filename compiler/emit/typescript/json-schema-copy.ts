import { isJsonObject, type JsonObject, type JsonValue, member } from '../../model/index.js';
import { docCommentLines } from './doc-comment.js';
import { referencedName } from './schema-reference.js';
import type { Direction, SchemaVariants } from './schema-variants.js';

/** A node of the copy: made by us alone, member by member, so that no keyword of a document reaches the library unread. */
export type CopiedSchema = Record<string, unknown>;

/** What the copy needs to know about the world outside the schema. */
export interface CopyContext {
  readonly direction: Direction;
  readonly variants: SchemaVariants;
  /** A placeholder, `$gwN`, that stands for the text until the type is tidied. */
  readonly placeholder: (text: string) => string;
  /** The name of the type of a named schema; undefined when there is none. `asPart` when the schema would be a part of itself. */
  readonly typeName: (schemaName: string, isPart: boolean) => string | undefined;
  /** Called once when the schema is nested more deeply than types are made for. */
  readonly tooDeep: () => void;
  /** The value of the schema that a name stands for: to look into the members of discriminated unions. */
  readonly named: (schemaName: string) => JsonObject | undefined;
}

/** Levels of schemas inside schemas; what lies deeper becomes `unknown`. json-schema-to-typescript overflows on very deep ones. */
const maximumDepth = 64;

const types = new Set(['string', 'number', 'integer', 'boolean', 'array', 'object', 'null']);

/** Names that can stand in a copy as they are; all others, such as `__proto__` and `hasOwnProperty`, travel as placeholders. */
const harmlessName = /^(?!gw)[A-Za-z][A-Za-z0-9_]*$/;

const unknownType: CopiedSchema = { tsType: 'unknown' };

/**
 * A copy of the schema for json-schema-to-typescript that holds only the keywords from which types are made. The library
 * prints `tsType` and `tsEnumNames` as they are, names types by `title`, follows `$ref`s and expands `minItems` into
 * tuples: none of these come from the document. References become the names of our types; what OpenAPI adds to JSON
 * Schema (`nullable`, `discriminator`, `readOnly`, type `file`) is translated.
 */
export function jsonSchemaCopy(
  value: JsonValue | undefined,
  context: CopyContext,
  depth = 0,
  isPart = true,
): CopiedSchema {
  if (value === false) return { tsType: 'never' };
  if (!isJsonObject(value)) return { ...unknownType };
  if (depth > maximumDepth) {
    context.tooDeep();
    return { ...unknownType };
  }
  const name = referencedName(value);
  if (name !== undefined) return withNullable(value, { tsType: context.typeName(name, isPart) ?? 'unknown' });
  if (Object.hasOwn(value, '$ref')) return { ...unknownType };

  const inner = (schema: JsonValue | undefined, part = false): CopiedSchema =>
    jsonSchemaCopy(schema, context, depth + 1, part && isPart);
  const copy: CopiedSchema = {};

  const constant = member(value, 'const');
  const values = constant === undefined ? member(value, 'enum') : [constant];
  if (Array.isArray(values) && values.length > 0) return withNullable(value, enumeration(values));

  const type = typeOf(value);
  if (isBinary(value, type)) return withNullable(value, { tsType: 'Blob' });
  if (type !== undefined) copy.type = type;

  if (mayBe(type, 'object')) copyObject(value, copy, context, inner);
  if (mayBe(type, 'array')) copyArray(value, copy, inner);

  const allOf = parts(value, 'allOf').map((part) => inner(part, true));
  const unions: CopiedSchema[][] = [];
  for (const keyword of ['oneOf', 'anyOf'] as const) {
    const members = parts(value, keyword);
    // `anyOf: [{ required: [a] }, { required: [b] }]` beside properties says which of them must be there: no type of its own.
    if (members.length === 0 || members.every((part) => isJsonObject(part) && !constrainsType(part))) continue;
    unions.push(members.map((part) => discriminated(part, value, inner(part, true), context)));
  }
  const own = Object.keys(copy).some((key) => key !== 'type') || (copy.type !== undefined && copy.type !== 'object');
  if (allOf.length + unions.length > 0) {
    const whole = [
      ...allOf,
      ...unions.map((members) => (members.length === 1 && members[0] ? members[0] : { anyOf: members })),
    ];
    const [only] = whole;
    if (own) whole.push(copy);
    return withNullable(value, whole.length === 1 && only !== undefined ? only : { allOf: whole });
  }
  if (copy.type === 'object' && copy.properties === undefined && copy.additionalProperties === undefined) {
    copy.additionalProperties = true;
  }
  if (Object.keys(copy).length === 0) return { ...unknownType };
  return withNullable(value, copy);
}

function copyObject(
  value: JsonObject,
  copy: CopiedSchema,
  context: CopyContext,
  inner: (schema: JsonValue | undefined) => CopiedSchema,
): void {
  const declared = member(value, 'properties');
  const required = new Set(strings(member(value, 'required')));
  const properties: CopiedSchema = {};
  const requiredKeys: string[] = [];
  const add = (name: string, schema: CopiedSchema): void => {
    const key =
      harmlessName.test(name) && !(name in Object.prototype) ? name : context.placeholder(JSON.stringify(name));
    properties[key] = schema;
    if (required.has(name)) requiredKeys.push(key);
  };
  for (const [name, property] of Object.entries(isJsonObject(declared) ? declared : {})) {
    if (isJsonObject(property) && context.variants.isLeftOut(property, context.direction)) {
      required.delete(name);
      continue;
    }
    const schema = inner(property);
    if (isJsonObject(property)) describe(property, schema, context);
    add(name, schema);
  }
  // A required member that is declared elsewhere, in another part of an `allOf`: only its presence is known here.
  if (typeOf(value) === 'object' || isJsonObject(declared)) {
    for (const name of required)
      if (!isJsonObject(declared) || !Object.hasOwn(declared, name)) add(name, { ...unknownType });
  }
  if (Object.keys(properties).length > 0) {
    copy.type ??= 'object';
    copy.properties = properties;
    copy.required = requiredKeys;
  }
  const others: CopiedSchema[] = [];
  const additional = member(value, 'additionalProperties');
  if (isJsonObject(additional)) others.push(inner(additional));
  else if (additional === true) others.push({ ...unknownType });
  const patterns = member(value, 'patternProperties');
  if (isJsonObject(patterns)) others.push(...Object.values(patterns).map((schema) => inner(schema)));
  const [only] = others;
  if (only === undefined) return;
  copy.type ??= 'object';
  copy.additionalProperties = others.length === 1 ? (only.tsType === 'unknown' ? true : only) : { anyOf: others };
}

function copyArray(
  value: JsonObject,
  copy: CopiedSchema,
  inner: (schema: JsonValue | undefined) => CopiedSchema,
): void {
  const items = member(value, 'items');
  const prefix = member(value, 'prefixItems');
  const positions = [...(Array.isArray(prefix) ? prefix : []), ...(Array.isArray(items) ? items : [])];
  if (positions.length > 0) {
    if (isJsonObject(items)) positions.push(items);
    copy.items = { anyOf: positions.map((schema) => inner(schema)) };
  } else if (isJsonObject(items)) copy.items = inner(items);
  else if (copy.type === 'array') copy.items = { ...unknownType };
  if (copy.items !== undefined) copy.type ??= 'array';
}

/** The description and deprecation of a member become its doc comment. */
function describe(property: JsonObject, copy: CopiedSchema, context: CopyContext): void {
  const description = member(property, 'description');
  const lines = typeof description === 'string' ? docCommentLines(description) : [];
  const constant = member(property, 'default');
  if (context.direction === 'write' && isShortScalar(constant)) {
    lines.push(...docCommentLines(`@default ${JSON.stringify(constant)}`));
  }
  if (lines.length > 0) copy.description = lines.join('\n');
  if (member(property, 'deprecated') === true) copy.deprecated = true;
}

function isShortScalar(value: JsonValue | undefined): boolean {
  return typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && value.length < 60);
}

/** A member of a `oneOf` with a discriminator gets the values that select it as the type of the property, where it does not have them. */
function discriminated(part: JsonValue, union: JsonObject, copy: CopiedSchema, context: CopyContext): CopiedSchema {
  const discriminator = member(union, 'discriminator');
  if (!isJsonObject(discriminator) || !isJsonObject(part)) return copy;
  const property = member(discriminator, 'propertyName');
  const name = referencedName(part);
  if (typeof property !== 'string' || name === undefined) return copy;
  const target = context.named(name);
  if (target === undefined) return copy;
  const properties = member(target, 'properties');
  const declared = isJsonObject(properties) ? member(properties, property) : undefined;
  if (isJsonObject(declared) && (Array.isArray(member(declared, 'enum')) || Object.hasOwn(declared, 'const')))
    return copy;
  // Another type than a plain string, or one that stands behind a reference, would make an intersection of nothing.
  if (isJsonObject(declared) && member(declared, 'type') !== 'string') return copy;
  const mapping = member(discriminator, 'mapping');
  const values = Object.entries(isJsonObject(mapping) ? mapping : {})
    .filter(([, to]) => to === name || (typeof to === 'string' && referencedName({ $ref: to }) === name))
    .map(([value]) => value);
  if (values.length === 0) values.push(name);
  const key =
    harmlessName.test(property) && !(property in Object.prototype)
      ? property
      : context.placeholder(JSON.stringify(property));
  const selector = enumeration(values);
  return { allOf: [copy, { type: 'object', properties: { [key]: selector }, required: [key] }] };
}

/** The keywords that a part must have to add to a type. */
function constrainsType(part: JsonObject): boolean {
  return [
    '$ref',
    'type',
    'properties',
    'items',
    'enum',
    'const',
    'allOf',
    'oneOf',
    'anyOf',
    'additionalProperties',
  ].some((keyword) => Object.hasOwn(part, keyword));
}

function parts(value: JsonObject, keyword: string): readonly JsonValue[] {
  const list = member(value, keyword);
  return Array.isArray(list) ? list : [];
}

function strings(value: JsonValue | undefined): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

/** The type or types of the schema, those that JSON Schema knows; a schema with properties is an object, one with items an array. */
function typeOf(value: JsonObject): string | string[] | undefined {
  const type = member(value, 'type');
  if (Array.isArray(type)) {
    const known = strings(type).filter((item) => types.has(item));
    const [only] = known;
    return known.length > 1 ? known : only;
  }
  if (typeof type === 'string' && types.has(type)) return type;
  return undefined;
}

function mayBe(type: string | string[] | undefined, wanted: 'object' | 'array'): boolean {
  return type === undefined || type === wanted || (Array.isArray(type) && type.includes(wanted));
}

function isBinary(value: JsonObject, type: string | string[] | undefined): boolean {
  return (type === 'string' && member(value, 'format') === 'binary') || member(value, 'type') === 'file';
}

function withNullable(value: JsonObject, copy: CopiedSchema): CopiedSchema {
  const isNullable = member(value, 'nullable') === true || member(value, 'x-nullable') === true;
  return isNullable && !allowsNull(copy) ? { anyOf: [copy, { type: 'null' }] } : copy;
}

function allowsNull(copy: CopiedSchema): boolean {
  const { type, enum: values } = copy;
  return (
    type === 'null' ||
    [type, values].some((list) => Array.isArray(list) && (list.includes('null') || list.includes(null)))
  );
}

/** The values as an enumeration; types can name scalars alone. */
function enumeration(values: readonly JsonValue[]): CopiedSchema {
  if (values.some((value) => typeof value === 'object' && value !== null)) return { ...unknownType };
  return { enum: [...new Set(values)] };
}
