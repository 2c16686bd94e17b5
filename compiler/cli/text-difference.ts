import { printable } from './printable.js';

/** Lines that are shown on each side. */
const shown = 4;

/**
 * A short difference of two texts: the first and last lines that differ and what lies between them, a few lines of
 * each side, as indented lines with `-` and `+`. Empty when the lines are the same.
 */
export function textDifference(before: string, after: string): string {
  const old = before.split(/\r?\n/);
  const now = after.split(/\r?\n/);
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  const removed = old.slice(start, old.length - end);
  const added = now.slice(start, now.length - end);
  if (removed.length + added.length === 0) return '';
  return [`    @@ line ${start + 1} @@`, ...side('-', removed), ...side('+', added)]
    .map((line) => `${line}\n`)
    .join('');
}

function side(mark: string, lines: readonly string[]): string[] {
  const some = lines
    .slice(0, shown)
    .map((line) => `    ${mark} ${printable(line.length > 160 ? `${line.slice(0, 160)}…` : line)}`);
  return lines.length > shown ? [...some, `    ${mark} … ${lines.length - shown} more lines`] : some;
}
