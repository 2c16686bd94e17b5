import type {
  DomainName,
  GetAtt,
  MethodSetting,
  RestApi,
  Stage,
  Text,
  UsagePlan,
  UsagePlanStage,
  Value,
} from '../model/index.js';

/**
 * What the deployment of a REST API consists of, decided once for all targets. The printers name the resources and
 * write them down; they decide nothing.
 */
export interface Deployment {
  readonly api: RestApi;
  /** The OpenAPI 3.0.1 document that is imported; intrinsics stand in it as nodes. */
  readonly body: Value;
  /** 16 hexadecimal digits: a hash of everything that a deployment is a snapshot of. */
  readonly identity: string;
  /** Identities of earlier deployments that stay when this one comes, the newest first, without this one. */
  readonly retained: readonly string[];
  /** At least one. */
  readonly stages: readonly DeployedStage[];
  readonly permissions: readonly LambdaPermission[];
  readonly roles: readonly Role[];
  readonly usagePlans: readonly DeployedUsagePlan[];
  /** Names of all API keys, each once. Their values are made by AWS and never stand in an output. */
  readonly apiKeys: readonly string[];
  readonly domainName?: DeployedDomainName;
  /** The role by which API Gateway writes logs, one for each account and Region, is part of it. */
  readonly accountRole: boolean;
}

/** A stage with its method settings settled. */
export interface DeployedStage {
  readonly stage: Stage;
  /** Whether it writes execution or access logs, for which the account needs a role. */
  readonly logs: boolean;
  /** That of all methods first. */
  readonly methodSettings: readonly DeployedMethodSetting[];
}

/** The settings of one method, those of the entry for all methods filled in. */
export interface DeployedMethodSetting {
  /** Begins with a slash; `/*` = all methods. */
  readonly resourcePath: string;
  /** `*` = all methods. */
  readonly httpMethod: string;
  readonly settings: MethodSetting;
}

/**
 * The right of API Gateway to call a function for one method or authorizer.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
 */
export interface LambdaPermission {
  /** What it is called, in camel case; unique among the permissions. */
  readonly name: string;
  /** Name or ARN, without its qualifier. */
  readonly functionName: Text;
  /** Alias or version. */
  readonly qualifier?: Text;
  /** What follows `{apiId}/` in the source ARN: `dev/GET/pets/*`, `authorizers/*`. */
  readonly source: string;
}

/** A role that API Gateway assumes to call an AWS service, for integrations that name none. */
export interface Role {
  /** In camel case; unique among the roles. */
  readonly name: string;
  /** The node that stands for the role's ARN in the body: this very object, so that no name of a document can be taken for it. */
  readonly arn: GetAtt;
  readonly statements: readonly RoleStatement[];
}

export interface RoleStatement {
  /** IAM actions, `s3:PutObject`. Never a wildcard. */
  readonly actions: readonly string[];
  readonly resources: readonly Text[];
}

/** A usage plan with the stages that are deployed. */
export interface DeployedUsagePlan {
  readonly plan: UsagePlan;
  readonly stages: readonly UsagePlanStage[];
}

/** A domain name with the mappings and rules whose stages are deployed. */
export interface DeployedDomainName {
  readonly domainName: DomainName;
  readonly basePathMappings: DomainName['basePathMappings'];
  readonly routingRules: DomainName['routingRules'];
}

/** How a deployment is made from the model. */
export interface DeploymentOptions {
  /** Deploy this stage alone. Default: all declared stages, `dev` when there are none. */
  readonly stage?: string;
  /** The type of the API's endpoint. Default: `PRIVATE` with VPC endpoints, else that of the domain name, else AWS's own default, `EDGE`. */
  readonly endpointType?: 'EDGE' | 'REGIONAL' | 'PRIVATE';
  /** Also deploy the role by which API Gateway writes logs. One for each account and Region: off unless asked for. */
  readonly accountRole?: boolean;
  /** Identities of deployments that were built before. Default: none. */
  readonly retained?: readonly string[];
  /** Leave descriptions, examples and documentation parts out of the Body. Default: keep them. */
  readonly withoutDocumentation?: boolean;
}
