/** Keywords whose value is one schema (`additionalProperties` and `additionalItems` may be boolean as well). */
export const schemaKeywords: ReadonlySet<string> = new Set(['additionalItems', 'additionalProperties', 'items', 'not']);

/** Keywords whose value is a list of schemas; `items` may be one too, in JSON Schema draft 4. */
export const schemaListKeywords: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'items', 'oneOf']);

/** Keywords whose value is a map from names to schemas. */
export const schemaMapKeywords: ReadonlySet<string> = new Set([
  'definitions',
  'dependencies',
  'patternProperties',
  'properties',
]);
