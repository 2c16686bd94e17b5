import type { Throttle, UsagePlan } from '../../compiler/model/index.js';
import type { ApiKey } from './api-key.js';
import { type QuotaCounter, type QuotaSettings, quotaCounter } from './quota-counter.js';
import { throttles } from './throttles.js';

/** What the usage plans say to a request. `UNKNOWN_KEY`: missing, unknown, disabled, or in no plan of the stage. */
export type UsageVerdict =
  | { readonly kind: 'ALLOWED'; readonly key: ApiKey; readonly plan: UsagePlan }
  | { readonly kind: 'THROTTLED'; readonly limits: Throttle }
  | { readonly kind: 'QUOTA_EXCEEDED'; readonly plan: UsagePlan }
  | { readonly kind: 'UNKNOWN_KEY' };

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

  const counterOf = (name: string, quota: QuotaSettings): QuotaCounter => {
    const known = counters.get(name);
    if (known !== undefined && (known.quota === quota || isSame(known.quota, quota))) return known.counter;
    const counter = quotaCounter(quota);
    counters.set(name, { quota, counter });
    return counter;
  };

  return {
    use({ stage, resourcePath, httpMethod, apiKey, now }) {
      const holder = apiKey === undefined ? undefined : current.holderOf(apiKey, stage);
      if (holder === undefined) return { kind: 'UNKNOWN_KEY' };
      const { plan, name } = holder;
      // The limit for one method of a stage takes the place of the plan's, so that it may also be wider (unconfirmed).
      const own = methodThrottle(holder.throttle, resourcePath, httpMethod);
      const bucket = own === undefined ? name : `${name} ${stage}${own.name}`;
      const limits = own?.limits ?? plan.throttle;
      if (limits !== undefined && !buckets.take(bucket, limits, now)) return { kind: 'THROTTLED', limits };
      const { quota } = plan;
      if (quota !== undefined && !counterOf(name, quota).take(now)) return { kind: 'QUOTA_EXCEEDED', plan };
      return holder.verdict;
    },
    replace(newPlans, newKeys) {
      current = planIndex(newPlans, newKeys);
    },
    remaining(planName, keyName, now) {
      const plan = current.plans.get(planName);
      if (plan?.quota === undefined || !plan.apiKeys.includes(keyName)) return undefined;
      return counterOf(nameOf(planName, current.nameOfKey(keyName)), plan.quota).remaining(now);
    },
  };
}

/** A key in its plan, for one stage. */
interface Holder {
  readonly plan: UsagePlan;
  /** Tells it from every other key and plan. */
  readonly name: string;
  /** Of methods of the stage, by `/path/METHOD`. */
  readonly throttle: ReadonlyMap<string, Throttle>;
  readonly verdict: UsageVerdict;
}

interface PlanIndex {
  readonly plans: ReadonlyMap<string, UsagePlan>;
  /** The name of the first key that has the value of the key of that name. */
  nameOfKey(name: string): string;
  /** An enabled key by its value, in the plan that holds the stage: AWS allows one for each key and stage. */
  holderOf(value: string, stage: string): Holder | undefined;
}

function planIndex(plans: ReadonlyMap<string, UsagePlan>, apiKeys: readonly ApiKey[]): PlanIndex {
  const enabledKeys = apiKeys.filter(({ enabled }) => enabled !== false);
  // Keys of one value are one key to API Gateway (documented): here the first of them.
  const keys = new Map<string, ApiKey>();
  for (const key of enabledKeys) if (!keys.has(key.value)) keys.set(key.value, key);
  const first = new Map(enabledKeys.map(({ name, value }) => [name, keys.get(value)?.name ?? name]));
  const plansOf = new Map<string, UsagePlan[]>();
  for (const plan of plans.values()) {
    for (const name of new Set(plan.apiKeys.map((each) => first.get(each) ?? each))) {
      plansOf.set(name, [...(plansOf.get(name) ?? []), plan]);
    }
  }
  const holders = new Map<string, Map<string, Holder | undefined>>();
  const find = (key: ApiKey, stage: string): Holder | undefined => {
    for (const plan of plansOf.get(key.name) ?? []) {
      const held = plan.apiStages?.find((apiStage) => apiStage.stage === stage);
      // A plan that says nothing of stages holds all of them.
      if (held === undefined && plan.apiStages !== undefined) continue;
      const name = nameOf(plan.name, key.name);
      return { plan, name, throttle: held?.throttle ?? new Map(), verdict: { kind: 'ALLOWED', key, plan } };
    }
    return undefined;
  };
  return {
    plans,
    nameOfKey: (name) => first.get(name) ?? name,
    holderOf(value, stage) {
      const key = keys.get(value);
      if (key === undefined) return undefined;
      const ofKey = holders.get(value) ?? new Map<string, Holder | undefined>();
      if (ofKey.size === 0) holders.set(value, ofKey);
      if (!ofKey.has(stage)) ofKey.set(stage, find(key, stage));
      return ofKey.get(stage);
    },
  };
}

function nameOf(plan: string, key: string): string {
  return JSON.stringify([plan, key]);
}

/** The plan's limits for one method of the stage, under `/path/METHOD`. */
function methodThrottle(
  throttle: ReadonlyMap<string, Throttle>,
  resourcePath: string,
  httpMethod: string,
): { readonly name: string; readonly limits: Throttle } | undefined {
  if (throttle.size === 0) return undefined;
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
