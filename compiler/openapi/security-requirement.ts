import type { DocumentNode } from '../document/index.js';
import { itemsOf, memberOf, rawMembersOf, stringsOf, wrongType } from '../extensions/index.js';
import type { SecurityRequirement } from '../model/index.js';
import type { OpenApiContext } from './context.js';

/**
 * Reads the `security` of an operation or of the root; undefined when it has none, an empty list when it asks for
 * nothing.
 *
 * @see https://spec.openapis.org/oas/v3.0.3#security-requirement-object
 */
export function readSecurity(
  parent: DocumentNode,
  context: OpenApiContext,
): readonly SecurityRequirement[] | undefined {
  const node = memberOf(parent, 'security', context);
  if (node === undefined) return undefined;
  if (!Array.isArray(node.value)) return wrongType(node, 'security', 'a list', context);
  return itemsOf(node, context).map((item) =>
    // `- login:` in YAML gives null instead of a list; it must not open the method.
    rawMembersOf(item, context).map(([scheme, scopes]) => ({ scheme, scopes: stringsOf(scopes, 'scopes', context) })),
  );
}
