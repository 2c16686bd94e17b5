export type { ApiKey } from './api-key.js';
export { asksForFreshResponse } from './asks-for-fresh-response.js';
export { BadRequestException } from './bad-request-exception.js';
export { type CacheKey, cacheKey } from './cache-key.js';
export { changedStage, type StageChanges } from './changed-stage.js';
export { type EffectiveMethodSetting, effectiveMethodSetting } from './effective-method-setting.js';
export { type QuotaCounter, type QuotaSettings, quotaCounter, quotaPeriodStart } from './quota-counter.js';
export { type CachedResponse, largestCachedBody, type ResponseCache, responseCache } from './response-cache.js';
export {
  type Canary,
  type CanaryChanges,
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
export { type TokenBucket, tokenBucket } from './token-bucket.js';
export { type UsageLedger, type UsageRequest, type UsageVerdict, usageLedger } from './usage-ledger.js';
