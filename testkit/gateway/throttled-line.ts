import type { Throttle } from '../../compiler/model/index.js';
import { accountThrottle } from '../stages/index.js';
import type { StagedExchange } from './staged-exchange.js';

/** The line of the execution log about a request for a method that had no token left (seen for the throttle of a stage). */
export function throttledLine({ deployed, stage, matched, httpMethod }: StagedExchange, limits: Throttle): string {
  const { rateLimit, burstLimit } = { ...accountThrottle, ...limits };
  return `Key throttle limit exceeded for RestApi ${deployed.apiId}, Stage ${stage}, Resource ${matched?.resourceId}, HttpMethod ${httpMethod}. Limit: ${rateLimit.toFixed(2)} Burst: ${burstLimit}`;
}
