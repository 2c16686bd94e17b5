import {
  type MethodSetting,
  methodSettingKey,
  mostStageVariables,
  type Stage,
  stageVariableFault,
  textPreview,
} from '../../compiler/model/index.js';
import { BadRequestException } from './bad-request-exception.js';

/** What may change about a stage without a deployment. A member that is given takes the place of the whole one. */
export type StageChanges = Partial<Omit<Stage, 'stageName' | 'canarySettings' | 'at'>>;

/** In GB. */
const cacheClusterSizes: ReadonlySet<string> = new Set(['0.5', '1.6', '6.1', '13.5', '28.4', '58.2', '118', '237']);
const longestTtl = 3600;

/**
 * A stage with changed settings: UpdateStage. Method settings may be written in any of AWS's notations.
 *
 * @throws BadRequestException for what AWS refuses; the texts are ours, AWS's are unconfirmed
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_UpdateStage.html
 */
export function changedStage(stage: Stage, changes: StageChanges): Stage {
  const { cacheClusterSize, methodSettings, variables } = changes;
  if (cacheClusterSize !== undefined && !cacheClusterSizes.has(cacheClusterSize)) {
    refuse(`cacheClusterSize is ${cacheClusterSize}`, `it is one of ${[...cacheClusterSizes].join(', ')}`);
  }
  if (variables !== undefined) checkVariables(variables);
  if (methodSettings === undefined) return { ...stage, ...changes };
  const settings = new Map<string, MethodSetting>();
  for (const [written, setting] of methodSettings) {
    checkSetting(written, setting);
    settings.set(methodSettingKey(written), setting);
  }
  return { ...stage, ...changes, methodSettings: settings };
}

function checkVariables(variables: Stage['variables']): void {
  if (variables.size > mostStageVariables) {
    refuse(`${variables.size} variables`, `a stage has ${mostStageVariables} at most`);
  }
  for (const [name, value] of variables) {
    const fault = stageVariableFault(name, value);
    if (fault !== undefined) refuse(`variable ${JSON.stringify(name)} is ${JSON.stringify(textPreview(value))}`, fault);
  }
}

function checkSetting(key: string, { cacheTtlInSeconds: ttl }: MethodSetting): void {
  if (ttl === undefined || (Number.isInteger(ttl) && ttl >= 0 && ttl <= longestTtl)) return;
  refuse(`cacheTtlInSeconds of ${key} is ${ttl}`, `it is a whole number of seconds from 0 to ${longestTtl}`);
}

function refuse(what: string, mend: string): never {
  throw new BadRequestException(`${what}: ${mend}.`);
}
