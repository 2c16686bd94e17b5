import { isJsonObject, type JsonObject, type JsonValue } from '../../model/index.js';

/** How a schema holds another: as the type of a member or an item, or as the schema itself (`allOf` and its like). */
export type PartKind = 'member' | 'part';

/** Visits the schemas directly inside the schema from which its type is made. */
export function forEachPart(schema: JsonObject, visit: (inner: JsonObject, kind: PartKind) => void): void {
  for (const [keyword, value] of Object.entries(schema)) {
    switch (keyword) {
      case 'allOf':
      case 'oneOf':
      case 'anyOf':
        if (Array.isArray(value)) visitAll(value, 'part', visit);
        break;
      case 'properties':
      case 'patternProperties':
        if (isJsonObject(value)) visitAll(Object.values(value), 'member', visit);
        break;
      case 'prefixItems':
        if (Array.isArray(value)) visitAll(value, 'member', visit);
        break;
      case 'items':
      case 'additionalProperties':
        visitAll(Array.isArray(value) ? value : [value], 'member', visit);
        break;
      default:
    }
  }
}

function visitAll(
  values: readonly JsonValue[],
  kind: PartKind,
  visit: (inner: JsonObject, kind: PartKind) => void,
): void {
  for (const value of values) if (isJsonObject(value)) visit(value, kind);
}
