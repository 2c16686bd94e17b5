import { isAbsolute, relative } from 'node:path';

/** The path as the user would write it: relative below the current folder, absolute elsewhere. */
export function shownPath(path: string, cwd: string): string {
  const below = relative(cwd, path);
  if (below === '') return '.';
  return below.startsWith('..') || isAbsolute(below) ? path : below.replaceAll('\\', '/');
}
