import type { ParsedJavaPattern } from './java-pattern-node.js';
import { parseJavaPattern } from './parse-java-pattern.js';
import { type PatternBudget, PatternLimitError, spend } from './pattern-budget.js';
import { type PatternCost, patternCost } from './pattern-cost.js';
import { type PatternProgram, patternProgram } from './pattern-program.js';
import { printEcmaPattern } from './print-ecma-pattern.js';
import { PatternRun } from './run-pattern.js';

/** A pattern of `java.util.regex`, ready to match within a budget. */
export interface JavaPattern {
  /** How many groups capture. */
  readonly groupCount: number;
  readonly groupNames: ReadonlyMap<string, number>;
  /** Java's `matches()`: whether the pattern matches the whole text. Throws a {@link PatternLimitError}. */
  matches(text: string, budget: PatternBudget): boolean;
  /** Java's `find()` from the beginning to the end: every match from left to right. Throws a {@link PatternLimitError}. */
  matchAll(text: string, budget: PatternBudget): Iterable<JavaMatch>;
}

export interface JavaMatch {
  /** Zero-based offset into the text, in UTF-16 units. */
  readonly index: number;
  /** Where the match ends. */
  readonly end: number;
  /** The whole match, then the groups in order; undefined for a group without a match. */
  readonly groups: readonly (string | undefined)[];
}

/** JavaScript's engine counts as so many times faster than ours. */
const nativeSpeed = 8;
/** Estimated steps that one call may need at the worst in JavaScript's engine. */
const longestCall = 2_000_000;
/** So small a multiple of the text's length is harmless, however long the text is. */
const harmless: PatternCost = { factor: 64, degree: 1 };

/**
 * Compiles a pattern. JavaScript's engine matches it where it gives Java's very answer and cannot take long on the text at
 * hand, by a bound that the pattern's form gives; all else is matched by {@link PatternRun}, step by step. `flags` are
 * letters as inside `(?…)`. Throws a MappingSyntaxError for what is no pattern.
 * Two things of Java are left out: empty matches between the halves of a surrogate pair, and what groups within possessive
 * loops and negative look-ahead have captured on ways that failed.
 *
 * @see https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/regex/Pattern.html
 */
export function javaPattern(pattern: string, flags = ''): JavaPattern {
  const parsed = parseJavaPattern(pattern, flags);
  const source = printEcmaPattern(parsed.node);
  const whole = source === undefined ? undefined : nativeMatcher(`^(?:${source})$`, 'u', parsed, 'whole');
  const search = source === undefined ? undefined : nativeMatcher(source, 'gu', parsed, 'search');
  let program: PatternProgram | undefined;
  const start = (text: string, budget: PatternBudget): PatternRun => {
    program ??= patternProgram(parsed.node, parsed.groupCount);
    if (program === undefined) throw new PatternLimitError('The pattern repeats too much.');
    // Making ready takes memory and time with the length of the text.
    spend(budget, text.length >> 3);
    return new PatternRun(program, text, budget);
  };
  return {
    groupCount: parsed.groupCount,
    groupNames: parsed.groupNames,
    matches(text, budget) {
      const expression = whole?.(text, budget);
      if (expression !== undefined) {
        try {
          return expression.test(text);
        } catch (error) {
          if (!(error instanceof RangeError)) throw error;
        }
      }
      return start(text, budget).matchesWhole();
    },
    matchAll(text, budget) {
      const expression = search?.(text, budget);
      return expression === undefined
        ? runMatches(() => start(text, budget), text, 0, -1)
        : nativeMatches(expression, text, (from, last) => runMatches(() => start(text, budget), text, from, last));
    },
  };
}

/** Gives JavaScript's expression for a text on which it cannot take long, and takes that off the budget. */
function nativeMatcher(
  source: string,
  flags: string,
  { node }: ParsedJavaPattern,
  task: 'whole' | 'search',
): (text: string, budget: PatternBudget) => RegExp | undefined {
  const { factor, degree } = patternCost(node, task);
  const isHarmless = degree <= harmless.degree && factor <= harmless.factor;
  let expression: RegExp | undefined;
  let isTooLarge = false;
  return ({ length }, budget) => {
    if (isTooLarge) return undefined;
    if (!isHarmless) {
      const worst = factor * (length + 1) ** degree;
      if (!(worst <= longestCall && worst <= budget.estimated)) return undefined;
      budget.estimated -= worst;
    }
    spend(budget, Math.ceil(length / nativeSpeed));
    try {
      expression ??= new RegExp(source, flags);
    } catch {
      isTooLarge = true;
    }
    return expression;
  };
}

function* nativeMatches(
  expression: RegExp,
  text: string,
  goOn: (from: number, previousEnd: number) => Iterable<JavaMatch>,
): Generator<JavaMatch> {
  let from = 0;
  let previousEnd = -1;
  while (from <= text.length) {
    let match: RegExpExecArray | null;
    try {
      // Whoever looks at a match may use the same pattern meanwhile.
      expression.lastIndex = from;
      match = expression.exec(text);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      // JavaScript's stack for going back is full.
      yield* goOn(from, previousEnd);
      return;
    }
    if (match === null) return;
    const end = match.index + match[0].length;
    yield { index: match.index, end, groups: match };
    previousEnd = end;
    from = nextStart(text, match.index, end);
  }
}

function* runMatches(start: () => PatternRun, text: string, first: number, last: number): Generator<JavaMatch> {
  const run = start();
  let from = first;
  let previousEnd = last === -1 ? 0 : last;
  while (from <= text.length && run.find(from, previousEnd)) {
    const { slots } = run;
    const index = slots[0] ?? 0;
    const end = slots[1] ?? 0;
    const groups = Array.from({ length: slots.length / 2 }, (_, group) => {
      const begin = slots[group * 2] ?? -1;
      const stop = slots[group * 2 + 1] ?? -1;
      return begin === -1 || stop === -1 ? undefined : text.slice(begin, stop);
    });
    yield { index, end, groups };
    previousEnd = end;
    from = nextStart(text, index, end);
  }
}

/** Behind a match of nothing the search goes on one further. */
function nextStart(text: string, index: number, end: number): number {
  if (end > index) return end;
  return end + ((text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1);
}
