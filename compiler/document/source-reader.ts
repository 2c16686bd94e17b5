import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { diagnostic, type Location, type Position, type Report } from '../diagnostics/index.js';
import type { FileTarget } from './file-target.js';
import { defaultMaxSize } from './limits.js';
import type { LoadOptions } from './load-options.js';
import { readFileBytes } from './read-file-bytes.js';
import { readRemoteBytes } from './read-remote-bytes.js';
import { readSource } from './read-source.js';
import type { SourceFile } from './source-file.js';

/**
 * Reads a file of a document. `missing` when it does not exist; undefined, and a diagnostic at `at` or in the file, when
 * it may not or cannot be read.
 */
export type SourceReader = (target: FileTarget, at: Location | Position) => Promise<SourceFile | 'missing' | undefined>;

/** Where files may stand, and how their paths are shown. */
export interface SourcePlaces {
  /** The file that the user has named; it may stand anywhere. */
  readonly entry: string;
  /** All others stand below this folder, symbolic links resolved. */
  readonly root: string;
  /** Paths below this folder are shown relative to it. */
  readonly cwd: string;
}

/** A reader for the files of one document, which counts what it reads. */
export function sourceReader(places: SourcePlaces, options: LoadOptions, report: Report): SourceReader {
  const limit = options.maxSize ?? defaultMaxSize;
  let total = 0;
  return async (target, at) => {
    const shown = target.kind === 'file' ? shownPath(target.id, places.cwd) : target.id;
    if (target.kind === 'unknown') {
      report(diagnostic('file-not-found', { path: shown, reason: 'only files and http addresses are read' }, at));
      return undefined;
    }
    if (target.kind === 'address' && options.allowRemote !== true) {
      report(diagnostic('remote-refused', { address: shown }, at));
      return undefined;
    }
    const real = target.kind === 'file' ? await realPath(target.id) : undefined;
    if (target.kind === 'file' && options.allowOutside !== true && !(await isAllowed(target.id, real, places))) {
      report(diagnostic('file-outside', { path: shown, root: places.root }, at));
      return undefined;
    }
    const bytes =
      target.kind === 'file'
        ? await readFileBytes(real ?? target.id, limit - total)
        : await readRemoteBytes(target.id, limit - total);
    if ('bytes' in bytes) {
      total += bytes.bytes.length;
      return readSource({ file: shown, ...(real === undefined ? {} : { path: real }) }, bytes.bytes, report);
    }
    if ('tooLarge' in bytes) report(diagnostic('file-too-large', { path: shown, limit }, at));
    else if (bytes.missing === true) return 'missing';
    else report(diagnostic('file-not-found', { path: shown, reason: bytes.refused }, at));
    return undefined;
  };
}

async function isAllowed(id: string, real: string | undefined, { entry, root }: SourcePlaces): Promise<boolean> {
  if (id === entry) return true;
  const realRoot = (await realPath(root)) ?? root;
  // Nothing is there: links cannot lead out of the folder, and whether something exists outside is not told.
  if (real === undefined) return isInside(id, root) || isInside(id, realRoot);
  return isInside(real, realRoot);
}

async function realPath(file: string): Promise<string | undefined> {
  try {
    return await realpath(file);
  } catch {
    return undefined;
  }
}

function isInside(file: string, folder: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

function shownPath(file: string, cwd: string): string {
  return isInside(file, cwd) ? path.relative(cwd, file) || '.' : file;
}
