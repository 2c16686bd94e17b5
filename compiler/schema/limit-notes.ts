import { type DiagnosticCode, diagnostic, type Location, type Report } from '../diagnostics/index.js';

/** Notes of one code that are told in full. */
const told = 20;

const noteCodes: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>([
  'schema-null-refused',
  'schema-keyword-dropped',
  'schema-keyword-lost',
]);

/** A report that counts, and what has to be called when all is said. */
export interface LimitedNotes {
  readonly report: Report;
  /** Says once of each code how many notes were left out. */
  readonly finish: (at: Location) => void;
}

/**
 * Passes the first 20 notes of each code on that speak of what an import makes of a schema: a large API has thousands,
 * and nobody reads them. Everything else is passed on as it is.
 */
export function limitNotes(report: Report): LimitedNotes {
  const counts = new Map<DiagnosticCode, number>();
  return {
    report: (found) => {
      if (!noteCodes.has(found.code)) {
        report(found);
        return;
      }
      const count = (counts.get(found.code) ?? 0) + 1;
      counts.set(found.code, count);
      if (count <= told) report(found);
    },
    finish: (at) => {
      for (const [code, count] of counts) {
        if (count > told) report(diagnostic('schema-notes-left-out', { code, count: count - told }, at));
      }
    },
  };
}
