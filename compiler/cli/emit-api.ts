import { type Diagnostic, diagnostic, type Report } from '../diagnostics/index.js';
import type { OutputFile } from '../emit/output-file.js';
import { type HttpApi, type RestApi, textPreview } from '../model/index.js';
import type { ApiJob } from './api-job.js';
import type { Finding } from './finding.js';
import type { Progress } from './progress.js';
import type { ReadApi } from './read-api.js';
import type { RetainedDeployments } from './retained-deployments.js';
import { type EmitContext, emitContext, type Target, targets } from './targets.js';

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

/** What {@link emitApi} needs of its surroundings. */
export interface EmitOptions {
  /** `check` builds only what is quick, for its diagnostics. */
  readonly purpose: 'build' | 'check';
  now(): number;
  readonly progress: Progress;
  /** Of a session that builds again and again. */
  readonly retained?: RetainedDeployments;
}

/** Builds the outputs of a document that has been read; none when an error was found in it. */
export async function emitApi(read: ReadApi, options: EmitOptions): Promise<EmittedApi> {
  const findings: Finding[] = [...read.findings];
  const outputs: Output[] = [];
  const { job, document } = read;
  const report: Report = (found: Diagnostic) =>
    findings.push({ diagnostic: found, ...(document === undefined ? {} : { sources: document }) });
  if (hasErrors(findings)) return { ...read, findings: withoutIgnored(findings, read), outputs };
  for (const api of read.apis) {
    if (api.protocol === 'WEBSOCKET') {
      report(diagnostic('websocket-api-not-yet', { name: textPreview(api.name) }, api.at));
    } else {
      outputs.push(...(await emitHttpBasedApi(api, job, report, options)));
    }
  }
  return { ...read, findings: withoutIgnored(findings, read), outputs };
}

async function emitHttpBasedApi(
  api: RestApi | HttpApi,
  job: ApiJob,
  report: Report,
  { purpose, now, progress, retained }: EmitOptions,
): Promise<readonly Output[]> {
  const outputs: Output[] = [];
  const context = emitContext(job, report, retained);
  for (const target of targets) {
    if (!target.servedBy.some((name) => job.targets.includes(name))) continue;
    if (purpose === 'check' && !target.checked) continue;
    progress.step(`${job.shownFile}: ${target.title}`);
    const start = now();
    const files = await filesOf(target, api, context);
    if (files !== undefined) outputs.push({ name: target.name, files, milliseconds: now() - start });
    else report(diagnostic('http-api-not-yet', { target: target.title, name: textPreview(api.name) }, api.at));
  }
  return outputs;
}

/** What the target makes of the API; undefined when it cannot be made of APIs of that type. */
async function filesOf(
  target: Target,
  api: RestApi | HttpApi,
  context: EmitContext,
): Promise<readonly OutputFile[] | undefined> {
  if (target.protocols === 'REST and HTTP') return target.emit(api, context);
  return api.protocol === 'REST' ? target.emit(api, context) : undefined;
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
