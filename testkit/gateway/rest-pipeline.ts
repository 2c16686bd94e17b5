import type { GatewayStep } from './staged-exchange.js';
import { authorize } from './steps/authorize.js';
import { callIntegration } from './steps/call-integration.js';
import { checkLimits } from './steps/check-limits.js';
import { checkPolicy } from './steps/check-policy.js';
import { checkUsagePlan } from './steps/check-usage-plan.js';
import { compress } from './steps/compress.js';
import { decompress } from './steps/decompress.js';
import { denyByPolicy } from './steps/deny-by-policy.js';
import { mapRequest } from './steps/map-request.js';
import { mapResponse } from './steps/map-response.js';
import { matchRoute } from './steps/match-route.js';
import { readCache } from './steps/read-cache.js';
import { selectResponse } from './steps/select-response.js';
import { startExecution } from './steps/start-execution.js';
import { throttle } from './steps/throttle.js';
import { validateRequest } from './steps/validate-request.js';
import { writeCache } from './steps/write-cache.js';

/** What happens to a request, in AWS's order. Each step is a file of `steps`, named after it. */
export const restPipeline = [
  checkLimits,
  decompress,
  denyByPolicy,
  matchRoute,
  authorize,
  checkPolicy,
  checkUsagePlan,
  throttle,
  startExecution,
  validateRequest,
  readCache,
  mapRequest,
  callIntegration,
  selectResponse,
  mapResponse,
  writeCache,
  compress,
] as const satisfies readonly GatewayStep[];
