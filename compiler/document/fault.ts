import { type Diagnostic, diagnostic, type Position } from '../diagnostics/index.js';
import { maxDepth } from './limits.js';

/** Something wrong at an offset of a text, before it is known which file the text came from. */
export interface Fault {
  /** UTF-16 units from the beginning of the text. */
  readonly offset: number;
  diagnose(at: Position): Diagnostic;
  /** The text is not of its format; another format may fit. */
  readonly syntax?: true;
}

/** More than {@link maxDepth} levels of objects and lists. */
export const nestingFault = (offset: number): Fault => ({
  offset,
  diagnose: (at) => diagnostic('nesting-too-deep', { limit: maxDepth }, at),
});

/** A key that its object already has. */
export const duplicateKeyFault = (offset: number, key: string): Fault => ({
  offset,
  diagnose: (at) => diagnostic('key-duplicate', { key: key.length > 100 ? `${key.slice(0, 100)}…` : key }, at),
});
