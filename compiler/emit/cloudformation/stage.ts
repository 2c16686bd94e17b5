import type { DeployedMethodSetting, DeployedStage } from '../../deployment/index.js';
import { diagnostic } from '../../diagnostics/index.js';
import type { JsonObject, JsonValue, MethodSetting, Text } from '../../model/index.js';
import { type Resolver, resolve } from './resolve.js';
import type { TemplateResource } from './template-resource.js';

/** The logical ids that a stage needs. */
export interface StageIds {
  readonly apiId: string;
  readonly deploymentId: string;
  readonly stageId: string;
  readonly logGroupId: string;
}

/**
 * The stage, and the log group of its access logs when the document names no other destination.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-stage.html
 */
export function stageResources(
  { stage, methodSettings }: DeployedStage,
  ids: StageIds,
  resolver: Resolver,
): [string, TemplateResource][] {
  const { accessLogSettings: logs } = stage;
  const ownLogGroup = logs !== undefined && logs.destinationArn === undefined;
  const destination = logs?.destinationArn ?? undefined;
  const settings = methodSettings.map((entry) => methodSetting(entry, stage.stageName, resolver));
  const properties: [string, JsonValue | undefined][] = [
    ['RestApiId', { Ref: ids.apiId }],
    ['DeploymentId', { Ref: ids.deploymentId }],
    ['StageName', stage.stageName],
    ['Description', stage.description],
    ['Variables', texts(stage.variables, resolver)],
    ['CacheClusterEnabled', stage.cacheClusterEnabled ? true : undefined],
    ['CacheClusterSize', stage.cacheClusterSize],
    ['MethodSettings', settings.length === 0 ? undefined : settings],
    [
      'AccessLogSetting',
      logs === undefined
        ? undefined
        : {
            DestinationArn:
              destination === undefined ? { 'Fn::GetAtt': [ids.logGroupId, 'Arn'] } : resolve(destination, resolver),
            Format: logs.format,
          },
    ],
    ['TracingEnabled', stage.tracingEnabled ? true : undefined],
    [
      'ClientCertificateId',
      stage.clientCertificateId === undefined ? undefined : resolve(stage.clientCertificateId, resolver),
    ],
    ['DocumentationVersion', stage.documentationVersion],
    ['Tags', tags(stage.tags, resolver)],
  ];
  const logGroup: [string, TemplateResource][] = ownLogGroup
    ? [[ids.logGroupId, { Type: 'AWS::Logs::LogGroup', Properties: {} }]]
    : [];
  return [...logGroup, [ids.stageId, { Type: 'AWS::ApiGateway::Stage', Properties: given(properties) }]];
}

/** The settings that CloudFormation lacks: a diagnostic says how to set them. */
const lacking = ['requireAuthorizationForCacheControl', 'unauthorizedCacheControlHeaderStrategy'] as const;

/**
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-apigateway-stage-methodsetting.html
 */
function methodSetting(entry: DeployedMethodSetting, stage: string, resolver: Resolver): JsonObject {
  const { settings } = entry;
  for (const name of lacking) {
    const value = settings[name];
    if (value === undefined) continue;
    const path = `/${cliPath(entry)}/caching/${name}`;
    resolver.report(diagnostic('setting-not-in-cloudformation', { setting: name, stage, path, value: String(value) }));
  }
  return given([
    ['ResourcePath', resourcePath(entry)],
    ['HttpMethod', entry.httpMethod],
    ...Object.entries(known(settings)),
  ]);
}

const known = (settings: MethodSetting): Readonly<Record<string, JsonValue | undefined>> => ({
  MetricsEnabled: settings.metricsEnabled,
  LoggingLevel: settings.loggingLevel,
  DataTraceEnabled: settings.dataTraceEnabled,
  ThrottlingRateLimit: settings.throttlingRateLimit,
  ThrottlingBurstLimit: settings.throttlingBurstLimit,
  CachingEnabled: settings.cachingEnabled,
  CacheTtlInSeconds: settings.cacheTtlInSeconds,
  CacheDataEncrypted: settings.cacheDataEncrypted,
});

/** `/pets/{id}` → `/~1pets~1{id}`; all resources and the root stay as they are. */
function resourcePath({ resourcePath: path }: DeployedMethodSetting): string {
  return path === '/*' || path === '/' ? path : `/${path.replaceAll('/', '~1')}`;
}

/** The entry as a patch operation names it: `*` and `*`, or `~1pets~1{id}/GET`. */
function cliPath(entry: DeployedMethodSetting): string {
  return entry.resourcePath === '/*'
    ? `*/${entry.httpMethod}`
    : `${entry.resourcePath.replaceAll('/', '~1')}/${entry.httpMethod}`;
}

function texts(map: ReadonlyMap<string, Text>, resolver: Resolver): JsonObject | undefined {
  if (map.size === 0) return undefined;
  return Object.fromEntries([...map].map(([name, value]) => [name, resolve(value, resolver)]));
}

function tags(map: ReadonlyMap<string, Text>, resolver: Resolver): JsonValue | undefined {
  if (map.size === 0) return undefined;
  return [...map].map(([key, value]) => ({ Key: key, Value: resolve(value, resolver) }));
}

/** An object of the properties that have a value. */
function given(entries: readonly (readonly [string, JsonValue | undefined])[]): JsonObject {
  const kept: [string, JsonValue][] = [];
  for (const [name, value] of entries) if (value !== undefined) kept.push([name, value]);
  return Object.fromEntries(kept);
}
