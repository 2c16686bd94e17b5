import { type DeployedMethodSetting, type Deployment, snakeCase, uniqueNames } from '../../deployment/index.js';
import type { Report } from '../../diagnostics/index.js';
import type { Text, Value } from '../../model/index.js';
import { type ExpressionContext, expression } from './expression.js';
import { attribute, block, type Expression, type HclItem } from './hcl.js';
import { quoted } from './quoted.js';
import { type Variables, variables } from './variables.js';

/** The blocks of the configuration, by the file in which they stand. */
export interface Configuration {
  readonly main: readonly HclItem[];
  readonly variables: readonly HclItem[];
  readonly outputs: readonly HclItem[];
  readonly versions: readonly HclItem[];
}

/**
 * The deployment as Terraform configuration for the provider hashicorp/aws, version 6.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_rest_api
 */
export function configuration(deployment: Deployment, report: Report): Configuration {
  const { api } = deployment;
  const inputs = variables(uniqueNames());
  const context: ExpressionContext = { variables: inputs, own: new Map(), report };
  const write = (value: Value): Expression => expression(value, context, '  ');

  const stageNames = uniqueNames();
  const stages = deployment.stages.map((stage) => ({ ...stage, name: stageNames.take(label(stage.stage.stageName)) }));

  const main: HclItem[] = [];
  main.push(
    block(
      'resource',
      ['aws_api_gateway_rest_api', 'api'],
      [
        attribute('name', write(api.name)),
        attribute('fail_on_warnings', 'true'),
        attribute('put_rest_api_mode', quoted('overwrite')),
        attribute('body', `jsonencode(${write(deployment.body)})`),
        ...(api.endpointType === undefined
          ? []
          : [block('endpoint_configuration', [], [attribute('types', write([api.endpointType]))])]),
      ],
    ),
  );
  main.push(
    block(
      'resource',
      ['aws_api_gateway_deployment', 'api'],
      [
        attribute('rest_api_id', 'aws_api_gateway_rest_api.api.id'),
        attribute('triggers', `{\n    redeployment = ${redeployment(deployment, inputs)}\n  }`),
        block('lifecycle', [], [attribute('create_before_destroy', 'true')]),
      ],
    ),
  );
  const outputs: HclItem[] = [output('rest_api_id', 'The id of the REST API.', 'aws_api_gateway_rest_api.api.id')];
  for (const { stage, methodSettings, name } of stages) {
    const logs = stage.accessLogSettings;
    if (logs !== undefined && logs.destinationArn === undefined) {
      main.push(
        block(
          'resource',
          ['aws_cloudwatch_log_group', `${name}_access_logs`],
          [attribute('name_prefix', write(`${stage.stageName}-access-logs-`))],
        ),
      );
    }
    main.push(
      block(
        'resource',
        ['aws_api_gateway_stage', name],
        [
          attribute('rest_api_id', 'aws_api_gateway_rest_api.api.id'),
          attribute('deployment_id', 'aws_api_gateway_deployment.api.id'),
          attribute('stage_name', write(stage.stageName)),
          ...optional('description', stage.description, write),
          ...optional('variables', textMap(stage.variables), write),
          ...(stage.cacheClusterEnabled ? [attribute('cache_cluster_enabled', 'true')] : []),
          ...optional('cache_cluster_size', stage.cacheClusterSize, write),
          ...(stage.tracingEnabled ? [attribute('xray_tracing_enabled', 'true')] : []),
          ...optional('client_certificate_id', stage.clientCertificateId, write),
          ...optional('documentation_version', stage.documentationVersion, write),
          ...optional('tags', textMap(stage.tags), write),
          ...(logs === undefined
            ? []
            : [
                block(
                  'access_log_settings',
                  [],
                  [
                    attribute(
                      'destination_arn',
                      logs.destinationArn === undefined
                        ? `aws_cloudwatch_log_group.${name}_access_logs.arn`
                        : write(logs.destinationArn),
                    ),
                    attribute('format', write(logs.format)),
                  ],
                ),
              ]),
        ],
      ),
    );
    const settingNames = uniqueNames();
    for (const entry of methodSettings) {
      const settingName = settingNames.take(
        `${name}_${entry.resourcePath === '/*' ? 'all' : label(`${entry.httpMethod} ${entry.resourcePath}`)}`,
      );
      main.push(
        block(
          'resource',
          ['aws_api_gateway_method_settings', settingName],
          [
            attribute('rest_api_id', 'aws_api_gateway_rest_api.api.id'),
            attribute('stage_name', `aws_api_gateway_stage.${name}.stage_name`),
            attribute('method_path', write(methodPath(entry))),
            block('settings', [], settings(entry, write)),
          ],
        ),
      );
    }
    outputs.push(
      output(
        `${name}_invoke_url`,
        `The base URL of the stage ${stage.stageName}.`,
        `aws_api_gateway_stage.${name}.invoke_url`,
      ),
    );
  }
  const permissionNames = uniqueNames();
  for (const permission of deployment.permissions) {
    main.push(
      block(
        'resource',
        ['aws_lambda_permission', permissionNames.take(label(permission.name))],
        [
          attribute('action', quoted('lambda:InvokeFunction')),
          attribute('function_name', write(permission.functionName)),
          ...optional('qualifier', permission.qualifier, write),
          attribute('principal', quoted('apigateway.amazonaws.com')),
          attribute(
            'source_arn',
            `"\${aws_api_gateway_rest_api.api.execution_arn}/${quoted(permission.source).slice(1)}`,
          ),
        ],
      ),
    );
  }
  return {
    main: [...inputs.dataBlocks(), ...main],
    variables: inputs.variableBlocks(),
    outputs,
    versions: [
      block(
        'terraform',
        [],
        [
          attribute('required_version', quoted('>= 1.3')),
          block(
            'required_providers',
            [],
            [attribute('aws', `{\n      source  = "hashicorp/aws"\n      version = "~> 6.0"\n    }`)],
          ),
        ],
      ),
    ],
  };
}

/** The hash of the document's text, and the values that its placeholders have: both are part of a deployment. */
function redeployment(deployment: Deployment, inputs: Variables): string {
  const references = inputs.references();
  const hash = quoted(deployment.identity);
  return references.length === 0 ? hash : `sha1(jsonencode([${[hash, ...references].join(', ')}]))`;
}

const output = (name: string, description: string, value: string): HclItem =>
  block('output', [name], [attribute('description', quoted(description)), attribute('value', value)]);

function optional(name: string, value: Value | undefined, write: (value: Value) => string): readonly HclItem[] {
  return value === undefined ? [] : [attribute(name, write(value))];
}

function textMap(map: ReadonlyMap<string, Text>): Value | undefined {
  return map.size === 0 ? undefined : Object.fromEntries(map);
}

/** The label of a resource or an output: letters, digits and underscores, a letter first. */
function label(name: string): string {
  const made = snakeCase(name);
  return /^[a-z]/.test(made) ? made : `_${made}`;
}

/**
 * `*` + `/*`, or the path with `~1` for its slashes: the provider hands it to AWS as it is, and there the first slash
 * is escaped like the others (reported from real use in hashicorp/terraform-provider-aws#9738; the provider's page
 * shows a path of one segment alone, without the slash).
 */
function methodPath(entry: DeployedMethodSetting): string {
  return entry.resourcePath === '/*'
    ? `*/${entry.httpMethod}`
    : `${entry.resourcePath.replaceAll('/', '~1')}/${entry.httpMethod}`;
}

function settings({ settings: given }: DeployedMethodSetting, write: (value: Value) => string): readonly HclItem[] {
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
