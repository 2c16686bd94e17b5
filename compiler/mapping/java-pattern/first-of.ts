import { type CodePointSet, union } from './code-point-set.js';
import { isNullable } from './is-nullable.js';
import type { JavaPatternNode } from './java-pattern-node.js';

/** With which code points a node may begin that consumes any. */
export function firstOf(node: JavaPatternNode): CodePointSet {
  switch (node.kind) {
    case 'set':
      return node.set;
    case 'assert':
    case 'look':
    case 'back':
      return [];
    case 'choice':
      return union(...node.of.map(firstOf));
    case 'sequence': {
      const sets: CodePointSet[] = [];
      for (const part of node.of) {
        sets.push(firstOf(part));
        if (!isNullable(part)) break;
      }
      return union(...sets);
    }
    case 'repeat':
      return node.maximum === 0 ? [] : firstOf(node.node);
    case 'group':
    case 'atomic':
      return firstOf(node.node);
    default:
      return node satisfies never;
  }
}
