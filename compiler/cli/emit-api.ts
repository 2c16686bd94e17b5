import { type Diagnostic, diagnostic, type Report } from '../diagnostics/index.js';
import type { OutputFile } from '../emit/output-file.js';
import { type HttpApi, type RestApi, textPreview } from '../model/index.js';
import type { ApiJob } from './api-job.js';
import type { Finding } from './finding.js';
import type { Progress } from './progress.js';
import type { ReadApi } from './read-api.js';
import { emitContext, targets } from './targets.js';

/** One output of an API, in memory. */
export interface Output {
  /** `client`, `cloudformation` …, or `schemas`, which others share. */
  readonly name: string;
  readonly files: readonly OutputFile[];
  readonly milliseconds: number;
}

/** An API with what was built from it. */
export interface EmittedApi extends ReadApi {
  readonly outputs: readonly Output[];
}

/** Builds the outputs of a document that has been read; none when an error was found in it. */
export async function emitApi(read: ReadApi, now: () => number, progress: Progress): Promise<EmittedApi> {
  const findings: Finding[] = [...read.findings];
  const outputs: Output[] = [];
  const { job, document } = read;
  const report: Report = (found: Diagnostic) =>
    findings.push({ diagnostic: found, ...(document === undefined ? {} : { sources: document }) });
  if (hasErrors(findings)) return { ...read, outputs };
  for (const api of read.apis) {
    if (api.protocol === 'WEBSOCKET') {
      report(diagnostic('websocket-api-not-yet', { name: textPreview(api.name) }, api.at));
    } else {
      outputs.push(...(await emitHttpBasedApi(api, job, report, now, progress)));
    }
  }
  return { ...read, findings: withoutIgnored(findings, read), outputs };
}

async function emitHttpBasedApi(
  api: RestApi | HttpApi,
  job: ApiJob,
  report: Report,
  now: () => number,
  progress: Progress,
): Promise<readonly Output[]> {
  const outputs: Output[] = [];
  const context = emitContext(api, job, report);
  for (const target of targets) {
    if (!target.wanted(job.targets)) continue;
    if (api.protocol === 'HTTP' && target.restOnly) {
      report(diagnostic('http-api-not-yet', { target: target.title, name: textPreview(api.name) }, api.at));
      continue;
    }
    progress.step(`${job.shownFile}: ${target.title}`);
    const start = now();
    const files = await target.emit(api, context);
    outputs.push({ name: target.name, files, milliseconds: now() - start });
  }
  return outputs;
}

/** Whether an error is among the findings. */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(({ diagnostic }) => diagnostic.severity === 'error');
}

/** The findings without those that the document switches off with `x-gatewright-ignore`; errors stay. */
export function withoutIgnored(findings: readonly Finding[], { apis }: ReadApi): readonly Finding[] {
  const ignored = new Set(apis.flatMap((api) => (api.protocol === 'WEBSOCKET' ? [] : [...api.ignoredDiagnostics])));
  return findings.filter(({ diagnostic: { code, severity } }) => severity === 'error' || !ignored.has(code));
}
