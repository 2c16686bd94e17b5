import type { Location, Position } from './location.js';
import { type DiagnosticCode, type DiagnosticParameters, table } from './table.js';

/** `error` ends a command with exit code 1; `warning` and `info` do not. */
export type Severity = 'error' | 'warning' | 'info';

/** What is wrong, where, and how to mend it. Made by {@link diagnostic} alone, so that every code stands in the table. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** One sentence: the thing and the reason. */
  readonly message: string;
  /** One sentence: what to do about it. */
  readonly mend: string;
  /** The text with which AWS reports the same fault, where it has one. */
  readonly aws?: string;
  readonly at?: Location | Position;
}

/** Receives diagnostics; the caller decides where they go. */
export type Report = (diagnostic: Diagnostic) => void;

/** Makes the diagnostic `code` of the table from its named parameters. */
export function diagnostic<Code extends DiagnosticCode>(
  code: Code,
  parameters: DiagnosticParameters<Code>,
  at?: Location | Position,
): Diagnostic {
  const row = table[code];
  const aws = 'aws' in row ? fill(row.aws, parameters) : undefined;
  return {
    code,
    severity: row.severity,
    message: fill(row.message, parameters),
    mend: fill(row.mend, parameters),
    ...(aws === undefined ? {} : { aws }),
    ...(at === undefined ? {} : { at }),
  };
}

function fill(text: string, parameters: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(parameters, name) ? String(parameters[name]) : whole,
  );
}
