import type { JavaPatternNode } from './java-pattern-node.js';

/** How many code points a node may consume; without bound, Infinity. */
export function lengthOf(node: JavaPatternNode): { readonly minimum: number; readonly maximum: number } {
  switch (node.kind) {
    case 'set':
      return { minimum: 1, maximum: 1 };
    case 'assert':
    case 'look':
      return { minimum: 0, maximum: 0 };
    case 'back':
      return { minimum: 0, maximum: Number.POSITIVE_INFINITY };
    case 'sequence': {
      const lengths = node.of.map(lengthOf);
      return {
        minimum: lengths.reduce((sum, { minimum }) => sum + minimum, 0),
        maximum: lengths.reduce((sum, { maximum }) => sum + maximum, 0),
      };
    }
    case 'choice': {
      const lengths = node.of.map(lengthOf);
      return {
        minimum: Math.min(...lengths.map(({ minimum }) => minimum)),
        maximum: Math.max(...lengths.map(({ maximum }) => maximum)),
      };
    }
    case 'repeat': {
      const { minimum, maximum } = lengthOf(node.node);
      return {
        minimum: minimum * node.minimum,
        maximum: maximum === 0 || node.maximum === 0 ? 0 : maximum * node.maximum,
      };
    }
    case 'group':
    case 'atomic':
      return lengthOf(node.node);
    default:
      return node satisfies never;
  }
}
