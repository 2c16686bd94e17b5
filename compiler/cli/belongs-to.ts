import type { TargetName } from './target-name.js';
import { targets } from './targets.js';

/** Whether a file of an output folder is one of these targets': each has a folder of its name, and shares what both need. */
export function belongsTo(path: string, names: readonly TargetName[]): boolean {
  return targets.some(
    ({ name, servedBy }) =>
      (path.startsWith(`${name}/`) || path === `${name}.ts`) && servedBy.some((served) => names.includes(served)),
  );
}
