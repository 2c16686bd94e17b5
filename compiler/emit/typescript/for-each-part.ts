import { isJsonObject, type JsonObject, type JsonValue } from '../../model/index.js';

/** How a schema holds another: as the type of a member or an item, or as the schema itself (`allOf` and its like). */
export type PartKind = 'member' | 'part';

type Visit = (inner: JsonObject, kind: PartKind) => void;

/** Visits the schemas directly inside the schema from which its type is made. Makes no copies: it is called for every schema of a document, more than once. */
export function forEachPart(schema: JsonObject, visit: Visit): void {
  for (const keyword of Object.keys(schema)) {
    switch (keyword) {
      case 'allOf':
      case 'oneOf':
      case 'anyOf':
        visitItems(schema[keyword], 'part', visit);
        break;
      case 'properties':
      case 'patternProperties': {
        const members = schema[keyword];
        if (isJsonObject(members)) for (const name of Object.keys(members)) visitSchema(members[name], 'member', visit);
        break;
      }
      case 'prefixItems':
      case 'items':
      case 'additionalProperties':
        visitItems(schema[keyword], 'member', visit);
        visitSchema(schema[keyword], 'member', visit);
        break;
      default:
    }
  }
}

function visitItems(value: JsonValue | undefined, kind: PartKind, visit: Visit): void {
  if (Array.isArray(value)) for (const item of value) visitSchema(item, kind, visit);
}

function visitSchema(value: JsonValue | undefined, kind: PartKind, visit: Visit): void {
  if (isJsonObject(value)) visit(value, kind);
}
