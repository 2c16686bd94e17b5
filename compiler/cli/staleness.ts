import { manifestName } from './manifest.js';
import type { OutputPlan } from './output-plan.js';
import { textDifference } from './text-difference.js';

/** A file on disk that is not what a build would write. */
export interface StaleOutput {
  readonly path: string;
  readonly state: 'missing' | 'different' | 'no longer built';
  /** Of those that differ: a short difference, indented. */
  readonly difference?: string;
}

/** What a build would change in the output folder; empty when it is current. */
export function staleness(plan: OutputPlan): readonly StaleOutput[] {
  const files = plan.files.flatMap(({ file, state, current }): readonly StaleOutput[] => {
    if (state === 'same') return [];
    if (state === 'absent' || current === undefined) return [{ path: file.path, state: 'missing' }];
    return [{ path: file.path, state: 'different', difference: textDifference(current, file.text) }];
  });
  const stale = plan.stale.map(({ path }): StaleOutput => ({ path, state: 'no longer built' }));
  const all = [...files, ...stale];
  if (all.length > 0 || (plan.manifest.state === 'same' && plan.journal === undefined)) return all;
  // The files are current, but their list is not: an interrupted build, or another version of gatewright.
  return [{ path: manifestName, state: plan.manifest.state === 'absent' ? 'missing' : 'different' }];
}
