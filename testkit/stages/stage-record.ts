import type { CanarySettings, Stage, Text } from '../../compiler/model/index.js';
import { BadRequestException } from './bad-request-exception.js';

/** A stage and what is deployed to it. A value: every change makes a new one. */
export interface StageRecord {
  /** AWS's Stage object, without its canary. */
  readonly stage: Stage;
  readonly deploymentId: string;
  readonly canary: Canary | undefined;
  /** Deployments that the stage itself has served, oldest first, the present one last. Canaries count when they are promoted. */
  readonly history: readonly string[];
}

/** AWS's CanarySettings object. */
export interface Canary extends CanarySettings {
  readonly deploymentId: string;
}

/** What a canary is told; what is left out stays as it is, or takes AWS's defaults. */
export type CanaryChanges = Partial<Canary>;

/** A stage that begins with a deployment. A canary that the document declares is on the stage's own deployment. */
export function newStageRecord(stage: Stage, deploymentId: string): StageRecord {
  const record = { stage: withoutCanary(stage), deploymentId, canary: undefined, history: [deploymentId] };
  return stage.canarySettings === undefined ? record : withCanary(record, stage.canarySettings);
}

/**
 * Moves the stage to a deployment: CreateDeployment without canary settings, and the rollback.
 *
 * @throws BadRequestException while the stage has a canary; the text is ours, AWS's is unconfirmed
 */
export function deployTo(record: StageRecord, deploymentId: string): StageRecord {
  if (record.canary !== undefined) {
    throw new BadRequestException(
      `Stage ${record.stage.stageName} has a canary: promote or remove it, or deploy to the canary.`,
    );
  }
  return movedTo(record, deploymentId);
}

/** Makes or changes the canary. A new one begins on the stage's own deployment with 0 percent (recorded). */
export function withCanary(record: StageRecord, changes: CanaryChanges): StageRecord {
  const former = record.canary;
  const canary: Canary = {
    deploymentId: former?.deploymentId ?? record.deploymentId,
    percentTraffic: former?.percentTraffic ?? 0,
    stageVariableOverrides: former?.stageVariableOverrides ?? new Map(),
    useStageCache: former?.useStageCache ?? false,
    ...defined(changes),
  };
  if (!(canary.percentTraffic >= 0 && canary.percentTraffic <= 100)) {
    throw new BadRequestException(`percentTraffic is ${canary.percentTraffic}: it lies between 0 and 100.`);
  }
  return { ...record, canary };
}

/** Drops the canary whole: `remove /canarySettings`. */
export function withoutCanarySettings(record: StageRecord): StageRecord {
  return { ...record, canary: undefined };
}

/**
 * Gives all traffic to what the canary has: its deployment becomes the stage's, its overrides are merged into the stage's
 * variables, and it stays with 0 percent (recorded).
 *
 * @throws BadRequestException when there is no canary
 */
export function promoted(record: StageRecord): StageRecord {
  const { canary } = record;
  if (canary === undefined) throw new BadRequestException('Promotion not available. Canary does not exist.');
  const variables = new Map([...record.stage.variables, ...canary.stageVariableOverrides]);
  const moved = movedTo({ ...record, stage: { ...record.stage, variables } }, canary.deploymentId);
  return { ...moved, canary: { ...canary, percentTraffic: 0 } };
}

/** The variables that a canary request sees: overrides win, may add names, and leave the others (recorded). */
export function canaryVariables({ stage, canary }: StageRecord): ReadonlyMap<string, Text> {
  return canary === undefined ? stage.variables : new Map([...stage.variables, ...canary.stageVariableOverrides]);
}

/** Whether a number from 0 up to 1 sends a request to the canary. */
export function isDrawn({ percentTraffic }: Canary, drawn: number): boolean {
  return drawn * 100 < percentTraffic;
}

function movedTo(record: StageRecord, deploymentId: string): StageRecord {
  if (record.deploymentId === deploymentId) return record;
  return { ...record, deploymentId, history: [...record.history, deploymentId] };
}

function withoutCanary({ canarySettings: _canary, ...stage }: Stage): Stage {
  return stage;
}

/** Members that are there but undefined would cover what they leave out. */
function defined(changes: CanaryChanges): CanaryChanges {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}
