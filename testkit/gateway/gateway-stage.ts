import { type GuardOptions, stageGuards } from '../authorizers/index.js';
import {
  BadRequestException,
  changedStage,
  deployTo,
  isDrawn,
  promoted,
  responseCache,
  type StageRecord,
  throttles,
  withCanary,
  withoutCanarySettings,
} from '../stages/index.js';
import {
  type AccountLimits,
  type DeployedStage,
  deployedCanary,
  deployedStage,
  type StageKeep,
} from './deployed-stage.js';
import type { PreparedDeployment } from './deployment.js';
import { metricsCounter, type StageMetrics } from './metrics.js';
import type { StageControl } from './stage-control.js';

/** A stage of a gateway while it runs. */
export interface GatewayStage {
  readonly control: StageControl;
  /** What it is now. */
  readonly record: StageRecord;
  /** Puts another record in its place. */
  change(record: StageRecord): void;
  /**
   * The stage as the next request meets it.
   *
   * @param draw a number from 0 up to 1; asked for once, and on stages with a canary alone
   */
  meet(draw: () => number): DeployedStage;
  /** The stage as its own requests meet it; nothing is drawn. */
  readonly own: DeployedStage;
  /** By stage name; `{stage}/Canary` has those of the canary once there were any. */
  metrics(): readonly (readonly [name: string, metrics: StageMetrics])[];
  forgetMetrics(): void;
}

/**
 * Runs a stage.
 *
 * @param deploymentOf the deployment of that id
 * @throws BadRequestException for a record whose deployment does not exist
 */
export function gatewayStage(
  begin: StageRecord,
  deploymentOf: (id: string) => PreparedDeployment | undefined,
  account: AccountLimits,
  guardOptions: GuardOptions = {},
): GatewayStage {
  let keep: StageKeep = {
    cache: responseCache(),
    guards: stageGuards(guardOptions),
    throttles: throttles(),
    metrics: metricsCounter(),
    canaryMetrics: metricsCounter(),
    account,
  };
  let record = begin;
  const existing = (id: string): PreparedDeployment => {
    const found = deploymentOf(id);
    if (found === undefined) throw new BadRequestException('Deployment id does not exist');
    return found;
  };
  const built = (next: StageRecord) => ({
    own: deployedStage(next, existing(next.deploymentId), keep),
    canary: next.canary && deployedCanary(next, existing(next.canary.deploymentId), keep),
  });
  let { own, canary } = built(begin);
  const build = (next: StageRecord): void => {
    ({ own, canary } = built(next));
    record = next;
  };
  const change = (next: StageRecord): void => {
    const { cacheClusterEnabled, cacheClusterSize } = record.stage;
    build(next);
    // Another capacity is another cluster, which begins empty.
    const { stage } = next;
    if (stage.cacheClusterEnabled !== cacheClusterEnabled || stage.cacheClusterSize !== cacheClusterSize) {
      keep.cache.flush();
    }
  };

  const control: StageControl = {
    get name() {
      return record.stage.stageName;
    },
    get settings() {
      return record.stage;
    },
    get deploymentId() {
      return record.deploymentId;
    },
    get canary() {
      return record.canary;
    },
    get history() {
      return record.history;
    },
    get metrics() {
      return keep.metrics.read();
    },
    get canaryMetrics() {
      return keep.canaryMetrics.read();
    },
    get cacheSize() {
      return keep.cache.size;
    },
    rollBack(deploymentId = record.history.at(-2)) {
      if (deploymentId === undefined) {
        throw new BadRequestException(`Stage ${record.stage.stageName} has served no other deployment.`);
      }
      change(deployTo(record, deploymentId));
    },
    update: (changes) => change({ ...record, stage: changedStage(record.stage, changes) }),
    setCanary: (changes) => change(withCanary(record, changes)),
    promoteCanary: () => change(promoted(record)),
    removeCanary: () => change(withoutCanarySettings(record)),
    flushCache: () => keep.cache.flush(),
    flushAuthorizersCache() {
      keep = { ...keep, guards: stageGuards(guardOptions) };
      build(record);
    },
  };

  return {
    control,
    get record() {
      return record;
    },
    change,
    get own() {
      return own;
    },
    meet(draw) {
      if (record.canary === undefined || canary === undefined) return own;
      return isDrawn(record.canary, draw()) ? canary : own;
    },
    metrics() {
      const name = record.stage.stageName;
      const ofCanary = keep.canaryMetrics.read();
      // That CloudWatch tells canaries by this name is taken from their log groups, and unconfirmed.
      return [[name, keep.metrics.read()], ...(ofCanary.Count > 0 ? [[`${name}/Canary`, ofCanary] as const] : [])];
    },
    forgetMetrics() {
      keep = { ...keep, metrics: metricsCounter(), canaryMetrics: metricsCounter() };
      build(record);
    },
  };
}
