import type { Clock } from '../exchange/index.js';

/** Values by key that are forgotten after a time. */
export interface ExpiringMap<Value> {
  /** Undefined when there is none, or when it is too old. */
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
}

/** So many values are kept: clients choose the keys. */
const largest = 10_000;

/** @param milliseconds for which a value is kept, on the clock; 0 keeps nothing */
export function expiringMap<Value>(milliseconds: number, clock: Clock): ExpiringMap<Value> {
  const entries = new Map<string, { readonly value: Value; readonly until: number }>();
  return {
    get(key) {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      if (clock.now() < entry.until) return entry.value;
      entries.delete(key);
      return undefined;
    },
    set(key, value) {
      if (milliseconds <= 0) return;
      entries.delete(key);
      entries.set(key, { value, until: clock.now() + milliseconds });
      const [oldest] = entries.keys();
      if (entries.size > largest && oldest !== undefined) entries.delete(oldest);
    },
  };
}
