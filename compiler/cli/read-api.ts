import type { Report } from '../diagnostics/index.js';
import type { Document } from '../document/document.js';
import type { Api } from '../model/index.js';
import type { ApiJob } from './api-job.js';
import { askedValues } from './asked-values.js';
import { fileSources } from './file-sources.js';
import type { Finding } from './finding.js';

/** A document that has been read, as far as it could be. */
export interface ReadApi {
  readonly job: ApiJob;
  /** Absent when the document could not be loaded. */
  readonly document?: Document;
  /** Empty when the document could not be loaded. */
  readonly apis: readonly Api[];
  readonly findings: readonly Finding[];
  /** Names that the document asked a value for; absent when it could not be loaded. */
  readonly asked?: ReadonlySet<string>;
}

/** Reads the document of a job into its APIs. */
export async function readApi(job: ApiJob, cwd: string): Promise<ReadApi> {
  const findings: Finding[] = [];
  const { loadDocument } = await import('../document/index.js');
  const sources = fileSources(cwd);
  const document = await loadDocument(
    job.shownFile,
    {
      cwd,
      root: job.root,
      allowRemote: job.allowRemote,
      allowOutside: job.allowOutside,
      ...(job.maxSize === undefined ? {} : { maxSize: job.maxSize }),
    },
    (diagnostic) => findings.push({ diagnostic, sources }),
  );
  if (document === undefined) return { job, apis: [], findings };

  const { readModel } = await import('../openapi/index.js');
  const report: Report = (diagnostic) => findings.push({ diagnostic, sources: document });
  const { protocol } = job;
  const { values, asked } = askedValues(job.values);
  const model = readModel(document, { values, ...(protocol === undefined ? {} : { protocol }) }, report);
  // What loading found can be shown better now that there is a document to look into.
  return {
    job,
    document,
    asked,
    apis: model.apis,
    findings: findings.map((finding) => ({ ...finding, sources: document })),
  };
}
