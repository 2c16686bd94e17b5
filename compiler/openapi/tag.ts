import type { DocumentNode } from '../document/index.js';
import { checkExtensions, itemsOf, memberOf, readExtension, stringOf, tagValue } from '../extensions/index.js';
import type { JsonValue, Text } from '../model/index.js';
import type { OpenApiContext } from './context.js';

/** The Tag Objects of the root, opaque, and the AWS tags of an HTTP API among them. */
export interface TagReading {
  readonly tags: readonly JsonValue[];
  readonly awsTags: ReadonlyMap<string, Text>;
}

/**
 * Reads the `tags` of the root.
 *
 * @see https://spec.openapis.org/oas/v3.0.3#tag-object
 */
export function readTags(root: DocumentNode, context: OpenApiContext): TagReading {
  const node = memberOf(root, 'tags', context);
  const items = node === undefined ? [] : itemsOf(node, context);
  const awsTags = new Map<string, Text>();
  for (const item of items) {
    checkExtensions(item, 'tag', context);
    const nameNode = memberOf(item, 'name', context);
    const name = nameNode && stringOf(nameNode, 'name', context);
    const value = readExtension(tagValue, item, context);
    if (name !== undefined && value !== undefined) awsTags.set(name, value);
  }
  return { tags: items.map(({ value }) => value), awsTags };
}
