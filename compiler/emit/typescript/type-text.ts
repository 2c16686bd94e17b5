import type { JSONSchema } from 'json-schema-to-typescript';
import { isJsonObject, type JsonObject, type JsonValue, member } from '../../model/index.js';
import { docComment, docCommentLines } from './doc-comment.js';
import { referencedName } from './schema-reference.js';
import type { Direction, SchemaVariants } from './schema-variants.js';
import { propertyName } from './tidy-type.js';

/**
 * A schema for json-schema-to-typescript, made by us member by member: no keyword of a document reaches it unread. Its
 * `tsType`, which the library prints as it is, holds a placeholder or the name of a type, never a text of the document.
 */
export type LibrarySchema = Pick<
  JSONSchema,
  'tsType' | 'description' | 'type' | 'enum' | 'anyOf' | 'allOf' | 'properties' | 'required' | 'additionalProperties'
>;

/** What the text of a type needs to know about the world outside its schema. */
export interface TypeTextContext {
  readonly direction: Direction;
  readonly variants: SchemaVariants;
  /** A placeholder for the type that the library will make of the schema. */
  readonly compile: (schema: LibrarySchema) => string;
  /** A placeholder for a text. */
  readonly placeholder: (text: string) => string;
  /** A placeholder for the type of a named schema; undefined when it has none, or when it would be a part of itself. */
  readonly reference: (schemaName: string, isPart: boolean) => string | undefined;
  /** The value of the schema that a name stands for: to look into the members of discriminated unions. */
  readonly named: (schemaName: string) => JsonObject | undefined;
  /** Called when the schema is nested more deeply than types are made for. */
  readonly tooDeep: () => void;
}

/** Levels of schemas inside schemas; what lies deeper becomes `unknown`. */
const maximumDepth = 64;

const scalars = new Map([
  ['string', 'string'],
  ['number', 'number'],
  ['integer', 'number'],
  ['boolean', 'boolean'],
  ['null', 'null'],
]);

/**
 * The type of a schema as text, not yet tidied, with placeholders `$gwN` for names and for what the library makes.
 *
 * Objects with a fixed set of members, arrays and scalars are written here; unions, intersections, enumerations and
 * index signatures are left to json-schema-to-typescript, which sees one level at a time, its parts as placeholders.
 * That saves most of its time, which would be half of a whole build, and keeps from it what it would print as it is
 * (`tsType`, `tsEnumNames`), take for a name (`title`), follow (`$ref`), expand (`minItems`) or recurse into.
 * What OpenAPI adds to JSON Schema (`nullable`, `discriminator`, `readOnly`, type `file`) is translated.
 */
export function typeText(value: JsonValue | undefined, context: TypeTextContext, depth = 0, isPart = true): string {
  if (value === false) return 'never';
  if (!isJsonObject(value)) return 'unknown';
  if (depth > maximumDepth) {
    context.tooDeep();
    return 'unknown';
  }
  const name = referencedName(value);
  if (name !== undefined) return context.reference(name, isPart) ?? 'unknown';
  if (Object.hasOwn(value, '$ref')) return 'unknown';

  const inner = (schema: JsonValue | undefined, part = false): string =>
    typeText(schema, context, depth + 1, part && isPart);
  const isNullable = member(value, 'nullable') === true || member(value, 'x-nullable') === true;

  const constant = member(value, 'const');
  const values = constant === undefined ? member(value, 'enum') : [constant];
  if (Array.isArray(values) && values.length > 0) {
    return enumeration(isNullable && !values.includes(null) ? [...values, null] : values, context);
  }

  const own = ownTypes(value, context, inner);
  const parts = list(value, 'allOf').map((part) => inner(part, true));
  for (const keyword of ['oneOf', 'anyOf']) {
    const members = list(value, keyword);
    // `anyOf: [{ required: [a] }, { required: [b] }]` beside properties: which of them must be there is no matter of types.
    if (members.every((part) => isJsonObject(part) && !constrainsType(part))) continue;
    parts.push(
      union(
        members.map((part) => selected(part, value, inner(part, true), context)),
        context,
      ),
    );
  }
  if (own.length > 0) parts.push(union(own, context));
  const whole = intersection(parts, context);
  return isNullable ? union([whole, 'null'], context) : whole;
}

/** The types that the schema's own keywords give it; none when only its parts do. */
function ownTypes(
  value: JsonObject,
  context: TypeTextContext,
  inner: (schema: JsonValue | undefined) => string,
): string[] {
  const declared = member(value, 'type');
  if (declared === 'file' || (declared === 'string' && member(value, 'format') === 'binary')) return ['Blob'];
  const hasMembers = ['properties', 'additionalProperties', 'patternProperties'].some((key) =>
    Object.hasOwn(value, key),
  );
  const hasItems = Object.hasOwn(value, 'items') || Object.hasOwn(value, 'prefixItems');
  const types = Array.isArray(declared) ? declared : typeof declared === 'string' ? [declared] : [];
  if (types.length === 0)
    return hasMembers ? [objectType(value, context, inner)] : hasItems ? [arrayType(value, context, inner)] : [];
  const hasParts = ['allOf', 'oneOf', 'anyOf'].some((key) => list(value, key).length > 0);
  return types.flatMap((type) => {
    if (typeof type !== 'string') return [];
    if (type === 'array') return [arrayType(value, context, inner)];
    // `type: object` beside `allOf` says nothing that the parts do not say.
    if (type === 'object')
      return hasParts && !hasMembers && !hasRequired(value) ? [] : [objectType(value, context, inner)];
    return scalars.get(type) ?? [];
  });
}

function objectType(
  value: JsonObject,
  context: TypeTextContext,
  inner: (schema: JsonValue | undefined) => string,
): string {
  const declared = member(value, 'properties');
  const properties = isJsonObject(declared) ? declared : {};
  const required = new Set(list(value, 'required'));
  const members: Member[] = [];
  for (const [name, property] of Object.entries(properties)) {
    if (isJsonObject(property) && context.variants.isLeftOut(property, context.direction)) continue;
    members.push({
      name,
      type: inner(property),
      comment: memberComment(property, context.direction),
      isRequired: required.has(name),
    });
  }
  // Required but declared elsewhere, in another part of an `allOf`: all that is known here is that it is there.
  for (const name of required) {
    if (typeof name === 'string' && !Object.hasOwn(properties, name))
      members.push({ name, type: 'unknown', comment: '', isRequired: true });
  }
  const additional = member(value, 'additionalProperties');
  const patterns = member(value, 'patternProperties');
  const others = isJsonObject(patterns) ? Object.values(patterns).map((schema) => inner(schema)) : [];
  if (isJsonObject(additional)) others.push(inner(additional));
  else if (additional === true || (members.length === 0 && additional === undefined && others.length === 0))
    others.push('unknown');
  if (others.length === 0) return `{\n${members.map(memberText).join('\n')}\n}`;
  if (members.length === 0 || others.includes('unknown')) {
    const index = `[k: string]: ${others.includes('unknown') ? 'unknown' : union(others, context)}`;
    return `{\n${[...members.map(memberText), index].join('\n')}\n}`;
  }
  return indexed(members, union(others, context), context);
}

interface Member {
  readonly name: string;
  readonly type: string;
  /** What its doc comment says; '' for nothing. */
  readonly comment: string;
  readonly isRequired: boolean;
}

function memberText({ name, type, comment, isRequired }: Member): string {
  const doc = docComment(comment);
  return `${doc === '' ? '' : `${doc}\n`}${propertyName(name)}${isRequired ? '' : '?'}: ${type}`;
}

/** Named members beside an index signature: the library widens the signature to hold them all, as TypeScript demands. */
function indexed(members: readonly Member[], others: string, context: TypeTextContext): string {
  const properties: Record<string, LibrarySchema> = {};
  const required: string[] = [];
  for (const { name, type, comment, isRequired } of members) {
    const key = context.placeholder(propertyName(name));
    const description = docCommentLines(comment).join('\n');
    properties[key] = { ...librarySchema(type, context), ...(description === '' ? {} : { description }) };
    if (isRequired) required.push(key);
  }
  return context.compile({
    type: 'object',
    properties,
    required,
    additionalProperties: librarySchema(others, context),
  });
}

function arrayType(
  value: JsonObject,
  context: TypeTextContext,
  inner: (schema: JsonValue | undefined) => string,
): string {
  const items = member(value, 'items');
  const positions = [
    ...list(value, 'prefixItems'),
    ...(Array.isArray(items) ? items : isJsonObject(items) ? [items] : []),
  ];
  return `${
    positions.length === 0
      ? 'unknown'
      : union(
          positions.map((schema) => inner(schema)),
          context,
        )
  }[]`;
}

/** The description, default and deprecation of a member become its doc comment. */
function memberComment(property: JsonValue, direction: Direction): string {
  if (!isJsonObject(property) || Object.hasOwn(property, '$ref')) return '';
  const description = member(property, 'description');
  const fallback = member(property, 'default');
  const isShort =
    typeof fallback === 'number' ||
    typeof fallback === 'boolean' ||
    (typeof fallback === 'string' && fallback.length < 60);
  const tags = [
    ...(direction === 'write' && isShort ? [`@default ${JSON.stringify(fallback)}`] : []),
    ...(member(property, 'deprecated') === true ? ['@deprecated'] : []),
  ];
  if (typeof description !== 'string' && tags.length === 0) return '';
  return [...(typeof description === 'string' ? [description] : []), ...tags].join('\n');
}

/**
 * A member of a `oneOf` with a discriminator: where its property has no values of its own, the type is narrowed to those
 * that select it, so that TypeScript tells the members apart.
 */
function selected(part: JsonValue, whole: JsonObject, type: string, context: TypeTextContext): string {
  const discriminator = member(whole, 'discriminator');
  if (!isJsonObject(discriminator) || !isJsonObject(part)) return type;
  const property = member(discriminator, 'propertyName');
  const name = referencedName(part);
  const target = name === undefined ? undefined : context.named(name);
  if (typeof property !== 'string' || name === undefined || target === undefined) return type;
  const properties = member(target, 'properties');
  const declared = isJsonObject(properties) ? member(properties, property) : undefined;
  // A property that has values, is no plain string or stands behind a reference would make an intersection of nothing.
  if (
    isJsonObject(declared) &&
    (member(declared, 'type') !== 'string' || Object.hasOwn(declared, 'enum') || Object.hasOwn(declared, 'const'))
  ) {
    return type;
  }
  const mapping = member(discriminator, 'mapping');
  const values = Object.entries(isJsonObject(mapping) ? mapping : {})
    .filter(([, to]) => to === name || (typeof to === 'string' && referencedName({ $ref: to }) === name))
    .map(([value]) => value);
  const selector = enumeration(values.length === 0 ? [name] : values, context);
  return intersection([type, `{\n${propertyName(property)}: ${selector}\n}`], context);
}

function enumeration(values: readonly JsonValue[], context: TypeTextContext): string {
  const literals = values.filter((value) => value === null || typeof value !== 'object');
  // Only scalars can be written as types.
  return literals.length < values.length ? 'unknown' : context.compile({ enum: [...new Set(literals)] });
}

function union(types: readonly string[], context: TypeTextContext): string {
  const [only] = types;
  if (only === undefined) return 'unknown';
  return types.length === 1 ? only : context.compile({ anyOf: types.map((type) => librarySchema(type, context)) });
}

function intersection(types: readonly string[], context: TypeTextContext): string {
  const [only] = types;
  if (only === undefined) return 'unknown';
  return types.length === 1 ? only : context.compile({ allOf: types.map((type) => librarySchema(type, context)) });
}

/** A type as the library knows it: what it can reason about by keyword, all else as a placeholder. */
function librarySchema(type: string, context: TypeTextContext): LibrarySchema {
  if (type === 'unknown') return {};
  if (type === 'string' || type === 'number' || type === 'boolean' || type === 'null') return { type };
  return { tsType: /^(\$gw\d+|never|Blob)$/.test(type) ? type : context.placeholder(type) };
}

/** Whether a part of a union adds to a type, rather than only demanding or forbidding members. */
function constrainsType(part: JsonObject): boolean {
  const keywords = [
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
  ];
  return keywords.some((keyword) => Object.hasOwn(part, keyword));
}

function hasRequired(value: JsonObject): boolean {
  return list(value, 'required').length > 0;
}

function list(value: JsonObject, keyword: string): readonly JsonValue[] {
  const found = member(value, keyword);
  return Array.isArray(found) ? found : [];
}
