import type { JavaPatternNode } from './java-pattern-node.js';

/** Whether the node may match without consuming anything. */
export function isNullable(node: JavaPatternNode): boolean {
  switch (node.kind) {
    case 'set':
      return false;
    case 'assert':
    case 'look':
    case 'back':
      return true;
    case 'sequence':
      return node.of.every(isNullable);
    case 'choice':
      return node.of.some(isNullable);
    case 'repeat':
      return node.minimum === 0 || isNullable(node.node);
    case 'group':
    case 'atomic':
      return isNullable(node.node);
    default:
      return node satisfies never;
  }
}
