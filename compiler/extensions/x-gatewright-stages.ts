import { childLocation, diagnostic } from '../diagnostics/index.js';
import type { DocumentNode } from '../document/index.js';
import { type CanarySettings, mostStageVariables, type Stage, stageVariableFault, type Text } from '../model/index.js';
import { checkProperties } from './check-properties.js';
import type { ReadContext } from './context.js';
import type { Extension } from './extension.js';
import { methodSettingProperties, methodSettings } from './method-settings.js';
import { memberOf, rawMemberOf } from './node.js';
import { booleanOf, isObjectNode, mapOf, numberOf, oneOf, stringOf, textMapOf, textOf } from './scalar.js';

const extension = 'x-gatewright-stages';
/** The properties of AWS's Stage object that are read. */
export const stageProperties = [
  'description',
  'variables',
  'cacheClusterEnabled',
  'cacheClusterSize',
  'methodSettings',
  'accessLogSettings',
  'tracingEnabled',
  'clientCertificateId',
  'webAclArn',
  'documentationVersion',
  'canarySettings',
  'tags',
];

/** In GB. */
const cacheClusterSizes = ['0.5', '1.6', '6.1', '13.5', '28.4', '58.2', '118', '237'] as const;

/** The properties of AWS's AccessLogSettings object that are read. */
export const accessLogProperties = ['destinationArn', 'format'];

/** The properties of AWS's CanarySettings object that are read. */
export const canaryProperties = ['percentTraffic', 'stageVariableOverrides', 'useStageCache'];

/**
 * `x-gatewright-stages`: name to AWS's Stage object.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_Stage.html
 */
export const stages: Extension<ReadonlyMap<string, Stage>> = {
  name: extension,
  places: ['root'],
  protocols: ['REST', 'HTTP'],
  read: (node, context) => mapOf(node, extension, context, (member, name) => readStage(member, name, context)),
};

function readStage(node: DocumentNode, stageName: string, context: ReadContext): Stage | undefined {
  if (!isObjectNode(node, `${extension}.${stageName}`, context)) return undefined;
  if (!isStageName(stageName, context)) context.report(diagnostic('stage-name-invalid', { name: stageName }, node.at));
  checkProperties(
    node,
    `${extension}.${stageName}`,
    stageProperties,
    context,
    new Map([
      ['methodSettings.*/*', methodSettingProperties],
      ['accessLogSettings', accessLogProperties],
      ['canarySettings', canaryProperties],
    ]),
  );
  const text = (property: string): Text | undefined => {
    const member = rawMemberOf(node, property);
    return member && textOf(member, property, context);
  };
  const string = (property: string): string | undefined => {
    const member = memberOf(node, property, context);
    return member && stringOf(member, property, context);
  };
  const flag = (property: string): boolean => {
    const member = memberOf(node, property, context);
    return member !== undefined && booleanOf(member, property, context) === true;
  };
  const map = (property: string): ReadonlyMap<string, Text> => {
    const member = memberOf(node, property, context);
    return member === undefined ? new Map() : textMapOf(member, property, context);
  };
  const description = string('description');
  const cacheNode = memberOf(node, 'cacheClusterSize', context);
  const cacheClusterSize = cacheNode && oneOf(cacheNode, 'cacheClusterSize', cacheClusterSizes, context);
  const settings = memberOf(node, 'methodSettings', context);
  const accessLogSettings = accessLog(node, context);
  const clientCertificateId = text('clientCertificateId');
  const webAclArn = text('webAclArn');
  const documentationVersion = string('documentationVersion');
  const canarySettings = canary(node, context);
  return {
    stageName,
    ...(description === undefined ? {} : { description }),
    variables: variablesOf(node, 'variables', context),
    cacheClusterEnabled: flag('cacheClusterEnabled'),
    ...(cacheClusterSize === undefined ? {} : { cacheClusterSize }),
    methodSettings: settings === undefined ? new Map() : methodSettings(settings, context),
    ...(accessLogSettings === undefined ? {} : { accessLogSettings }),
    tracingEnabled: flag('tracingEnabled'),
    ...(clientCertificateId === undefined ? {} : { clientCertificateId }),
    ...(webAclArn === undefined ? {} : { webAclArn }),
    ...(documentationVersion === undefined ? {} : { documentationVersion }),
    ...(canarySettings === undefined ? {} : { canarySettings }),
    tags: map('tags'),
    at: node.at,
  };
}

/** HTTP APIs have a stage `$default` besides. */
function isStageName(name: string, { protocol }: ReadContext): boolean {
  return /^[\w-]{1,128}$/.test(name) || (protocol === 'HTTP' && name === '$default');
}

function variablesOf(node: DocumentNode, property: string, context: ReadContext): ReadonlyMap<string, Text> {
  const member = memberOf(node, property, context);
  if (member === undefined) return new Map();
  const variables = textMapOf(member, property, context);
  if (variables.size > mostStageVariables) {
    const parameters = { count: variables.size, most: mostStageVariables };
    context.report(diagnostic('stage-variables-many', parameters, member.at));
  }
  for (const [name, value] of variables) {
    const reason = stageVariableFault(name, value);
    if (reason === undefined) continue;
    context.report(diagnostic('stage-variable-invalid', { name, reason }, childLocation(member.at, name)));
  }
  return variables;
}

function accessLog(stage: DocumentNode, context: ReadContext): Stage['accessLogSettings'] {
  const node = memberOf(stage, 'accessLogSettings', context);
  if (node === undefined || !isObjectNode(node, 'accessLogSettings', context)) return undefined;
  checkProperties(node, `${extension}.accessLogSettings`, accessLogProperties, context);
  const arn = rawMemberOf(node, 'destinationArn');
  const destinationArn = arn && textOf(arn, 'destinationArn', context);
  const formatNode = memberOf(node, 'format', context);
  // A format is text with `$context.…` in it; what looks like a placeholder stays.
  const format = formatNode && stringOf(formatNode, 'format', context);
  // A destination that is left out is made.
  for (const [member, value] of [['format', format ?? ''] as const, ['destinationArn', destinationArn] as const]) {
    if (value === '') context.report(diagnostic('access-log-empty', { member }, node.at));
  }
  if (formatNode !== undefined && format && !/\$context\.(?:requestId|extendedRequestId)\b/.test(format)) {
    context.report(diagnostic('access-log-without-id', {}, formatNode.at));
  }
  return { ...(destinationArn === undefined ? {} : { destinationArn }), format: format ?? '' };
}

function canary(stage: DocumentNode, context: ReadContext): CanarySettings | undefined {
  const node = memberOf(stage, 'canarySettings', context);
  if (node === undefined || !isObjectNode(node, 'canarySettings', context)) return undefined;
  checkProperties(node, `${extension}.canarySettings`, canaryProperties, context);
  const percent = memberOf(node, 'percentTraffic', context);
  const useStageCache = memberOf(node, 'useStageCache', context);
  const percentTraffic = (percent && numberOf(percent, 'percentTraffic', context)) ?? 0;
  const isPercentage = percentTraffic >= 0 && percentTraffic <= 100;
  if (!isPercentage && percent !== undefined) {
    const parameters = { name: 'percentTraffic', value: percentTraffic, kind: 'numbers', minimum: 0, maximum: 100 };
    context.report(diagnostic('extension-value-range', parameters, percent.at));
  }
  return {
    percentTraffic: isPercentage ? percentTraffic : 0,
    stageVariableOverrides: variablesOf(node, 'stageVariableOverrides', context),
    useStageCache: useStageCache !== undefined && booleanOf(useStageCache, 'useStageCache', context) === true,
  };
}
