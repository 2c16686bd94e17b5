import type { DeployedMethodSetting, DeployedStage } from '../../deployment/index.js';
import { diagnostic } from '../../diagnostics/index.js';
import type { JsonObject, JsonValue, Text } from '../../model/index.js';
import { given } from '../given.js';
import type { TemplateContext, TemplatePart } from './template-context.js';
import type { StageIds } from './template-ids.js';
import type { TemplateResource } from './template-resource.js';

/**
 * The stages, with the log groups of their access logs when the document names no other destination, and their web
 * access control lists.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-stage.html
 */
export function stages(context: TemplateContext): TemplatePart {
  const { deployment, ids } = context;
  const resources: [string, TemplateResource][] = [];
  const outputs: [string, JsonValue][] = [];
  for (const deployed of deployment.stages) {
    const { stage } = deployed;
    const stageIds = ids.stages.get(stage.stageName);
    if (stageIds === undefined) continue;
    if (stage.accessLogSettings !== undefined && stage.accessLogSettings.destinationArn === undefined) {
      resources.push([stageIds.accessLogs, { Type: 'AWS::Logs::LogGroup' }]);
    }
    resources.push([stageIds.stage, stageResource(deployed, stageIds, context)]);
    if (stage.webAclArn !== undefined) {
      const arn = `arn:\${AWS::Partition}:apigateway:\${AWS::Region}::/restapis/\${${ids.api}}/stages/\${${stageIds.stage}}`;
      const properties = { ResourceArn: { 'Fn::Sub': arn }, WebACLArn: context.resolve(stage.webAclArn) };
      resources.push([stageIds.webAcl, { Type: 'AWS::WAFv2::WebACLAssociation', Properties: properties }]);
    }
    if (!deployment.api.disableExecuteApiEndpoint) {
      const url = `https://\${${ids.api}}.execute-api.\${AWS::Region}.\${AWS::URLSuffix}/\${${stageIds.stage}}`;
      const description = `The base URL of the stage ${stage.stageName}.`;
      outputs.push([stageIds.invokeUrl, { Description: description, Value: { 'Fn::Sub': url } }]);
    }
  }
  return { resources, outputs };
}

function stageResource(deployed: DeployedStage, stageIds: StageIds, context: TemplateContext): TemplateResource {
  const { stage, methodSettings, logs } = deployed;
  const { deployment, ids, resolve } = context;
  const { accessLogSettings, canarySettings, clientCertificateId } = stage;
  const settings = methodSettings.map((entry) => methodSetting(entry, stage.stageName, context));
  return {
    Type: 'AWS::ApiGateway::Stage',
    // Without the account's role a stage that writes logs is refused.
    ...(logs && deployment.accountRole ? { DependsOn: ids.account } : {}),
    Properties: given({
      RestApiId: { Ref: ids.api },
      DeploymentId: deploymentId(deployed, stageIds, context),
      StageName: resolve(stage.stageName),
      Description: stage.description === undefined ? undefined : resolve(stage.description),
      Variables: texts(stage.variables, context),
      CacheClusterEnabled: stage.cacheClusterEnabled ? true : undefined,
      CacheClusterSize: stage.cacheClusterSize,
      MethodSettings: settings.length === 0 ? undefined : settings,
      AccessLogSetting:
        accessLogSettings === undefined
          ? undefined
          : {
              DestinationArn:
                accessLogSettings.destinationArn === undefined
                  ? { 'Fn::GetAtt': [stageIds.accessLogs, 'Arn'] }
                  : resolve(accessLogSettings.destinationArn),
              Format: resolve(accessLogSettings.format),
            },
      CanarySetting:
        canarySettings === undefined
          ? undefined
          : given({
              DeploymentId: { Ref: ids.deployment },
              PercentTraffic: canarySettings.percentTraffic,
              StageVariableOverrides: texts(canarySettings.stageVariableOverrides, context),
              UseStageCache: canarySettings.useStageCache,
            }),
      TracingEnabled: stage.tracingEnabled ? true : undefined,
      ClientCertificateId: clientCertificateId === undefined ? undefined : resolve(clientCertificateId),
      DocumentationVersion: stage.documentationVersion === undefined ? undefined : resolve(stage.documentationVersion),
      Tags:
        stage.tags.size === 0
          ? undefined
          : [...stage.tags].map(([key, value]) => ({ Key: resolve(key), Value: resolve(value) })),
    }),
  };
}

/**
 * The deployment that the stage serves: that of this build unless the parameter names another. With a canary the canary
 * is the deployment of this build, and the parameter has to name the base.
 */
function deploymentId({ stage }: DeployedStage, stageIds: StageIds, context: TemplateContext): JsonValue {
  const { ids, parameters } = context;
  const { stageName } = stage;
  const parameter = { Ref: stageIds.deploymentParameter };
  if (stage.canarySettings !== undefined) {
    parameters.declare(stageIds.deploymentParameter, {
      Type: 'String',
      AllowedPattern: '[0-9a-z]+',
      Description: `The id of the deployment that ${stageName} serves beside its canary, which is the deployment of this build.`,
    });
    return parameter;
  }
  parameters.declare(stageIds.deploymentParameter, {
    Type: 'String',
    Default: '',
    Description: `The id of an older deployment that ${stageName} is to go back to. Empty: the deployment of this build.`,
  });
  parameters.declareCondition(stageIds.deploymentCondition, { 'Fn::Not': [{ 'Fn::Equals': [parameter, ''] }] });
  return { 'Fn::If': [stageIds.deploymentCondition, parameter, { Ref: ids.deployment }] };
}

/** The settings that CloudFormation lacks: a diagnostic says how to set them. */
const lacking = ['requireAuthorizationForCacheControl', 'unauthorizedCacheControlHeaderStrategy'] as const;

/**
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-apigateway-stage-methodsetting.html
 */
function methodSetting(entry: DeployedMethodSetting, stage: string, context: TemplateContext): JsonObject {
  const { httpMethod, resourcePath, settings } = entry;
  const isAll = resourcePath === '/*';
  const escaped = resourcePath.replaceAll('/', '~1');
  for (const setting of lacking) {
    const value = settings[setting];
    if (value === undefined) continue;
    const path = `/${isAll ? '*' : escaped}/${httpMethod}/caching/${setting}`;
    context.report(diagnostic('setting-not-in-cloudformation', { setting, stage, path, value: String(value) }));
  }
  return given({
    // Slashes after the first are escaped, but for all resources and for the root.
    ResourcePath: context.resolve(isAll || resourcePath === '/' ? resourcePath : `/${escaped}`),
    HttpMethod: httpMethod,
    MetricsEnabled: settings.metricsEnabled,
    LoggingLevel: settings.loggingLevel,
    DataTraceEnabled: settings.dataTraceEnabled,
    ThrottlingRateLimit: settings.throttlingRateLimit,
    ThrottlingBurstLimit: settings.throttlingBurstLimit,
    CachingEnabled: settings.cachingEnabled,
    CacheTtlInSeconds: settings.cacheTtlInSeconds,
    CacheDataEncrypted: settings.cacheDataEncrypted,
  });
}

function texts(map: ReadonlyMap<string, Text>, { resolve }: TemplateContext): JsonObject | undefined {
  if (map.size === 0) return undefined;
  return Object.fromEntries([...map].map(([name, value]) => [name, resolve(value)]));
}
