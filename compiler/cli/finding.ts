import { type Diagnostic, type Position, pointerTokens, type Severity } from '../diagnostics/index.js';
import type { Sources } from '../document/document.js';

/** A diagnostic with the sources that turn its place into a line and a column. */
export interface Finding {
  readonly diagnostic: Diagnostic;
  /** Absent when it belongs to no document, or to one that could not be loaded. */
  readonly sources?: Sources;
}

/** Where the finding is, or undefined when it is nowhere in a file. */
export function positionOf({ diagnostic, sources }: Finding): Position | undefined {
  const { at, code } = diagnostic;
  if (at === undefined) return undefined;
  // The file that is not there may be the very one that was named: it has no lines.
  if (code === 'file-not-found' && 'line' in at && sources?.line(at.file, at.line) === undefined) return undefined;
  if ('line' in at) return at;
  return sources?.locate(at);
}

/** How many findings of a severity there are. */
export function countOf(findings: readonly Finding[], severity: Severity): number {
  return findings.filter(({ diagnostic }) => diagnostic.severity === severity).length;
}

/** A finding as `--json` shows it. */
export interface FindingJson {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly mend: string;
  readonly aws?: string;
  readonly file?: string;
  /** From 1. */
  readonly line?: number;
  /** From 1, in UTF-16 units. */
  readonly column?: number;
  readonly length?: number;
  /** JSON Pointer of the value, where the place is one. */
  readonly pointer?: string;
}

/** The finding as plain data. */
export function findingJson(finding: Finding): FindingJson {
  const { code, severity, message, mend, aws, at } = finding.diagnostic;
  const position = positionOf(finding);
  return {
    code,
    severity,
    message,
    mend,
    ...(aws === undefined ? {} : { aws }),
    ...(position ?? (at === undefined ? {} : { file: at.file })),
    ...(at !== undefined && 'pointer' in at ? { pointer: at.pointer } : {}),
  };
}

/** The place as a person reads it: `file:line:column`, or the file and the keys that lead there, or the file alone. */
export function placeOf(finding: Finding): string | undefined {
  const { at } = finding.diagnostic;
  const position = positionOf(finding);
  if (position !== undefined) return `${position.file}:${position.line}:${position.column}`;
  if (at === undefined) return undefined;
  if ('line' in at) return at.file;
  return [at.file, ...pointerTokens(at.pointer)].join(' › ');
}
