import type { DocumentNode } from '../document/index.js';
import { isJsonObject, type JsonObject, type JsonValue, member, type Schema } from '../model/index.js';
import type { OpenApiContext } from './context.js';

/** Members that Swagger 2.0's parameters, items and headers share with schemas. */
const keywords: readonly string[] = [
  'type',
  'format',
  'items',
  'default',
  'maximum',
  'exclusiveMaximum',
  'minimum',
  'exclusiveMinimum',
  'maxLength',
  'minLength',
  'pattern',
  'maxItems',
  'minItems',
  'uniqueItems',
  'enum',
  'multipleOf',
];

/**
 * The schema that a parameter or header of Swagger 2.0 spells out itself; undefined when it has not even a type.
 * A file becomes what OpenAPI 3 makes of it, a binary string.
 */
export function swaggerSchema(node: DocumentNode, context: OpenApiContext): Schema | undefined {
  if (!isJsonObject(node.value)) return undefined;
  const members = Object.entries(node.value).filter(([key]) => keywords.includes(key));
  if (members.length === 0) return undefined;
  const value: JsonObject = Object.fromEntries<JsonValue>(members);
  if (member(value, 'type') === 'file') return { value: { ...value, type: 'string', format: 'binary' }, at: node.at };
  return context.readSchema({ value, at: node.at });
}
