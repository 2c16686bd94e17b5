import type { Instruction } from '../../runtime/validation/linear-pattern.js';
import type { PatternNode } from './parse-pattern.js';

/** More instructions than that would make matching slow in another way. */
const longest = 1000;

/**
 * Translates a pattern into a program that runs in time proportional to the text, whatever the text: Thompson's
 * construction.
 *
 * @returns undefined when the pattern is no regular expression in the strict sense, or its program is too long
 */
export function linearProgram(tree: PatternNode): readonly Instruction[] | undefined {
  const program: Instruction[] = [];
  const emit = (node: PatternNode): boolean => {
    if (program.length > longest) return false;
    switch (node.kind) {
      case 'units':
        program.push({ op: 'units', ranges: node.ranges.flat(), negated: node.negated });
        return true;
      case 'start':
      case 'end':
      case 'word':
      case 'notWord':
        program.push({ op: node.kind });
        return true;
      case 'sequence':
        return node.of.every(emit);
      case 'choice': {
        const ends: number[] = [];
        for (const [index, option] of node.of.entries()) {
          const split = program.length;
          const isLast = index === node.of.length - 1;
          if (!isLast) program.push({ op: 'split', to: 0 });
          if (!emit(option)) return false;
          if (isLast) continue;
          ends.push(program.length);
          program.push({ op: 'jump', to: 0 });
          program[split] = { op: 'split', to: program.length };
        }
        for (const end of ends) program[end] = { op: 'jump', to: program.length };
        return true;
      }
      case 'repeat': {
        for (let count = 0; count < node.minimum; count += 1) if (!emit(node.node)) return false;
        if (node.maximum === Number.POSITIVE_INFINITY) {
          const split = program.length;
          program.push({ op: 'split', to: 0 });
          if (!emit(node.node)) return false;
          program.push({ op: 'jump', to: split });
          program[split] = { op: 'split', to: program.length };
          return true;
        }
        const splits: number[] = [];
        for (let count = node.minimum; count < node.maximum; count += 1) {
          splits.push(program.length);
          program.push({ op: 'split', to: 0 });
          if (!emit(node.node)) return false;
        }
        for (const split of splits) program[split] = { op: 'split', to: program.length };
        return true;
      }
      case 'other':
        return false;
      default:
        return node satisfies never;
    }
  };
  return emit(tree) ? program : undefined;
}
