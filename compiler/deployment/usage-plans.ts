import { diagnostic, type Report } from '../diagnostics/index.js';
import type { RestApi } from '../model/index.js';
import type { DeployedStage, DeployedUsagePlan } from './deployment.js';

/** The usage plans that hold a stage which is deployed. */
export function usagePlans(
  api: RestApi,
  stages: readonly DeployedStage[],
  report: Report,
): readonly DeployedUsagePlan[] {
  const deployed = new Set(stages.map(({ stage }) => stage.stageName));
  return [...api.usagePlans.values()].flatMap((plan) => {
    for (const { stage } of plan.apiStages ?? []) {
      if (!deployed.has(stage) && !api.stages.has(stage)) {
        report(diagnostic('plan-stage-unknown', { plan: plan.name, stage }, plan.at));
      }
    }
    const named = plan.apiStages ?? [...deployed].map((stage) => ({ stage, throttle: new Map() }));
    const held = named.filter(({ stage }) => deployed.has(stage));
    return held.length === 0 ? [] : [{ plan, stages: held }];
  });
}

/** The names of the keys of all plans, each once, in the order of the plans. */
export function apiKeys(plans: readonly DeployedUsagePlan[]): readonly string[] {
  return [...new Set(plans.flatMap(({ plan }) => plan.apiKeys))];
}
