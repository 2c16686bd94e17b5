import type { PatternProgram } from './pattern-program.js';

/** Bits, 32 MB: beyond, nothing is remembered. */
const largest = 2 ** 28;

/** At which places which steps of a pattern have been tried. */
export class PlaceMemory {
  private readonly bits: Uint32Array;
  private readonly memos: number;
  /** Bits for one place. */
  private readonly width: number;

  private constructor(memos: number, width: number, size: number) {
    this.memos = memos;
    this.width = width;
    this.bits = new Uint32Array(Math.ceil(size / 32));
  }

  /** Undefined when the pattern has nothing to remember, or it would take too much memory. */
  static of(program: PatternProgram, length: number): PlaceMemory | undefined {
    const width = program.memos * 2 ** program.registers;
    const size = width * (length + 1);
    return width === 0 || size > largest ? undefined : new PlaceMemory(program.memos, width, size);
  }

  /**
   * Whether the step is at the place for the first time; from now on it is not. Registers matter as far as a turn of a
   * loop has consumed nothing yet.
   */
  isFresh(memo: number, at: number, registers: Int32Array): boolean {
    let state = 0;
    for (let i = 0; i < registers.length; i += 1) state = state * 2 + (registers[i] === at ? 1 : 0);
    const bit = at * this.width + state * this.memos + memo;
    const mask = 1 << (bit & 31);
    const word = this.bits[bit >>> 5] ?? 0;
    if ((word & mask) !== 0) return false;
    this.bits[bit >>> 5] = word | mask;
    return true;
  }

  /** Forgets one place. */
  forget(at: number): void {
    for (let bit = at * this.width; bit < (at + 1) * this.width; bit += 1) {
      const word = this.bits[bit >>> 5] ?? 0;
      this.bits[bit >>> 5] = word & ~(1 << (bit & 31));
    }
  }
}
