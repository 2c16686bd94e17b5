import { beginsWithAssertion } from './begins-with-assertion.js';
import { type CodePointSet, includes } from './code-point-set.js';
import { firstOf } from './first-of.js';
import { isNullable } from './is-nullable.js';
import type { AssertionNode, JavaPatternNode, RepeatNode } from './java-pattern-node.js';

/** One code point. `ascii` says it for the first 128 without a search. */
export interface ProgramSet {
  readonly ascii: Uint8Array;
  readonly set: CodePointSet;
}

/**
 * A step of a pattern, all of one shape, which the engine reads fastest. Without another word it goes on at the next one.
 *
 * - `set`: one code point of `set`.
 * - `loop`: `minimum` to `maximum` of them, as `mode` says.
 * - `split`: goes on at the next step, and at `to` when that fails; the other way round when `mode` is lazy.
 * - `jump`: goes on at `to`.
 * - `assert`: `what` has to hold.
 * - `save`: notes in slot `index` where a group begins (even) or ends.
 * - `turn`: notes in register `index` where a turn of a loop begins that may consume nothing.
 * - `again`: leaves the loop after a turn that has consumed nothing, as Java does; else goes on at `to`.
 * - `atomic`: runs what stands from here to `to`, once.
 * - `look`: the same, and consumes nothing; of look-behind, `minimum` to `maximum` code points back.
 * - `back`: what group `index` has captured.
 * - `match`: the pattern, or what runs by itself, has matched.
 */
export interface PatternInstruction {
  readonly op:
    | 'set'
    | 'loop'
    | 'split'
    | 'jump'
    | 'assert'
    | 'save'
    | 'turn'
    | 'again'
    | 'atomic'
    | 'look'
    | 'back'
    | 'match';
  readonly set: ProgramSet;
  readonly minimum: number;
  readonly maximum: number;
  readonly mode: RepeatNode['mode'];
  readonly to: number;
  readonly index: number;
  readonly what: AssertionNode['what'];
  readonly unixLines: boolean;
  readonly ignoreCase: boolean;
  readonly negated: boolean;
  readonly behind: boolean;
  /** Numbers the steps that remember at which places they have been tried; -1 for those that do not. */
  readonly memo: number;
}

const nothing: PatternInstruction = {
  op: 'match',
  set: programSet([]),
  minimum: 0,
  maximum: 0,
  mode: 'greedy',
  to: 0,
  index: 0,
  what: 'start',
  unixLines: false,
  ignoreCase: false,
  negated: false,
  behind: false,
  memo: -1,
};

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
  /** With which code points a match begins; undefined when it may be empty, or an assertion stands first. */
  readonly first: ProgramSet | undefined;
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

  const push = (step: Partial<PatternInstruction>): void => {
    code.push({ ...nothing, ...step });
  };

  const emit = (inner: JavaPatternNode): boolean => {
    if (code.length > longest) return false;
    switch (inner.kind) {
      case 'set':
        push({ op: 'set', set: programSet(inner.set) });
        return true;
      case 'assert':
        if (inner.what === 'previousEnd') remembers = false;
        push({ op: 'assert', what: inner.what, unixLines: inner.unixLines });
        return true;
      case 'sequence':
        return inner.of.every(emit);
      case 'choice':
        return emitChoice(inner.of);
      case 'repeat':
        return emitRepeat(inner);
      case 'group': {
        push({ op: 'save', index: inner.index * 2 });
        const done = emit(inner.node);
        push({ op: 'save', index: inner.index * 2 + 1 });
        return done;
      }
      case 'atomic':
        return emitApart(inner.node, { op: 'atomic' });
      case 'look':
        return emitApart(inner.node, {
          op: 'look',
          negated: inner.negated,
          behind: inner.behind !== undefined,
          ...inner.behind,
        });
      case 'back':
        remembers = false;
        push({ op: 'back', index: inner.group, ignoreCase: inner.ignoreCase });
        return true;
      default:
        return inner satisfies never;
    }
  };

  /** Leaves room for a step that is known later. */
  const reserve = (): number => code.push(nothing) - 1;
  const settle = (at: number, step: Partial<PatternInstruction>): void => {
    code[at] = { ...nothing, to: code.length, ...step };
  };

  const emitChoice = (of: readonly JavaPatternNode[]): boolean => {
    const ends: number[] = [];
    for (const option of of.slice(0, -1)) {
      const number = memo();
      const split = reserve();
      if (!emit(option)) return false;
      ends.push(reserve());
      settle(split, { op: 'split', memo: number });
    }
    if (!of.slice(-1).every(emit)) return false;
    for (const end of ends) settle(end, { op: 'jump' });
    return true;
  };

  const emitApart = (inner: JavaPatternNode, opening: Partial<PatternInstruction>): boolean => {
    const start = reserve();
    apart += 1;
    const done = emit(inner);
    apart -= 1;
    push({ op: 'match' });
    settle(start, opening);
    return done;
  };

  const emitRepeat = ({ node: inner, minimum, maximum, mode }: RepeatNode): boolean => {
    if (inner.kind === 'set') {
      const set = programSet(inner.set);
      // Apart from each other, the part that may vary remembers where it was begun.
      if (minimum > 0) push({ op: 'loop', set, minimum, maximum: minimum, mode: 'possessive' });
      if (maximum > minimum) {
        const number = maximum === Number.POSITIVE_INFINITY ? memo() : -1;
        push({ op: 'loop', set, maximum: maximum - minimum, mode, memo: number });
      }
      return true;
    }
    if (mode === 'possessive') {
      return emitApart({ kind: 'repeat', node: inner, minimum, maximum, mode: 'greedy' }, { op: 'atomic' });
    }
    for (let count = 0; count < minimum; count += 1) if (!emit(inner)) return false;
    return maximum === Number.POSITIVE_INFINITY ? emitLoop(inner, mode) : emitOptions(inner, maximum - minimum, mode);
  };

  const emitLoop = (inner: JavaPatternNode, mode: RepeatNode['mode']): boolean => {
    const number = memo();
    const split = reserve();
    const register = isNullable(inner) ? registers++ : -1;
    if (register !== -1) push({ op: 'turn', index: register });
    if (!emit(inner)) return false;
    push(register === -1 ? { op: 'jump', to: split } : { op: 'again', index: register, to: split });
    settle(split, { op: 'split', mode, memo: number });
    return true;
  };

  const emitOptions = (inner: JavaPatternNode, count: number, mode: RepeatNode['mode']): boolean => {
    const splits: (readonly [at: number, memo: number])[] = [];
    for (let i = 0; i < count; i += 1) {
      splits.push([reserve(), memo()]);
      if (!emit(inner)) return false;
    }
    for (const [at, number] of splits) settle(at, { op: 'split', mode, memo: number });
    return true;
  };

  if (!emit(node)) return undefined;
  push({ op: 'match' });
  if (registers > mostRegisters) remembers = false;
  const first = isNullable(node) || beginsWithAssertion(node) ? undefined : programSet(firstOf(node));
  return { code, groupCount, registers, memos: remembers ? memos : 0, first };
}

function programSet(set: CodePointSet): ProgramSet {
  const ascii = new Uint8Array(128);
  for (let code = 0; code < 128; code += 1) ascii[code] = includes(set, code) ? 1 : 0;
  return { ascii, set };
}
