import { type Deployment, pascalCase, type UniqueNames } from '../../deployment/index.js';

/** The logical names of a template's own resources, parameters and conditions. */
export interface TemplateIds {
  readonly api: string;
  readonly deployment: string;
  readonly stages: ReadonlyMap<string, StageIds>;
  /** In the order of the deployment's permissions; likewise the others. */
  readonly permissions: readonly string[];
  readonly roles: readonly string[];
  readonly usagePlans: readonly string[];
  readonly apiKeys: ReadonlyMap<string, string>;
  readonly domainName: string;
  readonly account: string;
  readonly accountRole: string;
  readonly bodyBucket: string;
  readonly bodyKey: string;
}

export interface StageIds {
  readonly stage: string;
  readonly accessLogs: string;
  readonly webAcl: string;
  /** The parameter that names the deployment which the stage serves, and the condition that it is given. */
  readonly deploymentParameter: string;
  readonly deploymentCondition: string;
  readonly invokeUrl: string;
}

/** Takes the template's own names before any name of a document, so that none of those moves one of these. */
export function templateIds(deployment: Deployment, names: UniqueNames): TemplateIds {
  const take = (name: string): string => names.take(name);
  return {
    api: take('Api'),
    deployment: take(`ApiDeployment${deployment.identity}`),
    stages: new Map(
      deployment.stages.map(({ stage: { stageName } }) => {
        const base = beginWithLetter(pascalCase(stageName));
        const ids: StageIds = {
          stage: take(`${base}Stage`),
          accessLogs: take(`${base}AccessLogs`),
          webAcl: take(`${base}WebAcl`),
          deploymentParameter: take(`${base}DeploymentId`),
          deploymentCondition: take(`${base}DeploymentIdIsGiven`),
          invokeUrl: take(`${base}InvokeUrl`),
        };
        return [stageName, ids];
      }),
    ),
    permissions: deployment.permissions.map(({ name }) => take(`${beginWithLetter(pascalCase(name))}Permission`)),
    roles: deployment.roles.map(({ name }) => take(`${beginWithLetter(pascalCase(name))}Role`)),
    usagePlans: deployment.usagePlans.map(({ plan }) => take(`${beginWithLetter(pascalCase(plan.name))}UsagePlan`)),
    apiKeys: new Map(deployment.apiKeys.map((name) => [name, take(`${beginWithLetter(pascalCase(name))}ApiKey`)])),
    domainName: take('ApiDomainName'),
    account: take('ApiGatewayAccount'),
    accountRole: take('ApiGatewayLogsRole'),
    bodyBucket: take('BodyBucket'),
    bodyKey: take('BodyKey'),
  };
}

const beginWithLetter = (name: string): string => (/^[A-Za-z]/.test(name) ? name : `X${name}`);
