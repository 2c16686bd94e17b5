import { diagnostic, type Report } from '../diagnostics/index.js';
import type { MethodSetting, RestApi, Stage } from '../model/index.js';
import type { DeployedMethodSetting, DeployedStage, DeploymentOptions } from './deployment.js';

/** The stages that are deployed: those that the document declares, or the one that was asked for, or `dev`. */
export function deployedStages(api: RestApi, options: DeploymentOptions, report: Report): readonly DeployedStage[] {
  const declared = api.stages.size === 0 ? [defaultStage(api)] : [...api.stages.values()];
  const wanted = options.stage;
  const chosen = wanted === undefined ? declared : declared.filter((stage) => stage.stageName === wanted);
  if (wanted !== undefined && chosen.length === 0) {
    const stages = [...api.stages.keys()].join(', ') || `none, and is deployed to ${declared[0]?.stageName ?? 'none'}`;
    report(diagnostic('stage-unknown', { stage: wanted, stages }, api.at));
  }
  return chosen.map((stage) => {
    const settings = methodSettings(stage);
    return { stage, methodSettings: settings, logs: writesLogs(stage, settings) };
  });
}

function writesLogs(stage: Stage, settings: readonly DeployedMethodSetting[]): boolean {
  if (stage.accessLogSettings !== undefined) return true;
  return settings.some(({ settings: { loggingLevel } }) => loggingLevel !== undefined && loggingLevel !== 'OFF');
}

function defaultStage(api: RestApi): Stage {
  return {
    stageName: 'dev',
    variables: new Map(),
    cacheClusterEnabled: false,
    methodSettings: new Map(),
    tracingEnabled: false,
    tags: new Map(),
    at: api.at,
  };
}

/**
 * An entry for a method starts from that for all methods, as in AWS, where a later change of the latter does not reach it.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_MethodSetting.html
 */
function methodSettings(stage: Stage): readonly DeployedMethodSetting[] {
  const all = stage.methodSettings.get('*/*');
  const entries: DeployedMethodSetting[] = [];
  for (const [key, settings] of stage.methodSettings) {
    const slash = key.lastIndexOf('/');
    const path = key.slice(0, slash);
    const httpMethod = key.slice(slash + 1);
    if (key === '*/*') entries.unshift({ resourcePath: '/*', httpMethod: '*', settings });
    else entries.push({ resourcePath: path === '' ? '/' : path, httpMethod, settings: inherit(all, settings) });
  }
  return entries;
}

function inherit(all: MethodSetting | undefined, own: MethodSetting): MethodSetting {
  return { ...all, ...own };
}
