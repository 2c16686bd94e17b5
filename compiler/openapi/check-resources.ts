import { diagnostic, type Location } from '../diagnostics/index.js';
import type { OpenApiContext } from './context.js';
import { hasPlaceholder, pathSegments } from './path-template.js';

interface Node {
  readonly children: Map<string, Node>;
  /** The first child that is a variable, as written. */
  variable?: string;
}

/**
 * Reports the paths that the import of a REST API refuses: characters that a segment may not have, two names for the
 * variable at one place, anything below a greedy variable.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
export function checkResources(
  paths: readonly { readonly path: string; readonly at: Location }[],
  context: Pick<OpenApiContext, 'refuse'>,
): void {
  const root: Node = { children: new Map() };
  for (const { path, at } of paths) {
    let node = root;
    let greedy: string | undefined;
    for (const segment of pathSegments(path)) {
      if (greedy !== undefined) {
        context.refuse(diagnostic('path-below-greedy', { path, greedy }, at));
        break;
      }
      if (!hasPlaceholder(segment) && !isSegment(segment)) {
        context.refuse(diagnostic('path-segment', { path, segment }, at));
      }
      if (isVariable(segment)) {
        if (node.variable !== undefined && node.variable !== segment) {
          const parameters = { path, sibling: node.variable };
          context.refuse(diagnostic('path-sibling-variable', parameters, at));
          break;
        }
        node.variable = segment;
        if (segment.endsWith('+}')) greedy = segment;
      }
      const child: Node = node.children.get(segment) ?? { children: new Map() };
      node.children.set(segment, child);
      node = child;
    }
  }
}

/** AWS's newer texts name the colon and the comma among the characters that a segment may have. */
function isSegment(segment: string): boolean {
  return /^[A-Za-z0-9_.,:-]+$/.test(segment) || /^\{[A-Za-z0-9_.,:-]+\+?\}$/.test(segment);
}

function isVariable(segment: string): boolean {
  return /^\{[^{}]+\}$/.test(segment);
}
