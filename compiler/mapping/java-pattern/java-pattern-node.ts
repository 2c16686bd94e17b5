import type { CodePointSet } from './code-point-set.js';

/** The syntax tree of a pattern of `java.util.regex`: flags are resolved, quotations gone, classes are sets. */
export type JavaPatternNode =
  /** One code point. */
  | { readonly kind: 'set'; readonly set: CodePointSet }
  | AssertionNode
  | { readonly kind: 'sequence' | 'choice'; readonly of: readonly JavaPatternNode[] }
  | RepeatNode
  /** A group that captures, counted from 1. */
  | { readonly kind: 'group'; readonly node: JavaPatternNode; readonly index: number }
  /** `(?>…)`: once matched, never tried another way. */
  | { readonly kind: 'atomic'; readonly node: JavaPatternNode }
  | LookNode
  | { readonly kind: 'back'; readonly group: number; readonly ignoreCase: boolean };

export interface AssertionNode {
  readonly kind: 'assert';
  /**
   * `start` `\A`, `end` `\z`, `lastLine` `$` and `\Z`, `lineStart` and `lineEnd` `^` and `$` with MULTILINE, `word` `\b`,
   * `notWord` `\B`, `previousEnd` `\G`.
   */
  readonly what: 'start' | 'end' | 'lastLine' | 'lineStart' | 'lineEnd' | 'word' | 'notWord' | 'previousEnd';
  /** Only `\n` ends a line: UNIX_LINES. */
  readonly unixLines: boolean;
}

export interface RepeatNode {
  readonly kind: 'repeat';
  readonly node: JavaPatternNode;
  readonly minimum: number;
  /** Infinity where there is none. */
  readonly maximum: number;
  readonly mode: 'greedy' | 'lazy' | 'possessive';
}

export interface LookNode {
  readonly kind: 'look';
  readonly node: JavaPatternNode;
  readonly negated: boolean;
  /** Of look-behind: how many code points it may take. */
  readonly behind?: { readonly minimum: number; readonly maximum: number };
}

/** What a pattern consists of. */
export interface ParsedJavaPattern {
  readonly node: JavaPatternNode;
  /** How many groups capture. */
  readonly groupCount: number;
  readonly groupNames: ReadonlyMap<string, number>;
}

/** What ends a line in Java. */
export const lineEnds: CodePointSet = [0x0a, 0x0a, 0x0d, 0x0d, 0x85, 0x85, 0x2028, 0x2029];
