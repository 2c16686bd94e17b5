import type { Severity } from './diagnostic.js';

/** One row of the diagnostics table. `{name}` in a text is a named parameter. */
export interface Row {
  readonly severity: Severity;
  readonly message: string;
  readonly mend: string;
  /** AWS's own text, where it has one. */
  readonly aws?: string;
}
