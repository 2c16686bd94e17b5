import { type JsonObject, member, schemaReferencePrefix } from '../../model/index.js';

/** The name in {@link Contract.schemas} that the schema's `$ref` points to, or undefined when it has none. */
export function referencedName(schema: JsonObject): string | undefined {
  const reference = member(schema, '$ref');
  if (typeof reference !== 'string' || !reference.startsWith(schemaReferencePrefix)) return undefined;
  return reference.slice(schemaReferencePrefix.length).replaceAll('~1', '/').replaceAll('~0', '~');
}
