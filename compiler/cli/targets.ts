import type { Deployment } from '../deployment/index.js';
import type { Report } from '../diagnostics/index.js';
import type { OutputFile } from '../emit/output-file.js';
import type { HttpApi, RestApi } from '../model/index.js';
import type { ApiJob } from './api-job.js';
import { type RetainedDeployments, retainedDeployments } from './retained-deployments.js';
import type { TargetName } from './target-name.js';

/** What an emitter is given beside the API. */
export interface EmitContext {
  readonly job: ApiJob;
  readonly report: Report;
  /** What the deployment of a REST API consists of: decided once, printed by several targets. */
  deployment(api: RestApi): Promise<Deployment>;
}

/** The context of one API. */
export function emitContext(job: ApiJob, report: Report, retained?: RetainedDeployments): EmitContext {
  let deployment: Promise<Deployment> | undefined;
  return {
    job,
    report,
    deployment: (api) => {
      deployment ??= deployed(api, job, report, retained);
      return deployment;
    },
  };
}

async function deployed(api: RestApi, job: ApiJob, report: Report, session?: RetainedDeployments): Promise<Deployment> {
  const { deploymentOf } = await import('../deployment/index.js');
  // Only Terraform has to be told what there was before: CloudFormation retains by itself.
  const retained = job.targets.includes('terraform') ? retainedDeployments(job.out, session) : [];
  return deploymentOf(api, { ...job.deployment, retained }, report);
}

interface TargetBase {
  /** As it is listed: its name on the command line, or what others share. */
  readonly name: TargetName | 'schemas';
  /** As it is named in a sentence. */
  readonly title: string;
  /** It is built when one of these is asked for. */
  readonly servedBy: readonly TargetName[];
  /** `gatewright check` builds it too, for what it says of the document: it is quick, and needs no TypeScript compiler. */
  readonly checked: boolean;
}

/** An output that can be built. Its emitter is loaded when it is built, never before. */
export type Target =
  | (TargetBase & {
      readonly protocols: 'REST and HTTP';
      emit(api: RestApi | HttpApi, context: EmitContext): Promise<readonly OutputFile[]>;
    })
  | (TargetBase & {
      readonly protocols: 'REST';
      emit(api: RestApi, context: EmitContext): Promise<readonly OutputFile[]>;
    });

/** All outputs, in the order in which they are built. */
export const targets: readonly Target[] = [
  {
    name: 'schemas',
    title: 'types of schemas',
    servedBy: ['client', 'handlers'],
    checked: false,
    protocols: 'REST and HTTP',
    emit: async (api, { report }) => [
      await (await import('../emit/typescript/schema-types.js')).emitSchemas(api, report),
    ],
  },
  {
    name: 'client',
    title: 'client',
    servedBy: ['client'],
    checked: false,
    protocols: 'REST and HTTP',
    emit: async (api, { job: { runtime, importExtension }, report }) =>
      (await import('../emit/client/index.js')).emitClient(api, { runtime, importExtension }, report),
  },
  {
    name: 'validators',
    title: 'validators',
    servedBy: ['validators'],
    checked: true,
    protocols: 'REST and HTTP',
    emit: async (api, { job: { importExtension }, report }) =>
      (await import('../emit/validators/index.js')).emitValidators(api, { importExtension }, report),
  },
  {
    name: 'handlers',
    title: 'handlers',
    servedBy: ['handlers'],
    checked: false,
    protocols: 'REST and HTTP',
    emit: async (api, { job: { importExtension }, report }) =>
      (await import('../emit/handlers/index.js')).emitHandlers(api, { importExtension }, report),
  },
  {
    name: 'cloudformation',
    title: 'CloudFormation',
    servedBy: ['cloudformation'],
    checked: true,
    protocols: 'REST',
    emit: async (api, { deployment, report }) => {
      const { emitCloudFormation } = await import('../emit/cloudformation/index.js');
      return emitCloudFormation(await deployment(api), report);
    },
  },
  {
    name: 'terraform',
    title: 'Terraform',
    servedBy: ['terraform'],
    checked: true,
    protocols: 'REST',
    emit: async (api, { deployment, report }) => {
      const { emitTerraform } = await import('../emit/terraform/index.js');
      return emitTerraform(await deployment(api), report);
    },
  },
  {
    name: 'openapi',
    title: 'OpenAPI',
    servedBy: ['openapi'],
    checked: false,
    protocols: 'REST',
    emit: async (api, { deployment, job: { openapiVersion }, report }) => {
      const { emitOpenApi } = await import('../emit/openapi/index.js');
      const version = openapiVersion ?? (api.contract.dialect === 'openapi-2.0' ? '2.0' : '3.0');
      return emitOpenApi(await deployment(api), { version }, report);
    },
  },
];
