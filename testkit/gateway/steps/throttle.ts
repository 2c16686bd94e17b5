import { GatewayFailure } from '../../exchange/index.js';
import { effectiveMethodSetting } from '../../stages/index.js';
import type { StagedExchange } from '../staged-exchange.js';

/**
 * Holds the method to the throttle of the stage, then the account to its own. Each method has a bucket of its own, also
 * where one setting counts for all of them (so says the console), whoever calls.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
 */
export function throttle(exchange: StagedExchange): void {
  const { at, matched, httpMethod, time } = exchange;
  const { stage, keep } = at;
  if (matched !== undefined && stage.methodSettings.size > 0) {
    const { resourcePath, method } = matched;
    const { throttlingRateLimit, throttlingBurstLimit } = effectiveMethodSetting(stage, resourcePath, httpMethod);
    // Verbs that only an any-method catches share its bucket: a client could think of any number of them.
    const ofVerb = `${resourcePath}/${httpMethod}`;
    const bucket = stage.methodSettings.has(ofVerb) ? ofVerb : `${resourcePath}/${method.httpMethod}`;
    const limits = {
      ...(throttlingRateLimit === undefined ? {} : { rateLimit: throttlingRateLimit }),
      ...(throttlingBurstLimit === undefined ? {} : { burstLimit: throttlingBurstLimit }),
    };
    if (!keep.throttles.take(bucket, limits, time)) throw new GatewayFailure('THROTTLED');
  }
  if (!keep.account.take(time)) throw new GatewayFailure('THROTTLED');
}
