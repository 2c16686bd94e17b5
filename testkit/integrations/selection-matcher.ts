import { javaPattern, MappingSyntaxError, parseSelectionPattern } from '../../compiler/mapping/index.js';
import { linearProgram } from '../../compiler/schema/linear-program.js';
import { parsePattern } from '../../compiler/schema/parse-pattern.js';
import { planPattern } from '../../compiler/schema/plan-pattern.js';
import { linearPattern } from '../../runtime/validation/linear-pattern.js';

/** Longer texts are cut before they are looked at: an error message may have megabytes. */
const longestText = 65_536;
/** Up to here a backtracking engine is safe, by what the pattern holds. */
const longestBacktracking = { nested: 24, simple: 512, trivial: 4096 };

/**
 * Whether a selection pattern fits a text as a whole. Patterns come from documents and error messages from anywhere, so
 * that none may run for long: a pattern is matched without backtracking wherever its language allows that. What cannot
 * be (look-around, back references, nested repetitions with flags) is tried on short texts alone, and fits no other.
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
  const longest = longestBacktracking[riskOf(anchored)];
  const linear = withoutBacktracking(anchored, expression.flags);
  return (text) => {
    const cut = text.length > longestText ? text.slice(0, longestText) : text;
    if (linear !== undefined && cut.length > Math.min(longest, 512)) return linear.test(cut);
    return cut.length <= longest && whole(cut);
  };
}

/** `nested` also when nobody can tell. */
function riskOf(source: string): keyof typeof longestBacktracking {
  if (isUnsafe(source)) return 'nested';
  return (source.match(/[*+]|,\}/g) ?? []).length > 2 ? 'simple' : 'trivial';
}

/** Whether repetitions are nested, or nobody can tell. */
function isUnsafe(source: string): boolean {
  const plan = planPattern(source, () => {});
  return plan === undefined || plan.program !== undefined || plan.longest !== undefined;
}

/** Undefined when the pattern is not regular, or means something else with its flags. */
function withoutBacktracking(source: string, flags: string): { test(text: string): boolean } | undefined {
  const plain = flags === 'v' ? source : flags === 'vs' || flags === 'sv' ? withDotAll(source) : undefined;
  // What the flag `v` reads in another way than the parser.
  if (plain === undefined || /\\[pP]|&&|--|\[[^\]]*\[/.test(plain) || !isRegExp(plain)) return undefined;
  const tree = parsePattern(plain);
  const program = tree === undefined ? undefined : linearProgram(tree);
  return program === undefined ? undefined : linearPattern(program);
}

/** The same with every dot written as what it matches under the flag `s`. */
function withDotAll(source: string): string {
  return source.replace(/\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\./g, (token) => (token === '.' ? '[^]' : token));
}

function isRegExp(source: string): boolean {
  try {
    new RegExp(source);
    return true;
  } catch {
    return false;
  }
}
