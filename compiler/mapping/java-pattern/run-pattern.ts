import { assertionHolds } from './assertion-holds.js';
import { includes } from './code-point-set.js';
import { type PatternBudget, PatternLimitError, spend } from './pattern-budget.js';
import type { PatternInstruction, PatternProgram, ProgramSet } from './pattern-program.js';
import { PlaceMemory } from './place-memory.js';

/** What is tried when a way fails, four numbers each. */
const frame = { goOn: 0, greedy: 1, lazy: 2, slot: 3, register: 4 } as const;
const frameSize = 4;
/** Numbers that the stack of frames may hold, 64 MB. Java's own stack ends far sooner. */
const longestStack = 1 << 24;

/**
 * Runs a pattern on one text: every way in Java's order, with what it captures. Places at which a step has failed are
 * remembered, so that no step is tried there twice and the time grows with the text and no faster; where the past decides
 * too (back references, what stands in look-around or atomic groups) nothing is remembered, and the budget ends it.
 */
export class PatternRun {
  /** Where groups begin and end, those of the whole match first; -1 for groups without a match. */
  readonly slots: Int32Array;
  private readonly program: PatternProgram;
  private readonly text: string;
  private readonly budget: PatternBudget;
  private readonly registers: Int32Array;
  private readonly memory: PlaceMemory | undefined;
  private stack = new Int32Array(64);
  private height = 0;
  private at = 0;
  private previousEnd = 0;
  private whole = false;

  constructor(program: PatternProgram, text: string, budget: PatternBudget) {
    this.program = program;
    this.text = text;
    this.budget = budget;
    this.slots = new Int32Array((program.groupCount + 1) * 2);
    this.registers = new Int32Array(program.registers);
    this.memory = PlaceMemory.of(program, text.length);
  }

  /** Whether the pattern matches the whole text. Throws a PatternLimitError. */
  matchesWhole(): boolean {
    this.whole = true;
    this.forgetMatch();
    return this.begin(0);
  }

  /** Finds the next match at `from` or behind it; `slots` say where. Throws a PatternLimitError. */
  find(from: number, previousEnd: number): boolean {
    this.whole = false;
    this.previousEnd = previousEnd;
    // What the last match ended with did not fail there.
    this.memory?.forget(from);
    this.forgetMatch();
    const { first } = this.program;
    for (let start = from; start <= this.text.length; start += this.unitsAt(start)) {
      // Most places fail by their first code point alone.
      if (first !== undefined && this.takes(first, start) === 0) continue;
      if (this.begin(start)) return true;
    }
    return false;
  }

  private forgetMatch(): void {
    this.slots.fill(-1);
    this.registers.fill(-1);
    this.height = 0;
  }

  /** Runs from one place. A run that fails leaves everything as it was. */
  private begin(start: number): boolean {
    if (!this.run(0, start, -1)) return false;
    this.slots[0] = start;
    this.slots[1] = this.at;
    return true;
  }

  /** Runs from a step to the next `match`; `end` is where that has to be, -1 for anywhere. Leaves its frames on the stack. */
  private run(from: number, start: number, end: number): boolean {
    const { budget } = this;
    const { code } = this.program;
    const base = this.height;
    let next = from;
    this.at = start;
    for (;;) {
      budget.steps -= 1;
      if (budget.steps < 0) spend(budget, 0);
      const step = code[next];
      if (step === undefined) throw new PatternLimitError('The pattern has come to no end.');
      let holds = true;
      switch (step.op) {
        case 'set': {
          const units = this.takes(step.set, this.at);
          holds = units > 0;
          this.at += units;
          next += 1;
          break;
        }
        case 'loop':
          holds = this.loop(step, next);
          next += 1;
          break;
        case 'split':
          holds = this.isFresh(step.memo, this.at);
          if (!holds) break;
          this.push(frame.goOn, step.mode === 'lazy' ? next + 1 : step.to, this.at, 0);
          next = step.mode === 'lazy' ? step.to : next + 1;
          break;
        case 'jump':
          next = step.to;
          break;
        case 'assert':
          holds = assertionHolds(step, this.text, this.at, this.previousEnd);
          next += 1;
          break;
        case 'save':
          this.push(frame.slot, step.index, this.slots[step.index] ?? -1, 0);
          this.slots[step.index] = this.at;
          next += 1;
          break;
        case 'turn':
          this.push(frame.register, step.index, this.registers[step.index] ?? -1, 0);
          this.registers[step.index] = this.at;
          next += 1;
          break;
        case 'again':
          next = this.registers[step.index] === this.at ? next + 1 : step.to;
          break;
        case 'atomic':
          holds = this.apart(next + 1, this.at, -1, true);
          next = step.to;
          break;
        case 'look':
          holds = this.look(step, next);
          next = step.to;
          break;
        case 'back':
          holds = this.back(step.index, step.ignoreCase);
          next += 1;
          break;
        case 'match': {
          const required = end === -1 && this.whole && next === code.length - 1 ? this.text.length : end;
          if (required === -1 || this.at === required) return true;
          holds = false;
          break;
        }
        default:
          step.op satisfies never;
      }
      if (holds) continue;
      next = this.retreat(base);
      if (next === -1) return false;
    }
  }

  /** Takes up the last way that is left, and says at which step; -1 when there is none above `base`. */
  private retreat(base: number): number {
    const { stack } = this;
    while (this.height > base) {
      this.height -= frameSize;
      const top = this.height;
      const kind = stack[top];
      const a = stack[top + 1] ?? 0;
      const b = stack[top + 2] ?? 0;
      const c = stack[top + 3] ?? 0;
      switch (kind) {
        case frame.goOn:
          this.at = b;
          return a;
        case frame.slot:
          this.slots[a] = b;
          break;
        case frame.register:
          this.registers[a] = b;
          break;
        case frame.greedy:
          // Gives back one code point; b is the least place, c the last that was tried.
          this.at = this.before(c, b);
          if (this.at > b) this.push(frame.greedy, a, b, this.at);
          return a;
        default: {
          const step = this.program.code[a];
          if (step?.op !== 'loop') break;
          const units = this.takes(step.set, b);
          if (units === 0 || !this.isFresh(step.memo, b + units)) break;
          this.at = b + units;
          if (c > 1) this.push(frame.lazy, a, this.at, c - 1);
          return a + 1;
        }
      }
    }
    return -1;
  }

  private loop(step: PatternInstruction, index: number): boolean {
    const { set, minimum, maximum, mode, memo } = step;
    const start = this.at;
    if (!this.isFresh(memo, start)) return false;
    if (mode === 'lazy') {
      this.push(frame.lazy, index, start, Math.min(maximum, 0x7fffffff));
      return true;
    }
    let end = start;
    let count = 0;
    while (count < maximum) {
      const units = this.takes(set, end);
      // From a place where the loop was begun before, every way has been tried, or is being tried.
      if (units === 0 || !this.isFresh(memo, end + units)) break;
      end += units;
      count += 1;
    }
    spend(this.budget, count);
    if (count < minimum) return false;
    this.at = end;
    if (mode === 'greedy' && end > start) this.push(frame.greedy, index + 1, start, end);
    return true;
  }

  private look({ behind, minimum, maximum, negated }: PatternInstruction, index: number): boolean {
    const here = this.at;
    let found = false;
    if (!behind) found = this.apart(index + 1, here, -1, !negated);
    else {
      let start = here;
      for (let count = 0; count <= maximum && !found; count += 1) {
        if (count >= minimum) found = this.apart(index + 1, start, here, !negated);
        if (start === 0) break;
        start = this.before(start, 0);
      }
    }
    this.at = here;
    return found !== negated;
  }

  /** Runs what stands by itself: its ways are not tried again, though what it captured can be undone. */
  private apart(from: number, start: number, end: number, keep: boolean): boolean {
    const base = this.height;
    const found = this.run(from, start, end);
    if (!found || !keep) {
      const at = this.at;
      this.undo(base);
      this.at = at;
      return found;
    }
    let kept = base;
    for (let i = base; i < this.height; i += frameSize) {
      if (this.stack[i] !== frame.slot && this.stack[i] !== frame.register) continue;
      this.stack.copyWithin(kept, i, i + frameSize);
      kept += frameSize;
    }
    this.height = kept;
    return true;
  }

  private undo(base: number): void {
    while (this.height > base) {
      this.height -= frameSize;
      const kind = this.stack[this.height];
      const target = kind === frame.slot ? this.slots : kind === frame.register ? this.registers : undefined;
      if (target !== undefined) target[this.stack[this.height + 1] ?? 0] = this.stack[this.height + 2] ?? -1;
    }
  }

  /** A group that has not matched matches nowhere. */
  private back(group: number, ignoreCase: boolean): boolean {
    const start = this.slots[group * 2] ?? -1;
    const end = this.slots[group * 2 + 1] ?? -1;
    if (start === -1 || end === -1) return false;
    const expected = this.text.slice(start, end);
    const found = this.text.substr(this.at, expected.length);
    spend(this.budget, expected.length);
    if (found !== expected && !(ignoreCase && asciiLower(found) === asciiLower(expected))) return false;
    this.at += expected.length;
    return true;
  }

  /** How many units the code point takes that stands there and belongs to the set; 0 when none does. */
  private takes(set: ProgramSet, at: number): number {
    if (at >= this.text.length) return 0;
    const unit = this.text.charCodeAt(at);
    if (unit < 128) return set.ascii[unit] ?? 0;
    const codePoint = this.text.codePointAt(at) ?? unit;
    if (!includes(set.set, codePoint)) return 0;
    return codePoint > 0xffff ? 2 : 1;
  }

  private unitsAt(at: number): number {
    return (this.text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  }

  /** The place one code point before, though no further than `least`. */
  private before(at: number, least: number): number {
    return at - 2 >= least && (this.text.codePointAt(at - 2) ?? 0) > 0xffff ? at - 2 : Math.max(least, at - 1);
  }

  private isFresh(memo: number, at: number): boolean {
    return memo === -1 || this.memory === undefined || this.memory.isFresh(memo, at, this.registers);
  }

  private push(kind: number, a: number, b: number, c: number): void {
    if (this.height + frameSize > this.stack.length) {
      if (this.stack.length >= longestStack) throw new PatternLimitError('The pattern needs too much memory.');
      const larger = new Int32Array(this.stack.length * 2);
      larger.set(this.stack);
      this.stack = larger;
    }
    this.stack[this.height] = kind;
    this.stack[this.height + 1] = a;
    this.stack[this.height + 2] = b;
    this.stack[this.height + 3] = c;
    this.height += frameSize;
  }
}

function asciiLower(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
