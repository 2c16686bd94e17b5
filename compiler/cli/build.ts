import { join } from 'node:path';
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import type { ApiJob } from './api-job.js';
import { apiJobs } from './api-jobs.js';
import { belongsTo } from './belongs-to.js';
import { type BuildResult, buildJson, buildText, failureText } from './build-result.js';
import type { BuildOptions } from './command-options.js';
import { type EmittedApi, emitApi, hasErrors } from './emit-api.js';
import type { Finding } from './finding.js';
import { findingsText } from './findings-text.js';
import type { Host } from './host.js';
import { type OutputPlan, planOutput } from './output-plan.js';
import { packageVersion } from './package-version.js';
import { createProgress, type Progress } from './progress.js';
import { readApi } from './read-api.js';
import type { RetainedDeployments } from './retained-deployments.js';
import { shownPath } from './shown-path.js';
import { type StaleOutput, staleness } from './staleness.js';
import { colorsFor } from './terminal-colors.js';
import { unusedValues } from './unused-values.js';
import { type Written, writeOutput } from './write-output.js';

/**
 * Runs `gatewright build`: everything is built in memory, compared with what is on disk, and only when no API has an
 * error is anything written. The exit code is 1 when there is an error, or when `--check` finds something stale.
 */
export async function build(file: string | undefined, options: BuildOptions, host: Host): Promise<0 | 1> {
  const start = host.now();
  const progress = createProgress(host, options.json !== true && options.quiet !== true);
  let isWriting = false;
  const finish = host.onInterrupt?.(() => {
    progress.end();
    return isWriting ? 'Interrupted while writing; the next build completes it.' : 'Interrupted; nothing was written.';
  });
  const onWriting = () => {
    isWriting = true;
  };
  const result = await buildAll(file, options, host, progress, { onWriting });
  progress.end();
  finish?.();
  return report(result, options, host, host.now() - start);
}

/** Prints what a build has found and done, which took so many milliseconds. Gives the exit code. */
export function report(result: BuildResult, options: BuildOptions, host: Host, milliseconds: number): 0 | 1 {
  const ok = !hasErrors(result.findings);
  if (options.json === true) {
    host.stdout.write(`${JSON.stringify(buildJson(result, packageVersion(), options.all), undefined, 2)}\n`);
    return ok ? 0 : 1;
  }
  const wanted = result.findings.filter(({ diagnostic: { severity } }) => {
    if (severity === 'error') return true;
    return options.quiet !== true && (severity === 'warning' || options.all === true);
  });
  const colors = colorsFor(host.stderr, host.env);
  host.stderr.write(findingsText(wanted, { colors, all: options.all === true }));
  if (options.quiet !== true) {
    host.stdout.write(buildText(result, { colors: colorsFor(host.stdout, host.env), milliseconds }));
  }
  if (!ok) host.stderr.write(failureText(result, colors));
  return ok ? 0 : 1;
}

/** What surrounds a build: a session that builds again and again, or one that may be interrupted. */
export interface BuildSession {
  /** Documents, as absolute paths: build these alone. Default: all. */
  readonly only?: ReadonlySet<string> | undefined;
  readonly retained?: RetainedDeployments;
  /** Called before the first file is written. */
  readonly onWriting?: () => void;
}

/**
 * Builds the APIs that the command line and the configuration name.
 *
 * @param session what surrounds the build
 */
export async function buildAll(
  file: string | undefined,
  options: BuildOptions,
  host: Host,
  progress: Progress,
  session: BuildSession = {},
): Promise<BuildResult> {
  const findings: Finding[] = [];
  const add = (found: Diagnostic) => {
    findings.push({ diagnostic: found });
  };
  const check = options.check === true;
  const planned = await apiJobs('build', file, options, host.cwd, add);
  if (planned === undefined) return { check, findings, apis: [] };
  const { apis: jobs, typecheck: isTypechecked } = planned;

  const apis: EmittedApi[] = [];
  for (const job of jobs) {
    if (session.only?.has(job.file) === false) continue;
    progress.step(job.shownFile);
    const emitted = await emitApi(await readApi(job, host.cwd), {
      purpose: 'build',
      now: host.now,
      progress,
      ...(session.retained && { retained: session.retained }),
    });
    findings.push(...emitted.findings);
    apis.push(emitted);
    if (!hasErrors(emitted.findings) && isLeftEmpty(emitted)) {
      add(diagnostic('target-not-yet', { targets: job.targets.join(', '), file: job.shownFile }));
    }
    if (isTypechecked && !hasErrors(emitted.findings)) {
      progress.step(`${job.shownFile}: type-checking`);
      const { typecheck } = await import('./typecheck.js');
      const shown = shownIn(job, host.cwd);
      for (const found of await typecheck(job.out, filesOf(emitted), shown)) add(found);
    }
  }
  for (const found of await unusedValues(jobs, apis)) add(found);
  const nothing = { check, findings, jobs, apis: apis.map((api) => ({ api })) };
  if (hasErrors(findings)) return nothing;

  progress.step(check ? 'comparing' : 'writing');
  const plans: { readonly api: EmittedApi; readonly plan: OutputPlan }[] = [];
  for (const api of apis) {
    const plan = await planOf(api, host.cwd, add);
    if (plan !== undefined) plans.push({ api, plan });
  }
  if (hasErrors(findings)) return nothing;

  if (check) {
    return {
      check,
      findings,
      jobs,
      apis: plans.map(({ api, plan }) => {
        const stale = staleness(plan);
        if (stale.length > 0) {
          const summary = staleSummary(stale);
          add(diagnostic('output-stale', { out: api.job.shownOut, file: api.job.shownFile, summary }));
        }
        return { api, stale };
      }),
    };
  }
  session.onWriting?.();
  const built: { api: EmittedApi; written: Written }[] = [];
  for (const { api, plan } of plans) {
    const written = await carriedOut(api, plan, host.cwd, add);
    if (written === undefined) break;
    built.push({ api, written });
  }
  return { check, findings, jobs, apis: built };
}

async function planOf(api: EmittedApi, cwd: string, add: (found: Diagnostic) => void): Promise<OutputPlan | undefined> {
  const shown = shownIn(api.job, cwd);
  try {
    const plan = await planOutput(api.job.out, filesOf(api), {
      version: packageVersion(),
      shown,
      kept: (path) => belongsTo(path, api.job.kept),
    });
    if ('out' in plan) return plan;
    plan.forEach(add);
  } catch (error) {
    add(unwritable(error, shown('')));
  }
  return undefined;
}

async function carriedOut(
  { job }: EmittedApi,
  plan: OutputPlan,
  cwd: string,
  add: (found: Diagnostic) => void,
): Promise<Written | undefined> {
  const shown = shownIn(job, cwd);
  try {
    const written = await writeOutput(plan);
    for (const { file, state } of plan.files) {
      if (state === 'edited') add(diagnostic('output-changed', { path: shown(file.path) }));
    }
    for (const path of written.left) add(diagnostic('output-left', { path: shown(path) }));
    if (plan.journal !== undefined) add(diagnostic('output-mended', { out: shown('') }));
    return written;
  } catch (error) {
    add(unwritable(error, shown('')));
    return undefined;
  }
}

/** How many files are stale, and the first of them by name. */
function staleSummary(stale: readonly StaleOutput[]): string {
  const names = stale.slice(0, 3).map(({ path }) => path);
  const more = stale.length > names.length ? ` and ${stale.length - names.length} more` : '';
  return `${stale.length} ${stale.length === 1 ? 'file differs' : 'files differ'}, ${names.join(', ')}${more}`;
}

/** What the file system refused, as a diagnostic; anything else is a fault of gatewright and goes on up. */
function unwritable(error: unknown, out: string): Diagnostic {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') throw error;
  const path = 'path' in error && typeof error.path === 'string' ? error.path : out;
  return diagnostic('output-unwritable', { path, reason: error.message.replace(/^(E\w+: .*?), .*$/, '$1') });
}

/** Whether `--target` names only what cannot be built of the document yet. */
function isLeftEmpty({ job, apis, outputs }: EmittedApi): boolean {
  return job.kept.length > 0 && apis.length > 0 && outputs.length === 0;
}

function filesOf(api: EmittedApi) {
  return api.outputs.flatMap(({ files }) => files);
}

function shownIn(job: ApiJob, cwd: string): (path: string) => string {
  return (path) => shownPath(join(job.out, path), cwd);
}
