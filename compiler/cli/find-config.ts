import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Names of a configuration, in the order in which they are looked for. */
export const configNames = [
  'gatewright.config.ts',
  'gatewright.config.mts',
  'gatewright.config.js',
  'gatewright.config.mjs',
];

/** Absolute path of the configuration in the folder, or in the nearest one above it. */
export function findConfig(folder: string): string | undefined {
  for (let current = folder; ; current = dirname(current)) {
    const found = configNames.map((name) => join(current, name)).find((path) => existsSync(path));
    if (found !== undefined) return found;
    if (dirname(current) === current) return undefined;
  }
}
