/** A step of a pattern that is matched without backtracking. */
export type Instruction =
  /** One UTF-16 unit: in one of the ranges (first, last, first, last …), or in none. */
  | { readonly op: 'units'; readonly ranges: readonly number[]; readonly negated: boolean }
  /** Goes on at the next instruction and at the other one. */
  | { readonly op: 'split'; readonly to: number }
  | { readonly op: 'jump'; readonly to: number }
  /** The beginning of the text, its end, a boundary of a word, none. */
  | { readonly op: 'start' | 'end' | 'word' | 'notWord' };

/**
 * A pattern whose repetitions are nested, such as `(a+)+$`: a backtracking engine may need years for forty characters.
 * All its threads run side by side instead, so that the time grows with the length of the text and no faster.
 */
export function linearPattern(program: readonly Instruction[]): { test(text: string): boolean } {
  return {
    test(text) {
      let threads = new Set<number>();
      for (let at = 0; at <= text.length; at += 1) {
        // The pattern may begin anywhere.
        follow(program, 0, text, at, threads);
        if (threads.has(program.length)) return true;
        const unit = text.charCodeAt(at);
        const next = new Set<number>();
        for (const thread of threads) {
          const step = program[thread];
          if (step?.op === 'units' && includes(step.ranges, unit) !== step.negated && at < text.length) {
            follow(program, thread + 1, text, at + 1, next);
          }
        }
        threads = next;
      }
      return false;
    },
  };
}

/** Adds the instructions that can be reached without consuming anything. */
function follow(program: readonly Instruction[], from: number, text: string, at: number, threads: Set<number>): void {
  const open = [from];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (threads.has(next)) continue;
    threads.add(next);
    const step = program[next];
    switch (step?.op) {
      case 'split':
        open.push(next + 1, step.to);
        break;
      case 'jump':
        open.push(step.to);
        break;
      case 'start':
        if (at === 0) open.push(next + 1);
        break;
      case 'end':
        if (at === text.length) open.push(next + 1);
        break;
      case 'word':
        if (isBoundary(text, at)) open.push(next + 1);
        break;
      case 'notWord':
        if (!isBoundary(text, at)) open.push(next + 1);
        break;
      default:
        break;
    }
  }
}

function includes(ranges: readonly number[], unit: number): boolean {
  for (let index = 0; index < ranges.length; index += 2) {
    if (unit >= (ranges[index] ?? 0) && unit <= (ranges[index + 1] ?? -1)) return true;
  }
  return false;
}

function isBoundary(text: string, at: number): boolean {
  return /\w/.test(text.charAt(at - 1)) !== /\w/.test(text.charAt(at));
}
