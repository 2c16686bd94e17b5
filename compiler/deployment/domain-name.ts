import { diagnostic, type Report } from '../diagnostics/index.js';
import type { RestApi } from '../model/index.js';
import type { DeployedDomainName, DeployedStage } from './deployment.js';

/** The domain name with the mappings and rules that lead to a stage which is deployed. */
export function deployedDomainName(
  api: RestApi,
  stages: readonly DeployedStage[],
  report: Report,
): DeployedDomainName | undefined {
  const { domainName } = api;
  if (domainName === undefined) return undefined;
  const deployed = new Set(stages.map(({ stage }) => stage.stageName));
  const isDeployed = ({ stage }: { readonly stage: string }): boolean => {
    if (!deployed.has(stage) && !api.stages.has(stage)) {
      report(diagnostic('domain-stage-unknown', { stage }, domainName.at));
    }
    return deployed.has(stage);
  };
  return {
    domainName,
    basePathMappings: domainName.basePathMappings.filter(isDeployed),
    routingRules: domainName.routingRules.filter(isDeployed),
  };
}
