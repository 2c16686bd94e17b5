import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { diagnostic, type Report } from '../diagnostics/index.js';
import type { Document } from './document.js';
import { documentFromText } from './document-from-text.js';

export interface LoadOptions {
  /** Paths are shown relative to this folder. */
  readonly cwd: string;
  /** Nothing outside this folder is read, symbolic links resolved. Default: the folder of the entry file. */
  readonly root?: string;
  /** Read from the network too. Default false. */
  readonly allowRemote?: boolean;
  /** Read outside `root` too. Default false. */
  readonly allowOutside?: boolean;
  /** Bytes over all files. Default 20,000,000. */
  readonly maxSize?: number;
}

/** Loads the document at `path`. First form: one file. */
export async function loadDocument(file: string, options: LoadOptions, report: Report): Promise<Document | undefined> {
  let text: string;
  try {
    text = await readFile(path.resolve(options.cwd, file), 'utf8');
  } catch {
    report(diagnostic('file-not-found', { path: file, reason: 'it does not exist' }));
    return undefined;
  }
  return documentFromText(text, file, report);
}
