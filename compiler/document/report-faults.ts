import type { Report } from '../diagnostics/index.js';
import type { Fault } from './fault.js';
import type { SourceFile } from './source-file.js';

/** Reports what is wrong with a text; true when something is. */
export function reportFaults(
  source: Pick<SourceFile, 'file' | 'lines'>,
  faults: readonly Fault[],
  report: Report,
): boolean {
  for (const fault of faults) report(fault.diagnose({ file: source.file, ...source.lines.position(fault.offset) }));
  return faults.length > 0;
}
