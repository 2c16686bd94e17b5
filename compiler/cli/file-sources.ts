import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Sources } from '../document/document.js';

/** Bytes of a file beyond which no line of it is shown. */
const limit = 32_000_000;

/** Shows lines of files as they are on disk: for documents that could not be loaded. */
export function fileSources(cwd: string): Sources {
  const files = new Map<string, readonly string[]>();
  return {
    locate: (at) => ('line' in at ? at : { file: at.file, line: 1, column: 1 }),
    line: (file, line) => {
      let lines = files.get(file);
      if (lines === undefined) {
        lines = linesOf(resolve(cwd, file));
        files.set(file, lines);
      }
      return lines[line - 1];
    },
  };
}

function linesOf(path: string): readonly string[] {
  try {
    const { size } = statSync(path);
    return size > limit ? [] : readFileSync(path, 'utf8').split(/\r\n?|\n/);
  } catch {
    return [];
  }
}
