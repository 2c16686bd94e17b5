import { diagnostic, keyLocation } from '../diagnostics/index.js';
import type { DocumentNode } from '../document/index.js';
import { checkExtensions, isObjectNode, memberOf, membersOf } from '../extensions/index.js';
import type { SecurityRequirement } from '../model/index.js';
import { checkResources } from './check-resources.js';
import type { OpenApiContext } from './context.js';
import { type PathItemReading, readPathItem } from './path-item.js';
import { hasPlaceholder, pathSegments } from './path-template.js';

/**
 * Reads the Paths Object, in the order of the document. Two keys that are one path to API Gateway become one.
 *
 * @see https://spec.openapis.org/oas/v3.0.3#paths-object
 */
export function readPaths(
  root: DocumentNode,
  rootSecurity: readonly SecurityRequirement[],
  context: OpenApiContext,
): readonly PathItemReading[] {
  const node = memberOf(root, 'paths', context);
  if (node === undefined || !isObjectNode(node, 'paths', context)) return [];
  checkExtensions(node, 'paths', context);
  const items = new Map<string, PathItemReading>();
  for (const [key, member] of membersOf(node, context)) {
    if (key.startsWith('x-')) continue;
    const path = pathOf(key, member, context);
    const item = readPathItem(path, member, rootSecurity, context);
    if (item === undefined) continue;
    const former = items.get(path);
    items.set(path, former === undefined ? item : joinItems(former, item, context));
  }
  const found = [...items.values()];
  if (context.protocol === 'REST') checkResources(found, context);
  return found;
}

function pathOf(key: string, node: DocumentNode, context: OpenApiContext): string {
  const at = keyLocation(node.at);
  if (hasPlaceholder(key)) context.report(diagnostic('path-placeholder', { path: key }, at));
  if (!key.startsWith('/')) context.report(diagnostic('path-without-slash', { path: key }, at));
  const path = key.startsWith('/') ? key : `/${key}`;
  if (context.protocol === 'HTTP' || path === '/' || !path.endsWith('/')) return path;
  const newPath = path.replace(/\/+$/, '') || '/';
  context.report(diagnostic('path-trailing-slash', { path, newPath }, at));
  return newPath;
}

function joinItems(former: PathItemReading, item: PathItemReading, context: OpenApiContext): PathItemReading {
  const added = item.operations.filter(({ operation }) => {
    const isTaken = former.operations.some((other) => other.operation.method === operation.method);
    if (isTaken) {
      const parameters = { method: operation.method, path: former.path, part: pathSegments(former.path).at(-1) ?? '' };
      context.report(diagnostic('path-duplicate', parameters, operation.at));
    }
    return !isTaken;
  });
  return { ...former, operations: [...former.operations, ...added] };
}
