import { isJsonObject, type JsonObject, type JsonValue, member } from '../../model/index.js';

/** How a schema holds another: as the type of a member or an item, or as the schema itself (`allOf` and its like). */
export interface SchemaChild {
  readonly schema: JsonObject;
  readonly as: 'member' | 'part';
}

/** The schemas directly inside the schema, in the order of the keywords that types are made from. */
export function schemaChildren(schema: JsonObject): SchemaChild[] {
  const children: SchemaChild[] = [];
  const add = (value: JsonValue | undefined, as: SchemaChild['as']): void => {
    if (isJsonObject(value)) children.push({ schema: value, as });
  };
  const addAll = (value: JsonValue | undefined, as: SchemaChild['as']): void => {
    if (Array.isArray(value)) for (const item of value) add(item, as);
    else if (isJsonObject(value)) for (const item of Object.values(value)) add(item, as);
  };
  for (const keyword of ['allOf', 'oneOf', 'anyOf']) {
    const parts = member(schema, keyword);
    if (Array.isArray(parts)) addAll(parts, 'part');
  }
  for (const keyword of ['properties', 'patternProperties']) {
    const members = member(schema, keyword);
    if (isJsonObject(members)) addAll(members, 'member');
  }
  add(member(schema, 'additionalProperties'), 'member');
  const items = member(schema, 'items');
  if (Array.isArray(items)) addAll(items, 'member');
  else add(items, 'member');
  const prefixItems = member(schema, 'prefixItems');
  if (Array.isArray(prefixItems)) addAll(prefixItems, 'member');
  return children;
}
