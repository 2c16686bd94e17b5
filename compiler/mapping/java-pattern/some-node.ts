import type { JavaPatternNode } from './java-pattern-node.js';

/** Whether the node, or one within it, is as `fits` asks. */
export function someNode(node: JavaPatternNode, fits: (node: JavaPatternNode) => boolean): boolean {
  if (fits(node)) return true;
  switch (node.kind) {
    case 'set':
    case 'assert':
    case 'back':
      return false;
    case 'sequence':
    case 'choice':
      return node.of.some((part) => someNode(part, fits));
    case 'repeat':
    case 'group':
    case 'atomic':
    case 'look':
      return someNode(node.node, fits);
    default:
      return node satisfies never;
  }
}
