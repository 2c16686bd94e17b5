import type { DocumentNode } from '../document/index.js';
import { type MethodSetting, methodSettingKey } from '../model/index.js';
import { checkProperties } from './check-properties.js';
import type { ReadContext } from './context.js';
import { memberOf } from './node.js';
import { booleanOf, integerOf, isObjectNode, mapOf, numberOf, oneOf } from './scalar.js';

const flags = [
  'metricsEnabled',
  'dataTraceEnabled',
  'cachingEnabled',
  'cacheDataEncrypted',
  'requireAuthorizationForCacheControl',
] as const;
const strategies = ['FAIL_WITH_403', 'SUCCEED_WITH_RESPONSE_HEADER', 'SUCCEED_WITHOUT_RESPONSE_HEADER'] as const;
/** The properties of AWS's MethodSetting object that are read. */
export const methodSettingProperties = [
  ...flags,
  'loggingLevel',
  'throttlingRateLimit',
  'throttlingBurstLimit',
  'cacheTtlInSeconds',
  'unauthorizedCacheControlHeaderStrategy',
];

/**
 * The `methodSettings` of a stage: method to AWS's MethodSetting object.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_MethodSetting.html
 */
export function methodSettings(node: DocumentNode, context: ReadContext): ReadonlyMap<string, MethodSetting> {
  const settings = new Map<string, MethodSetting>();
  const written = mapOf(node, 'methodSettings', context, (member, key) => methodSetting(member, key, context));
  for (const [key, setting] of written) settings.set(methodSettingKey(key), setting);
  return settings;
}

function methodSetting(node: DocumentNode, key: string, context: ReadContext): MethodSetting | undefined {
  if (!isObjectNode(node, `methodSettings.${key}`, context)) return undefined;
  checkProperties(node, `x-gatewright-stages.methodSettings.${key}`, methodSettingProperties, context);
  const setting: { -readonly [Name in keyof MethodSetting]: MethodSetting[Name] } = {};
  for (const name of flags) {
    const member = memberOf(node, name, context);
    const value = member && booleanOf(member, name, context);
    if (value !== undefined) setting[name] = value;
  }
  const level = memberOf(node, 'loggingLevel', context);
  const loggingLevel = level && oneOf(level, 'loggingLevel', ['OFF', 'ERROR', 'INFO'] as const, context);
  if (loggingLevel !== undefined) setting.loggingLevel = loggingLevel;
  for (const name of ['throttlingRateLimit', 'throttlingBurstLimit'] as const) {
    const member = memberOf(node, name, context);
    const value = member && numberOf(member, name, context);
    if (value !== undefined) setting[name] = value;
  }
  const ttl = memberOf(node, 'cacheTtlInSeconds', context);
  const seconds = ttl && integerOf(ttl, 'cacheTtlInSeconds', { minimum: 0, maximum: 3600 }, context);
  if (seconds !== undefined) setting.cacheTtlInSeconds = seconds;
  const strategyNode = memberOf(node, 'unauthorizedCacheControlHeaderStrategy', context);
  const strategy = strategyNode && oneOf(strategyNode, 'unauthorizedCacheControlHeaderStrategy', strategies, context);
  if (strategy !== undefined) setting.unauthorizedCacheControlHeaderStrategy = strategy;
  return setting;
}
