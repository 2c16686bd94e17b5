import type { DocumentNode } from '../document/index.js';
import type { Throttle, UsagePlan, UsagePlanStage } from '../model/index.js';
import { checkProperties } from './check-properties.js';
import type { ReadContext } from './context.js';
import type { Extension } from './extension.js';
import { itemsOf, memberOf } from './node.js';
import { integerOf, isObjectNode, mapOf, numberOf, oneOf, stringOf, stringsOf } from './scalar.js';

const extension = 'x-gatewright-usage-plans';

/** The properties of AWS's UsagePlan object that are read. */
export const usagePlanProperties = ['description', 'apiStages', 'throttle', 'quota', 'apiKeys'];

/** The properties of AWS's ApiStage object that are read. */
export const apiStageProperties = ['stage', 'throttle'];

/** The properties of AWS's ThrottleSettings object that are read. */
export const throttleProperties = ['rateLimit', 'burstLimit'];

/** The properties of AWS's QuotaSettings object that are read. */
export const quotaProperties = ['limit', 'offset', 'period'];

/**
 * `x-gatewright-usage-plans`: name to AWS's UsagePlan object, with the names of its API keys.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_UsagePlan.html
 */
export const usagePlans: Extension<ReadonlyMap<string, UsagePlan>> = {
  name: extension,
  places: ['root'],
  protocols: ['REST'],
  read: (node, context) => mapOf(node, extension, context, (member, name) => readUsagePlan(member, name, context)),
};

function readUsagePlan(node: DocumentNode, name: string, context: ReadContext): UsagePlan | undefined {
  if (!isObjectNode(node, `${extension}.${name}`, context)) return undefined;
  checkProperties(node, `${extension}.${name}`, usagePlanProperties, context);
  const descriptionNode = memberOf(node, 'description', context);
  const description = descriptionNode && stringOf(descriptionNode, 'description', context);
  const stages = memberOf(node, 'apiStages', context);
  const throttleNode = memberOf(node, 'throttle', context);
  const throttle = throttleNode && readThrottle(throttleNode, context);
  const quotaNode = memberOf(node, 'quota', context);
  const quota = quotaNode && readQuota(quotaNode, context);
  const keys = memberOf(node, 'apiKeys', context);
  return {
    name,
    ...(description === undefined ? {} : { description }),
    ...(stages === undefined
      ? {}
      : { apiStages: itemsOf(stages, context).flatMap((stage) => readStage(stage, context) ?? []) }),
    ...(throttle === undefined ? {} : { throttle }),
    ...(quota === undefined ? {} : { quota }),
    apiKeys: keys === undefined ? [] : stringsOf(keys, 'apiKeys', context),
    at: node.at,
  };
}

/** AWS's ApiStage object; the name of a stage alone is taken as well. */
function readStage(node: DocumentNode, context: ReadContext): UsagePlanStage | undefined {
  if (typeof node.value === 'string') return { stage: node.value, throttle: new Map() };
  if (!isObjectNode(node, 'apiStages', context)) return undefined;
  checkProperties(node, `${extension}.apiStages`, apiStageProperties, context);
  const stageNode = memberOf(node, 'stage', context);
  const stage = stageNode && stringOf(stageNode, 'stage', context);
  if (stage === undefined) return undefined;
  const throttle = memberOf(node, 'throttle', context);
  return {
    stage,
    throttle:
      throttle === undefined
        ? new Map()
        : mapOf(throttle, 'throttle', context, (member) => readThrottle(member, context)),
  };
}

function readThrottle(node: DocumentNode, context: ReadContext): Throttle | undefined {
  if (!isObjectNode(node, 'throttle', context)) return undefined;
  checkProperties(node, `${extension}.throttle`, throttleProperties, context);
  const rate = memberOf(node, 'rateLimit', context);
  const rateLimit = rate && numberOf(rate, 'rateLimit', context);
  const burst = memberOf(node, 'burstLimit', context);
  const burstLimit = burst && numberOf(burst, 'burstLimit', context);
  return {
    ...(rateLimit === undefined ? {} : { rateLimit }),
    ...(burstLimit === undefined ? {} : { burstLimit }),
  };
}

/** Of requests. */
const count = { minimum: 0, maximum: 2_147_483_647 };

function readQuota(node: DocumentNode, context: ReadContext): UsagePlan['quota'] {
  if (!isObjectNode(node, 'quota', context)) return undefined;
  checkProperties(node, `${extension}.quota`, quotaProperties, context);
  const limitNode = memberOf(node, 'limit', context);
  const limit = limitNode && integerOf(limitNode, 'limit', count, context);
  const offsetNode = memberOf(node, 'offset', context);
  const periodNode = memberOf(node, 'period', context);
  const period = periodNode && oneOf(periodNode, 'period', ['DAY', 'WEEK', 'MONTH'] as const, context);
  if (limit === undefined || period === undefined) return undefined;
  return { limit, offset: (offsetNode && integerOf(offsetNode, 'offset', count, context)) ?? 0, period };
}
