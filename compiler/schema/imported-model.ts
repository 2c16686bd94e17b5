import { isJsonObject, type JsonObject, type JsonValue, member, schemaReferencePrefix } from '../model/index.js';
import { schemaKeywords, schemaListKeywords, schemaMapKeywords } from './subschema-keywords.js';

/**
 * What an import keeps of a schema. Recorded: title, description, format, minItems, enum, items, required; the rest is
 * taken from the guide, which names what is not supported: `exclusiveMinimum`, `example`, `readOnly`, `discriminator`,
 * `default`, `deprecated`, `nullable` (recorded too), `minProperties` and `maxProperties` (one report).
 * Whether `minItems` and `maxItems` are enforced after an import is open; a recorded import keeps `minItems`.
 */
const keptKeywords: ReadonlySet<string> = new Set([
  'title',
  'description',
  'type',
  'format',
  'enum',
  'required',
  'properties',
  'additionalProperties',
  'items',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minLength',
  'maxLength',
  'pattern',
  'minimum',
  'maximum',
  'exclusiveMaximum',
  'multipleOf',
  'allOf',
  'anyOf',
  'oneOf',
  'not',
]);

/**
 * The model as API Gateway holds it after an import: JSON Schema draft 4.
 *
 * @param body the schema as it stands in the Body, from `bodySchema`
 * @param modelReference what the `$ref` to the model of that name becomes; at AWS
 *   `https://apigateway.amazonaws.com/restapis/{id}/models/{name}` (recorded), see {@link modelReference}
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
export function importedModel(body: JsonObject, modelReference: (name: string) => string): JsonObject {
  const reference = member(body, '$ref');
  if (typeof reference === 'string') {
    return {
      $ref: reference.startsWith(schemaReferencePrefix) ? modelReference(referencedName(reference)) : reference,
    };
  }
  const convert = (value: JsonValue): JsonValue => (isJsonObject(value) ? importedModel(value, modelReference) : value);
  const kept: [string, JsonValue][] = [];
  for (const [key, value] of Object.entries(body)) {
    if (!keptKeywords.has(key)) continue;
    if (schemaMapKeywords.has(key) && isJsonObject(value)) {
      kept.push([key, Object.fromEntries(Object.entries(value).map(([name, schema]) => [name, convert(schema)]))]);
    } else if (schemaListKeywords.has(key) && Array.isArray(value)) kept.push([key, value.map(convert)]);
    else if (schemaKeywords.has(key)) kept.push([key, convert(value)]);
    else kept.push([key, value]);
  }
  return Object.fromEntries(kept);
}

/** The name of the schema to which a `#/components/schemas/{name}` points. */
export function referencedName(reference: string): string {
  return reference.slice(schemaReferencePrefix.length).replaceAll('~1', '/').replaceAll('~0', '~');
}

/**
 * The URL by which models of one API refer to each other.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html
 */
export function modelReference(restApiId: string, name: string): string {
  return `https://apigateway.amazonaws.com/restapis/${restApiId}/models/${encodeURIComponent(name)}`;
}
