export type { ApiKey } from './api-key.js';
export { asksForFreshResponse } from './asks-for-fresh-response.js';
export { BadRequestException } from './bad-request-exception.js';
export { type CacheKey, cacheKey } from './cache-key.js';
export { changedStage, type StageChanges } from './changed-stage.js';
export { effectiveMethodSetting } from './effective-method-setting.js';
export { type ResponseCache, responseCache } from './response-cache.js';
export {
  type Canary,
  canaryVariables,
  deployTo,
  isDrawn,
  newStageRecord,
  promoted,
  type StageRecord,
  withCanary,
  withoutCanarySettings,
} from './stage-record.js';
export { accountThrottle, type Throttles, throttles } from './throttles.js';
export { type UsageLedger, usageLedger } from './usage-ledger.js';
