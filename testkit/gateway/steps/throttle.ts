import { GatewayFailure } from '../../exchange/index.js';
import { effectiveMethodSetting } from '../../stages/index.js';
import type { StagedExchange } from '../staged-exchange.js';
import { throttledLine } from '../throttled-line.js';

/**
 * Holds the method to the throttle of the stage, then the account to its own. Each method has a bucket of its own, also
 * where one setting counts for all of them (so says the console), whoever calls.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
 */
export function throttle(exchange: StagedExchange): void {
  const { at, matched, httpMethod, time } = exchange;
  const { stage, keep } = at;
  if (matched !== undefined) {
    const setting = effectiveMethodSetting(stage, matched.resourcePath, httpMethod, matched.method.httpMethod);
    const { throttle: limits, bucket } = setting;
    if (limits !== undefined && !keep.throttles.take(bucket, limits, time)) {
      throw new GatewayFailure('THROTTLED', { log: throttledLine(exchange, limits) });
    }
  }
  if (!keep.account.take(time))
    throw new GatewayFailure('THROTTLED', { log: 'gatewright: the throttle of the account is used up.' });
}
