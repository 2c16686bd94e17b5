import type { Throttle, UsagePlan } from '../../compiler/model/index.js';
import type { ApiKey } from './api-key.js';
import { type QuotaCounter, type QuotaSettings, quotaCounter } from './quota-counter.js';
import { throttles } from './throttles.js';

/** What the usage plans say to a request. `UNKNOWN_KEY`: missing, unknown, disabled, or in no plan of the stage. */
export type UsageVerdict =
  | { readonly kind: 'ALLOWED'; readonly key: ApiKey; readonly plan: UsagePlan }
  | { readonly kind: 'UNKNOWN_KEY' | 'THROTTLED' | 'QUOTA_EXCEEDED' };

/** A request for a method that demands an API key. */
export interface UsageRequest {
  readonly stage: string;
  /** `/pets/{id}`. */
  readonly resourcePath: string;
  /** The client's verb. */
  readonly httpMethod: string;
  /** The value of the API key. */
  readonly apiKey: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The usage plans of an account and what has been used of them. */
export interface UsageLedger {
  /** Counts the request, if it is let in. */
  use(request: UsageRequest): UsageVerdict;
  /** Exchanges plans and keys. What keys have used of plans of the same name stays used. */
  replace(plans: ReadonlyMap<string, UsagePlan>, apiKeys: readonly ApiKey[]): void;
  /** Requests that a key has left in its period; undefined when the plan has no quota or not this key. Keys and plans by name. */
  remaining(plan: string, apiKey: string, now: number): number | undefined;
}

/**
 * Holds API keys to their usage plans: first the throttle, then the quota, so that a throttled request is not counted
 * against the quota (the order is documented, what is counted is unconfirmed).
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html
 */
export function usageLedger(plans: ReadonlyMap<string, UsagePlan>, apiKeys: readonly ApiKey[]): UsageLedger {
  let current = planIndex(plans, apiKeys);
  const buckets = throttles();
  const counters = new Map<string, { readonly quota: QuotaSettings; readonly counter: QuotaCounter }>();

  const counterOf = (plan: string, key: string, quota: QuotaSettings): QuotaCounter => {
    const name = JSON.stringify([plan, key]);
    const known = counters.get(name);
    if (known !== undefined && isSame(known.quota, quota)) return known.counter;
    const counter = quotaCounter(quota);
    counters.set(name, { quota, counter });
    return counter;
  };

  return {
    use({ stage, resourcePath, httpMethod, apiKey, now }) {
      const key = apiKey === undefined ? undefined : current.keyOf(apiKey);
      const plan = key && current.planOf(key.name, stage);
      if (key === undefined || plan === undefined) return { kind: 'UNKNOWN_KEY' };
      const own = methodThrottle(plan, stage, resourcePath, httpMethod);
      // The limit for one method of a stage takes the place of the plan's, so that it may also be wider (unconfirmed).
      const bucket = JSON.stringify([plan.name, key.name, ...(own === undefined ? [] : [stage, own.name])]);
      if (!buckets.take(bucket, own?.limits ?? plan.throttle ?? {}, now)) return { kind: 'THROTTLED' };
      const { quota } = plan;
      if (quota !== undefined && !counterOf(plan.name, key.name, quota).take(now)) return { kind: 'QUOTA_EXCEEDED' };
      return { kind: 'ALLOWED', key, plan };
    },
    replace(newPlans, newKeys) {
      current = planIndex(newPlans, newKeys);
    },
    remaining(planName, keyName, now) {
      const plan = current.plans.get(planName);
      if (plan?.quota === undefined || !plan.apiKeys.includes(keyName)) return undefined;
      return counterOf(planName, keyName, plan.quota).remaining(now);
    },
  };
}

interface PlanIndex {
  readonly plans: ReadonlyMap<string, UsagePlan>;
  /** An enabled key by its value. */
  keyOf(value: string): ApiKey | undefined;
  /** The plan that holds the stage for the key: AWS allows one for each key and stage. One that names no stage holds all. */
  planOf(key: string, stage: string): UsagePlan | undefined;
}

function planIndex(plans: ReadonlyMap<string, UsagePlan>, apiKeys: readonly ApiKey[]): PlanIndex {
  const keys = new Map(apiKeys.filter(({ enabled }) => enabled !== false).map((key) => [key.value, key]));
  const plansOf = new Map<string, UsagePlan[]>();
  for (const plan of plans.values()) {
    for (const name of plan.apiKeys) plansOf.set(name, [...(plansOf.get(name) ?? []), plan]);
  }
  return {
    plans,
    keyOf: (value) => keys.get(value),
    planOf: (key, stage) =>
      plansOf
        .get(key)
        ?.find(({ apiStages }) => apiStages.length === 0 || apiStages.some((held) => held.stage === stage)),
  };
}

/** The plan's limits for one method of the stage, under `/path/METHOD`. */
function methodThrottle(
  { apiStages }: UsagePlan,
  stage: string,
  resourcePath: string,
  httpMethod: string,
): { readonly name: string; readonly limits: Throttle } | undefined {
  const { throttle } = apiStages.find((held) => held.stage === stage) ?? { throttle: new Map<string, Throttle>() };
  for (const verb of [httpMethod, 'ANY']) {
    const name = `${resourcePath}/${verb}`;
    const limits = throttle.get(name);
    if (limits !== undefined) return { name, limits };
  }
  return undefined;
}

function isSame(one: QuotaSettings, other: QuotaSettings): boolean {
  return one.limit === other.limit && one.offset === other.offset && one.period === other.period;
}
