import { linearProgram } from './linear-program.js';
import { type PatternNode, parsePattern } from './parse-pattern.js';
import type { PatternPlan } from './pattern-plan.js';

/** Says what is wrong with a pattern. */
export interface SayOfPattern {
  (code: 'pattern-invalid', parameters: { readonly pattern: string; readonly reason: string }): void;
  (code: 'pattern-unbounded', parameters: { readonly pattern: string; readonly limit: number }): void;
}

/** Backtracking over so many characters ends, whatever the pattern. */
const longestOfUnbounded = 24;

/**
 * Plans how a pattern is matched. Nested repetitions make a backtracking engine slow beyond measure on texts that a
 * caller can choose, so that such patterns are matched without backtracking; those with look-around or back references,
 * which cannot be, are tried on short texts alone, and a diagnostic says so.
 *
 * @returns undefined, and a diagnostic, when it is no regular expression
 */
export function planPattern(source: string, say: SayOfPattern): PatternPlan | undefined {
  try {
    new RegExp(source);
  } catch (error) {
    say('pattern-invalid', { pattern: source, reason: error instanceof Error ? error.message : String(error) });
    return undefined;
  }
  const tree = parsePattern(source);
  if (tree !== undefined && !hasNestedRepeats(tree)) return { source };
  const program = tree === undefined ? undefined : linearProgram(tree);
  if (program !== undefined) return { source, program };
  // What the parser does not know may still be harmless: without two repetitions nothing can be nested.
  if (tree === undefined && (source.match(/[*+{]/g) ?? []).length < 2) return { source };
  say('pattern-unbounded', { pattern: source, limit: longestOfUnbounded });
  return { source, longest: longestOfUnbounded };
}

/** Whether something that repeats a lot stands in something that repeats. */
function hasNestedRepeats(node: PatternNode, inside = false): boolean {
  switch (node.kind) {
    case 'repeat': {
      const repeats = node.maximum > 1;
      // What may take different lengths is what a backtracking engine tries again.
      const varies = node.maximum > node.minimum;
      if (inside && varies) return true;
      return hasNestedRepeats(node.node, inside || (repeats && node.maximum > 10));
    }
    case 'sequence':
    case 'choice':
      // Options of one length that begin alike, `(a|a)*`, are as bad as a repetition.
      return (
        (inside && node.kind === 'choice' && mayBeginAlike(node.of)) ||
        node.of.some((inner) => hasNestedRepeats(inner, inside))
      );
    case 'other':
      return node.node !== undefined && hasNestedRepeats(node.node, inside);
    default:
      return false;
  }
}

/** Whether two options may begin with the same unit, or one may be empty. */
function mayBeginAlike(options: readonly PatternNode[]): boolean {
  const firsts = options.map(firstUnits);
  return firsts.some(
    (first, index) =>
      first === undefined || firsts.slice(index + 1).some((other) => other === undefined || overlap(first, other)),
  );
}

/** The ranges with which a node begins; undefined when that takes more than a look. */
function firstUnits(node: PatternNode): readonly (readonly [number, number])[] | undefined {
  switch (node.kind) {
    case 'units':
      return node.negated ? undefined : node.ranges;
    case 'sequence':
      return node.of[0] === undefined ? undefined : firstUnits(node.of[0]);
    case 'repeat':
      return node.minimum > 0 ? firstUnits(node.node) : undefined;
    default:
      return undefined;
  }
}

function overlap(a: readonly (readonly [number, number])[], b: readonly (readonly [number, number])[]): boolean {
  return a.some(([first, last]) => b.some(([otherFirst, otherLast]) => first <= otherLast && otherFirst <= last));
}
