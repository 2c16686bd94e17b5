import { javaPattern, MappingSyntaxError, parseSelectionPattern } from '../../compiler/mapping/index.js';
import { linearProgram } from '../../compiler/schema/linear-program.js';
import { type PatternNode, parsePattern, type UnitRanges } from '../../compiler/schema/parse-pattern.js';
import { planPattern } from '../../compiler/schema/plan-pattern.js';
import { linearPattern } from '../../runtime/validation/linear-pattern.js';

/** Longer texts are cut before they are looked at: an error message may have megabytes. */
const longestText = 65_536;
/**
 * Whether a selection pattern fits a text as a whole. Patterns come from documents and error messages from anywhere, so
 * that none may run for long: a pattern is matched without backtracking wherever its language allows that. What cannot
 * be (look-around, back references, Unicode properties) is tried on texts alone on which it ends soon, and fits no other.
 *
 * @returns undefined when it is no pattern of Java
 */
export function selectionMatcher(pattern: string): ((text: string) => boolean) | undefined {
  let expression: RegExp;
  let whole: (text: string) => boolean;
  try {
    expression = javaPattern(pattern);
    whole = parseSelectionPattern(pattern).matches;
  } catch (error) {
    if (error instanceof MappingSyntaxError) return undefined;
    throw error;
  }
  const anchored = `^(?:${expression.source})$`;
  const longest = longestBacktracking(anchored);
  const linear = withoutBacktracking(anchored, expression.flags);
  return (text) => {
    if (text.length <= longest) return whole(text);
    return linear?.test(text.length > longestText ? text.slice(0, longestText) : text) ?? false;
  };
}

/**
 * Characters up to which a backtracking engine ends soon. Nested repetitions try all ways to share out a text; without
 * nesting it tries each repetition at each place.
 */
function longestBacktracking(source: string): number {
  if (isNested(source)) return 16;
  const repetitions = (source.match(/[*+{]/g) ?? []).length;
  return repetitions === 0 ? 4096 : Math.min(4096, Math.floor(10 ** (6 / repetitions)));
}

/** Whether repetitions are nested, or nobody can tell. */
function isNested(source: string): boolean {
  const plan = planPattern(source, () => {});
  return plan === undefined || plan.program !== undefined || plan.longest !== undefined;
}

/** Undefined when the pattern is not regular, or means something else with its flags. */
function withoutBacktracking(source: string, flags: string): { test(text: string): boolean } | undefined {
  const plain = flags.includes('s') ? withDotAll(source) : source;
  // What the flag `v` reads in another way than the parser.
  if (/[^vsi]/.test(flags) || /\\[pP]|&&|--|\[[^\]]*\[/.test(plain) || !isRegExp(plain)) return undefined;
  const tree = parsePattern(plain);
  if (tree === undefined) return undefined;
  const program = linearProgram(flags.includes('i') ? withoutCase(tree) : tree);
  return program === undefined ? undefined : linearPattern(program);
}

/** The same with every dot written as what it matches under the flag `s`. */
function withDotAll(source: string): string {
  return source.replace(/\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\./g, (token) => (token === '.' ? '[^]' : token));
}

/** The same for letters of either case: Java's flag `i` is about ASCII. */
function withoutCase(node: PatternNode): PatternNode {
  switch (node.kind) {
    case 'units':
      return {
        ...node,
        ranges: node.ranges.flatMap((range) => [range, ...otherCase(range, 65), ...otherCase(range, 97)]),
      };
    case 'sequence':
    case 'choice':
      return { ...node, of: node.of.map(withoutCase) };
    case 'repeat':
      return { ...node, node: withoutCase(node.node) };
    case 'start':
    case 'end':
    case 'word':
    case 'notWord':
    case 'other':
      return node;
    default:
      return node satisfies never;
  }
}

/** The letters of a range from `A` or from `a` on, in the other case. */
function otherCase([first, last]: UnitRanges[number], from: 65 | 97): UnitRanges {
  const start = Math.max(first, from);
  const end = Math.min(last, from + 25);
  const shift = from === 65 ? 32 : -32;
  return start > end ? [] : [[start + shift, end + shift]];
}

function isRegExp(source: string): boolean {
  try {
    new RegExp(source);
    return true;
  } catch {
    return false;
  }
}
