import { type CodePointSet, includes } from './code-point-set.js';
import { type AssertionNode, isNullable, type JavaPatternNode, type RepeatNode } from './java-pattern-node.js';

/** One code point. `ascii` says it for the first 128 without a search. */
export interface ProgramSet {
  readonly ascii: Uint8Array;
  readonly set: CodePointSet;
}

/** A step of a pattern. Without another word it goes on at the next one. */
export type PatternInstruction =
  | { readonly op: 'set'; readonly set: ProgramSet }
  /** A loop over one code point. Of `minimum` 0 and no maximum, `memo` numbers the places where it was begun. */
  | {
      readonly op: 'loop';
      readonly set: ProgramSet;
      readonly minimum: number;
      readonly maximum: number;
      readonly mode: RepeatNode['mode'];
      readonly memo: number;
    }
  /** Goes on at `first`, and at `second` when that fails. */
  | { readonly op: 'split'; readonly first: number; readonly second: number; readonly memo: number }
  | { readonly op: 'jump'; readonly to: number }
  | { readonly op: 'assert'; readonly what: AssertionNode['what']; readonly unixLines: boolean }
  /** Notes where a group begins (an even slot) or ends. */
  | { readonly op: 'save'; readonly slot: number }
  /** Notes where a turn of a loop begins that may consume nothing. */
  | { readonly op: 'turn'; readonly register: number }
  /** Leaves the loop after a turn that has consumed nothing, as Java does; else goes on at `to`. */
  | { readonly op: 'again'; readonly register: number; readonly to: number }
  /** Runs what stands between here and `end`, once; goes on there. */
  | { readonly op: 'atomic'; readonly end: number }
  | {
      readonly op: 'look';
      readonly end: number;
      readonly negated: boolean;
      readonly behind?: { readonly minimum: number; readonly maximum: number };
    }
  | { readonly op: 'back'; readonly group: number; readonly ignoreCase: boolean }
  /** What runs by itself has matched. */
  | { readonly op: 'match' };

/** A pattern, ready to run. */
export interface PatternProgram {
  readonly code: readonly PatternInstruction[];
  readonly groupCount: number;
  readonly registers: number;
  /**
   * How many steps take part in remembering which places have failed; 0 where the past decides too (back references,
   * `\G`), so that it cannot be remembered.
   */
  readonly memos: number;
}

/** Longer programs would use up memory. */
const longest = 50_000;
/** Each such loop doubles what is remembered. */
const mostRegisters = 4;

/** Translates a pattern for `runPattern`; undefined when its counted repetitions make it too long. */
export function patternProgram(node: JavaPatternNode, groupCount: number): PatternProgram | undefined {
  const code: PatternInstruction[] = [];
  let memos = 0;
  let registers = 0;
  let remembers = true;
  /** Inside look-around and atomic groups a success ends more than the pattern, and places have not failed for good. */
  let apart = 0;
  const memo = (): number => (apart > 0 ? -1 : memos++);

  const emit = (inner: JavaPatternNode): boolean => {
    if (code.length > longest) return false;
    switch (inner.kind) {
      case 'set':
        code.push({ op: 'set', set: programSet(inner.set) });
        return true;
      case 'assert':
        if (inner.what === 'previousEnd') remembers = false;
        code.push({ op: 'assert', what: inner.what, unixLines: inner.unixLines });
        return true;
      case 'sequence':
        return inner.of.every(emit);
      case 'choice':
        return emitChoice(inner.of);
      case 'repeat':
        return emitRepeat(inner);
      case 'group': {
        code.push({ op: 'save', slot: inner.index * 2 });
        const done = emit(inner.node);
        code.push({ op: 'save', slot: inner.index * 2 + 1 });
        return done;
      }
      case 'atomic':
        return emitApart(inner.node, (end) => ({ op: 'atomic', end }));
      case 'look': {
        const { negated, behind } = inner;
        return emitApart(inner.node, (end) => ({
          op: 'look',
          end,
          negated,
          ...(behind === undefined ? {} : { behind }),
        }));
      }
      case 'back':
        remembers = false;
        code.push({ op: 'back', group: inner.group, ignoreCase: inner.ignoreCase });
        return true;
      default:
        return inner satisfies never;
    }
  };

  const emitChoice = (of: readonly JavaPatternNode[]): boolean => {
    const ends: number[] = [];
    for (const [i, option] of of.entries()) {
      const split = code.length;
      const isLast = i === of.length - 1;
      const number = isLast ? -1 : memo();
      if (!isLast) code.push({ op: 'match' });
      if (!emit(option)) return false;
      if (isLast) continue;
      ends.push(code.length);
      code.push({ op: 'match' });
      code[split] = { op: 'split', first: split + 1, second: code.length, memo: number };
    }
    for (const end of ends) code[end] = { op: 'jump', to: code.length };
    return true;
  };

  const emitApart = (inner: JavaPatternNode, opening: (end: number) => PatternInstruction): boolean => {
    const start = code.length;
    code.push({ op: 'match' });
    apart += 1;
    const done = emit(inner);
    apart -= 1;
    code.push({ op: 'match' });
    code[start] = opening(code.length);
    return done;
  };

  const emitRepeat = ({ node: inner, minimum, maximum, mode }: RepeatNode): boolean => {
    if (inner.kind === 'set') {
      const set = programSet(inner.set);
      // Apart from each other, the part that may vary remembers where it was begun.
      if (minimum > 0) code.push({ op: 'loop', set, minimum, maximum: minimum, mode: 'possessive', memo: -1 });
      if (maximum > minimum) {
        const number = maximum === Number.POSITIVE_INFINITY ? memo() : -1;
        code.push({ op: 'loop', set, minimum: 0, maximum: maximum - minimum, mode, memo: number });
      }
      return true;
    }
    if (mode === 'possessive') {
      return emitApart({ kind: 'repeat', node: inner, minimum, maximum, mode: 'greedy' }, (end) => ({
        op: 'atomic',
        end,
      }));
    }
    for (let count = 0; count < minimum; count += 1) if (!emit(inner)) return false;
    return maximum === Number.POSITIVE_INFINITY
      ? emitLoop(inner, mode === 'lazy')
      : emitOptions(inner, maximum - minimum, mode === 'lazy');
  };

  const emitLoop = (inner: JavaPatternNode, lazy: boolean): boolean => {
    const split = code.length;
    const number = memo();
    code.push({ op: 'match' });
    const register = isNullable(inner) ? registers++ : -1;
    if (register !== -1) code.push({ op: 'turn', register });
    if (!emit(inner)) return false;
    code.push(register === -1 ? { op: 'jump', to: split } : { op: 'again', register, to: split });
    code[split] = splitAt(split, code.length, lazy, number);
    return true;
  };

  const emitOptions = (inner: JavaPatternNode, count: number, lazy: boolean): boolean => {
    const splits: (readonly [at: number, memo: number])[] = [];
    for (let i = 0; i < count; i += 1) {
      splits.push([code.length, memo()]);
      code.push({ op: 'match' });
      if (!emit(inner)) return false;
    }
    for (const [at, number] of splits) code[at] = splitAt(at, code.length, lazy, number);
    return true;
  };

  if (!emit(node)) return undefined;
  code.push({ op: 'match' });
  if (registers > mostRegisters) remembers = false;
  return { code, groupCount, registers, memos: remembers ? memos : 0 };
}

function splitAt(at: number, end: number, lazy: boolean, memo: number): PatternInstruction {
  return { op: 'split', first: lazy ? end : at + 1, second: lazy ? at + 1 : end, memo };
}

function programSet(set: CodePointSet): ProgramSet {
  const ascii = new Uint8Array(128);
  for (let code = 0; code < 128; code += 1) ascii[code] = includes(set, code) ? 1 : 0;
  return { ascii, set };
}
