import type { Location } from '../diagnostics/index.js';

/**
 * A member of `x-gatewright-usage-plans`: AWS's UsagePlan object with its API keys by name.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_UsagePlan.html
 */
export interface UsagePlan {
  readonly name: string;
  readonly description?: string;
  /** Stages of this API that the plan holds, none if it is empty. Absent: all that are declared. */
  readonly apiStages?: readonly UsagePlanStage[];
  readonly throttle?: Throttle;
  readonly quota?: { readonly limit: number; readonly offset: number; readonly period: 'DAY' | 'WEEK' | 'MONTH' };
  /** Names, never values. */
  readonly apiKeys: readonly string[];
  readonly at: Location;
}

export interface UsagePlanStage {
  readonly stage: string;
  /** `/path/METHOD` to limits. */
  readonly throttle: ReadonlyMap<string, Throttle>;
}

/** Requests a second, and the size of the bucket. */
export interface Throttle {
  readonly rateLimit?: number;
  readonly burstLimit?: number;
}
