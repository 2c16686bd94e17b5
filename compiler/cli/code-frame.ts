import type { Position } from '../diagnostics/index.js';
import { printable } from './printable.js';

/** Characters of the source line that are shown: minified JSON has it all on one line. */
const width = 100;

/** Characters that a terminal draws two columns wide: East Asian scripts and full-width forms. */
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g;

/**
 * The line that the position is on, with carets below the marked text, as two indented lines without a final break:
 *
 *        12 | paths: { /pets: { get: 1 } }
 *           |                         ^
 */
export function codeFrame(position: Position, line: string): string {
  const start = Math.min(Math.max(0, position.column - 1), line.length);
  const from = start <= width * 0.6 ? 0 : start - Math.round(width * 0.4);
  const to = Math.min(line.length, from + width);
  const before = `${from > 0 ? '…' : ''}${printable(line.slice(from, start))}`;
  const after = `${printable(line.slice(start, to))}${to < line.length ? '…' : ''}`;
  const marked = printable(line.slice(start, Math.min(to, start + Math.max(1, position.length ?? 1))));
  const number = String(position.line).padStart(5);
  const carets = '^'.repeat(Math.max(1, marked.replace(wide, '  ').length));
  const indent = ' '.repeat(before.replace(wide, '  ').length);
  return `${number} | ${before}${after}\n${' '.repeat(number.length)} | ${indent}${carets}`;
}
