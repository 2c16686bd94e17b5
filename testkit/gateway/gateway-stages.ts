import { isDeepStrictEqual } from 'node:util';
import type { RestApi, Stage } from '../../compiler/model/index.js';
import type { PrepareIntegration, Surroundings } from '../exchange/index.js';
import {
  BadRequestException,
  type Canary,
  deployTo,
  newStageRecord,
  type StageRecord,
  throttles,
  usageLedger,
  withCanary,
} from '../stages/index.js';
import type { AccountLimits } from './deployed-stage.js';
import { type Deployment, deployment, type PreparedDeployment } from './deployment.js';
import type { GatewayOptions } from './gateway-options.js';
import { type GatewayStage, gatewayStage } from './gateway-stage.js';

/** What a deployment is told: CreateDeployment's input. */
export interface DeployOptions {
  /** An existing stage, or a new one, with the settings that the document declares for it. Default: the gateway's own stage. */
  readonly stageName?: string;
  readonly description?: string;
  /** Deploy to the canary of the stage, and leave the stage's own deployment where it is. */
  readonly canarySettings?: Partial<Omit<Canary, 'deploymentId'>>;
}

/** The stages of a gateway and the deployments that they serve. */
export interface GatewayStages {
  /** The API as the document now has it; stages serve what was deployed. */
  readonly api: RestApi;
  readonly names: readonly string[];
  stage(name: string): GatewayStage | undefined;
  /** All deployments, oldest first. */
  readonly deployments: readonly Deployment[];
  /**
   * Exchanges the API: PutRestApi. Stages keep their deployments. What needs none holds at once: usage plans, and the
   * settings of stages that the document has changed.
   *
   * @param locate places of the new document, as `Surroundings.locate` has those of the first
   */
  replaceApi(api: RestApi, locate: Surroundings['locate']): void;
  /**
   * Takes a snapshot of the API and moves a stage, or its canary, to it.
   *
   * @throws BadRequestException in AWS's words, where they are known
   */
  deploy(options: DeployOptions & { readonly stageName: string }): Deployment;
  /** Back to the stages of the beginning: their deployment, settings and canaries, empty caches, full buckets, unused quotas. */
  reset(): void;
}

type StagesOptions = Pick<GatewayOptions, 'apiKeys' | 'accountThrottle' | 'identities' | 'jwtAssumptions'>;

/** Deploys the API to the stages that it declares, or to `dev`. */
export function gatewayStages(
  begin: RestApi,
  apiId: string,
  { apiKeys = [], accountThrottle, ...guardOptions }: StagesOptions,
  surroundings: Surroundings,
  prepare: PrepareIntegration,
): GatewayStages {
  let api = begin;
  let { locate } = surroundings;
  const deployments = new Map<string, PreparedDeployment>();
  const stages = new Map<string, GatewayStage>();
  let account = newAccount();

  function newAccount(): AccountLimits {
    const buckets = throttles();
    return {
      usage: usageLedger(api.usagePlans, apiKeys),
      take: (now) => accountThrottle === undefined || buckets.take('account', accountThrottle, now),
    };
  }
  const add = (record: StageRecord): GatewayStage => {
    const stage = gatewayStage(record, (id) => deployments.get(id), account, guardOptions);
    stages.set(record.stage.stageName, stage);
    return stage;
  };
  const snapshot = (description?: string): PreparedDeployment => {
    const made = deployment(api, apiId, { ...surroundings, locate }, prepare, description);
    deployments.set(made.id, made);
    return made;
  };
  const first = snapshot();
  const declared = begin.stages.size > 0 ? [...begin.stages.values()] : [bareStage(begin, 'dev')];
  for (const stage of declared) add(newStageRecord(stage, first.id));

  return {
    get api() {
      return api;
    },
    get names() {
      return [...stages.keys()];
    },
    stage: (name) => stages.get(name),
    get deployments() {
      return [...deployments.values()].map(publicPart);
    },
    replaceApi(next, locateNext) {
      const former = api;
      api = next;
      locate = locateNext;
      account.usage.replace(next.usagePlans, apiKeys);
      for (const [name, declaredNow] of next.stages) {
        const running = stages.get(name);
        const declaredThen = former.stages.get(name);
        if (running === undefined || isSame(declaredNow, declaredThen)) continue;
        const fresh = newStageRecord(declaredNow, running.record.deploymentId);
        // A canary with a deployment of its own was not made by the document, and stays.
        running.change({ ...running.record, stage: fresh.stage, canary: fresh.canary ?? running.record.canary });
      }
    },
    deploy({ stageName, description, canarySettings }) {
      const invalid = 'Invalid deployment content specified.';
      const running = stages.get(stageName);
      if (canarySettings !== undefined && stageName === '') {
        throw new BadRequestException(
          `${invalid}Non null and non empty stageName must be provided for canary deployment. Provided value is `,
        );
      }
      if (canarySettings !== undefined && running === undefined) {
        throw new BadRequestException(
          `${invalid}Stage ${stageName} must already be created before making a canary release deployment`,
        );
      }
      if (running === undefined) checkStageName(stageName);
      checkDeployable(api);
      const recordWith = (deploymentId: string): StageRecord => {
        if (running === undefined) {
          return newStageRecord(api.stages.get(stageName) ?? bareStage(api, stageName), deploymentId);
        }
        if (canarySettings === undefined) return deployTo(running.record, deploymentId);
        return withCanary(running.record, { ...canarySettings, deploymentId });
      };
      // What is refused leaves no deployment behind.
      recordWith('');
      const made = snapshot(description);
      if (running === undefined) add(recordWith(made.id));
      else running.change(recordWith(made.id));
      return publicPart(made);
    },
    reset() {
      api = begin;
      locate = surroundings.locate;
      account = newAccount();
      deployments.clear();
      deployments.set(first.id, first);
      stages.clear();
      for (const stage of declared) add(newStageRecord(stage, first.id));
    },
  };
}

/** @throws BadRequestException for what is no name of a stage; the text is ours, AWS's is unconfirmed */
function checkStageName(name: string): void {
  if (/^[\w-]{1,128}$/.test(name)) return;
  throw new BadRequestException(
    `${JSON.stringify(name)} is no name of a stage: letters, digits, - and _, 128 at most.`,
  );
}

/**
 * What API Gateway deploys. The deployment that a gateway begins with is not held to it, so that a document may be tried
 * before it is whole.
 *
 * @throws BadRequestException in AWS's words
 */
function checkDeployable({ resources }: RestApi): void {
  const methods = resources.flatMap((resource) => resource.methods);
  if (methods.length === 0) throw new BadRequestException("The REST API doesn't contain any methods");
  if (methods.some(({ integration }) => integration === undefined)) {
    throw new BadRequestException('No integration defined for method');
  }
}

function publicPart({ id, description, createdDate }: PreparedDeployment): Deployment {
  return { id, ...(description === undefined ? {} : { description }), createdDate };
}

/** A stage of which nothing is declared. */
function bareStage({ at }: RestApi, stageName: string): Stage {
  return {
    stageName,
    variables: new Map(),
    cacheClusterEnabled: false,
    methodSettings: new Map(),
    tracingEnabled: false,
    tags: new Map(),
    at,
  };
}

/** Whether a document declares a stage as another did, wherever in it. */
function isSame({ at: _at, ...now }: Stage, then: Stage | undefined): boolean {
  if (then === undefined) return false;
  const { at: _then, ...before } = then;
  return isDeepStrictEqual(now, before);
}
