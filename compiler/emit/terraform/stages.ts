import { type DeployedMethodSetting, type DeployedStage, uniqueNames } from '../../deployment/index.js';
import type { Text, Value } from '../../model/index.js';
import { type ConfigurationContext, type ConfigurationPart, optional } from './configuration-context.js';
import { attribute, block, type Expression, type HclItem } from './hcl.js';
import { label } from './labels.js';
import { output } from './output.js';

/**
 * The stages with their method settings, the log groups of their access logs and their web access control lists.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/api_gateway_stage.html.markdown
 */
export function stages(context: ConfigurationContext): ConfigurationPart {
  const { deployment, labels, write } = context;
  const main: HclItem[] = [];
  const outputs: HclItem[] = [];
  const settingNames = uniqueNames();
  for (const deployed of deployment.stages) {
    const { stage, methodSettings } = deployed;
    const name = labels.stages.get(stage.stageName) ?? '';
    const address = `aws_api_gateway_stage.${name}`;
    if (stage.accessLogSettings !== undefined && stage.accessLogSettings.destinationArn === undefined) {
      const prefix = attribute('name_prefix', write(`${stage.stageName}-access-logs-`));
      main.push(block('resource', ['aws_cloudwatch_log_group', `${name}_access_logs`], [prefix]));
    }
    main.push(stageBlock(deployed, name, context));
    for (const entry of methodSettings) {
      const suffix = entry.resourcePath === '/*' ? 'all methods' : `${entry.httpMethod} ${entry.resourcePath}`;
      main.push(
        block(
          'resource',
          ['aws_api_gateway_method_settings', settingNames.take(`${name}_${label(suffix)}`)],
          [
            attribute('rest_api_id', 'aws_api_gateway_rest_api.api.id'),
            attribute('stage_name', `${address}.stage_name`),
            attribute('method_path', write(methodPath(entry))),
            block('settings', [], settings(entry, write)),
          ],
        ),
      );
    }
    if (stage.webAclArn !== undefined) {
      main.push(
        block(
          'resource',
          ['aws_wafv2_web_acl_association', name],
          [attribute('resource_arn', `${address}.arn`), attribute('web_acl_arn', write(stage.webAclArn))],
        ),
      );
    }
    if (!deployment.api.disableExecuteApiEndpoint) {
      outputs.push(
        output(`${name}_invoke_url`, `The base URL of the stage ${stage.stageName}.`, `${address}.invoke_url`),
      );
    }
  }
  return { main, outputs };
}

function stageBlock(deployed: DeployedStage, name: string, context: ConfigurationContext): HclItem {
  const { stage, logs } = deployed;
  const { deployment, labels, write } = context;
  const { accessLogSettings, canarySettings } = stage;
  return block(
    'resource',
    ['aws_api_gateway_stage', name],
    [
      attribute('rest_api_id', 'aws_api_gateway_rest_api.api.id'),
      attribute('deployment_id', deploymentId(deployed, name, context)),
      attribute('stage_name', write(stage.stageName)),
      ...optional('description', stage.description, write),
      ...optional('variables', textMap(stage.variables), write),
      ...(stage.cacheClusterEnabled ? [attribute('cache_cluster_enabled', 'true')] : []),
      ...optional('cache_cluster_size', stage.cacheClusterSize, write),
      ...(stage.tracingEnabled ? [attribute('xray_tracing_enabled', 'true')] : []),
      ...optional('client_certificate_id', stage.clientCertificateId, write),
      ...optional('documentation_version', stage.documentationVersion, write),
      ...optional('tags', textMap(stage.tags), write),
      // Without the account's role a stage that writes logs is refused.
      ...(logs && deployment.accountRole ? [attribute('depends_on', '[aws_api_gateway_account.logs]')] : []),
      ...(accessLogSettings === undefined
        ? []
        : [
            block(
              'access_log_settings',
              [],
              [
                attribute(
                  'destination_arn',
                  accessLogSettings.destinationArn === undefined
                    ? `aws_cloudwatch_log_group.${name}_access_logs.arn`
                    : write(accessLogSettings.destinationArn, 1),
                ),
                attribute('format', write(accessLogSettings.format, 1)),
              ],
            ),
          ]),
      ...(canarySettings === undefined
        ? []
        : [
            block(
              'canary_settings',
              [],
              [
                attribute('deployment_id', `aws_api_gateway_deployment.${labels.deployment}.id`),
                attribute('percent_traffic', write(canarySettings.percentTraffic)),
                ...optional('stage_variable_overrides', textMap(canarySettings.stageVariableOverrides), write, 1),
                attribute('use_stage_cache', write(canarySettings.useStageCache)),
              ],
            ),
          ]),
    ],
  );
}

/**
 * The deployment that the stage serves: that of this build unless the variable names another. With a canary the canary
 * is the deployment of this build, and the variable has to name the base.
 */
function deploymentId({ stage }: DeployedStage, name: string, { labels, variables }: ConfigurationContext): Expression {
  if (stage.canarySettings !== undefined) {
    return variables.own(
      `${name}_deployment_id`,
      `The id of the deployment that ${stage.stageName} serves beside its canary, which is the deployment of this build.`,
      undefined,
    );
  }
  const variable = variables.own(
    `${name}_deployment_id`,
    `The id of an older deployment that ${stage.stageName} is to go back to. Default: the deployment of this build.`,
    'null',
  );
  return `${variable} == null ? aws_api_gateway_deployment.${labels.deployment}.id : ${variable}`;
}

/**
 * All methods, or the path with `~1` for its slashes: the provider hands it to AWS as it is, and there the first slash
 * is escaped like the others. (Reported from real use in hashicorp/terraform-provider-aws#9738; the provider's page
 * shows a path of one segment alone, without the slash, which would not say where a path of two begins.)
 */
function methodPath(entry: DeployedMethodSetting): string {
  return entry.resourcePath === '/*'
    ? `*/${entry.httpMethod}`
    : `${entry.resourcePath.replaceAll('/', '~1')}/${entry.httpMethod}`;
}

function settings(
  { settings: given }: DeployedMethodSetting,
  write: ConfigurationContext['write'],
): readonly HclItem[] {
  return [
    ...optional('metrics_enabled', given.metricsEnabled, write),
    ...optional('logging_level', given.loggingLevel, write),
    ...optional('data_trace_enabled', given.dataTraceEnabled, write),
    ...optional('throttling_rate_limit', given.throttlingRateLimit, write),
    ...optional('throttling_burst_limit', given.throttlingBurstLimit, write),
    ...optional('caching_enabled', given.cachingEnabled, write),
    ...optional('cache_ttl_in_seconds', given.cacheTtlInSeconds, write),
    ...optional('cache_data_encrypted', given.cacheDataEncrypted, write),
    ...optional('require_authorization_for_cache_control', given.requireAuthorizationForCacheControl, write),
    ...optional('unauthorized_cache_control_header_strategy', given.unauthorizedCacheControlHeaderStrategy, write),
  ];
}

function textMap(map: ReadonlyMap<string, Text>): Value | undefined {
  return map.size === 0 ? undefined : Object.fromEntries(map);
}
