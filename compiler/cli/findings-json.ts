import type { Severity } from '../diagnostics/index.js';
import { type Finding, type FindingJson, findingJson } from './finding.js';

/** Findings as `--json` shows them. */
export interface FindingsJson {
  /** All errors, and of every other code the first {@link shown}, in the order in which they were found. */
  readonly diagnostics: readonly FindingJson[];
  /** How many of a code are not among them; absent when all are there. */
  readonly omitted?: readonly { readonly code: string; readonly severity: Severity; readonly count: number }[];
}

/** Findings of one code that are printed in full, unless all are wanted: a large document has thousands that are alike. */
const shown = 50;

/** @param all print every finding. Default false. */
export function findingsJson(findings: readonly Finding[], all = false): FindingsJson {
  const counts = new Map<string, { readonly severity: Severity; count: number }>();
  const diagnostics = findings.filter(({ diagnostic: { code, severity } }) => {
    const known = counts.get(code) ?? { severity, count: 0 };
    known.count += 1;
    counts.set(code, known);
    return all || severity === 'error' || known.count <= shown;
  });
  const omitted = [...counts]
    .filter(([, { severity, count }]) => !all && severity !== 'error' && count > shown)
    .map(([code, { severity, count }]) => ({ code, severity, count: count - shown }));
  return { diagnostics: diagnostics.map(findingJson), ...(omitted.length === 0 ? {} : { omitted }) };
}
