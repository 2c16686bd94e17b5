import type { Report } from '../diagnostics/index.js';
import type { OutputFile } from '../emit/output-file.js';
import type { HttpApi, RestApi } from '../model/index.js';
import type { ApiJob } from './api-job.js';
import type { TargetName } from './target-name.js';

/** What an emitter is given beside the API. */
export interface EmitContext {
  readonly job: ApiJob;
  readonly report: Report;
}

export function emitContext(_api: RestApi | HttpApi, job: ApiJob, report: Report): EmitContext {
  return { job, report };
}

/** An output that can be built. */
export interface Target {
  /** As it is listed: its name on the command line, or what others share. */
  readonly name: TargetName | 'schemas';
  /** As it is named in a sentence. */
  readonly title: string;
  /** Whether it is built when these are asked for. */
  wanted(names: readonly TargetName[]): boolean;
  /** It cannot be built from an HTTP API yet. */
  readonly restOnly: boolean;
  emit(api: RestApi | HttpApi, context: EmitContext): Promise<readonly OutputFile[]>;
}

/** All outputs, in the order in which they are built. Each loads its emitter when it is built, never before. */
export const targets: readonly Target[] = [];
