import type { Stage, Text } from '../../compiler/model/index.js';
import { textPreview } from '../../compiler/model/index.js';
import type { Guards } from '../authorizers/index.js';
import type { DeployedApi } from '../exchange/index.js';
import {
  canaryVariables,
  type ResponseCache,
  type StageRecord,
  type Throttles,
  type UsageLedger,
} from '../stages/index.js';
import type { PreparedDeployment } from './deployment.js';
import type { MetricsCounter } from './metrics.js';
import type { RequestValidators } from './request-validators.js';
import type { Router } from './router.js';

/** A stage as one request meets it: with its own deployment, or as the canary. It never changes: a changed stage is another. */
export interface DeployedStage {
  readonly stage: Stage;
  readonly deployed: DeployedApi;
  readonly route: Router;
  readonly validators: RequestValidators;
  readonly guards: Guards;
  /** Canary overrides merged. No prototype, so that no name of a variable means anything but itself. */
  readonly variables: Readonly<Record<string, string>>;
  /** Undefined on a stage without a canary. */
  readonly isCanary: boolean | undefined;
  /** Undefined where nothing may be cached: without a cluster, or for a canary that does not use that of the stage. */
  readonly cache: ResponseCache | undefined;
  readonly keep: StageKeep;
  readonly metrics: MetricsCounter;
}

/** What a stage keeps from request to request, whatever is deployed to it. */
export interface StageKeep {
  readonly cache: ResponseCache;
  /** Those of a deployment; results of authorizers are kept for the stage. */
  readonly guards: (deployed: DeployedApi) => Guards;
  /** Of the methods of the stage. */
  readonly throttles: Throttles;
  readonly metrics: MetricsCounter;
  readonly canaryMetrics: MetricsCounter;
  /** Of the account, the same for all stages. */
  readonly account: AccountLimits;
}

/** What counts for an account, whichever stage is called. */
export interface AccountLimits {
  readonly usage: UsageLedger;
  /** Takes a token of the account; true when its limits are not simulated. */
  take(now: number): boolean;
}

/** The stage as its own requests meet it. */
export function deployedStage(record: StageRecord, deployment: PreparedDeployment, keep: StageKeep): DeployedStage {
  const { stage, canary } = record;
  return {
    stage,
    deployed: deployment.deployed,
    route: deployment.route,
    validators: deployment.validators,
    guards: keep.guards(deployment.deployed),
    variables: textsOf(stage.variables),
    isCanary: canary === undefined ? undefined : false,
    cache: stage.cacheClusterEnabled ? keep.cache : undefined,
    keep,
    metrics: keep.metrics,
  };
}

/** The stage as the requests meet it that are drawn for its canary. */
export function deployedCanary(record: StageRecord, deployment: PreparedDeployment, keep: StageKeep): DeployedStage {
  const base = deployedStage(record, deployment, keep);
  return {
    ...base,
    variables: textsOf(canaryVariables(record)),
    isCanary: true,
    cache: record.canary?.useStageCache === true ? base.cache : undefined,
    metrics: keep.canaryMetrics,
  };
}

/** A variable whose value is known at AWS alone has its placeholder, `${TableName}`, for a value. */
function textsOf(variables: ReadonlyMap<string, Text>): Record<string, string> {
  const texts: Record<string, string> = Object.create(null);
  for (const [name, value] of variables) texts[name] = textPreview(value);
  return texts;
}
