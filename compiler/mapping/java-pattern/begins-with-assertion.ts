import { isNullable } from './is-nullable.js';
import type { JavaPatternNode } from './java-pattern-node.js';

/** Whether an assertion, look-around or reference stands before the first code point that is consumed. */
export function beginsWithAssertion(node: JavaPatternNode): boolean {
  switch (node.kind) {
    case 'set':
      return false;
    case 'assert':
    case 'look':
    case 'back':
      return true;
    case 'choice':
      return node.of.some(beginsWithAssertion);
    case 'sequence':
      for (const part of node.of) {
        if (beginsWithAssertion(part)) return true;
        if (!isNullable(part)) return false;
      }
      return false;
    case 'repeat':
    case 'group':
    case 'atomic':
      return beginsWithAssertion(node.node);
    default:
      return node satisfies never;
  }
}
