import { resolve } from 'node:path';
import { findConfig } from './find-config.js';

/** Absolute path of the configuration that a command uses: the one that is named, else the nearest. Undefined = none. */
export function configPath(named: string | undefined, cwd: string): string | undefined {
  return named === undefined ? findConfig(cwd) : resolve(cwd, named);
}
