import type { UsagePlan } from '../../compiler/model/index.js';

/** AWS's QuotaSettings object. */
export type QuotaSettings = NonNullable<UsagePlan['quota']>;

/** Counts the requests of one API key against the quota of its plan. */
export interface QuotaCounter {
  /**
   * Counts a request if the quota of the period is not used up. One that is refused is not counted (unconfirmed).
   *
   * @param now milliseconds since 1970
   */
  take(now: number): boolean;
  /** Requests that are left in the period. */
  remaining(now: number): number;
}

/**
 * A counter that begins anew with each period. `offset` is taken off the limit of the period in which it begins.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_QuotaSettings.html
 */
export function quotaCounter({ limit, offset, period }: QuotaSettings): QuotaCounter {
  let current: number | undefined;
  let used = 0;
  const turnTo = (now: number): void => {
    const start = quotaPeriodStart(period, now);
    if (start === current) return;
    used = current === undefined ? offset : 0;
    current = start;
  };
  return {
    take(now) {
      turnTo(now);
      if (used >= limit) return false;
      used++;
      return true;
    },
    remaining(now) {
      turnTo(now);
      return Math.max(0, limit - used);
    },
  };
}

const day = 86_400_000;

/**
 * When the period began, in milliseconds since 1970. Periods follow the calendar in UTC: AWS's own example says that a
 * month's quota is whole again at the start of the month. Two reports speak of days that roll from the first request
 * instead. That weeks begin on Sunday stood in an earlier reference; both are unconfirmed.
 */
export function quotaPeriodStart(period: QuotaSettings['period'], now: number): number {
  const midnight = Math.floor(now / day) * day;
  switch (period) {
    case 'DAY':
      return midnight;
    case 'WEEK':
      return midnight - new Date(midnight).getUTCDay() * day;
    case 'MONTH':
      return midnight - (new Date(midnight).getUTCDate() - 1) * day;
    default:
      return period satisfies never;
  }
}
