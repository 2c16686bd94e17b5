/** A span of time. */
export interface Duration {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
  readonly milliseconds?: number;
}

/** All time of a gateway. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /**
   * Moves the clock forward; what is due then runs before this returns.
   *
   * @throws RangeError for a duration below zero, or one that is no number
   */
  advance(by: Duration): void;
  /** Calls `callback` once, when so much time has passed. @returns what cancels it */
  schedule(callback: () => void, milliseconds: number): () => void;
}

/** Milliseconds of a duration. @throws RangeError when it is below zero or no number: a clock would never recover from it */
export function millisecondsOf({ days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0 }: Duration): number {
  const sum = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + milliseconds;
  if (!(sum >= 0 && sum < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`A clock is advanced by zero milliseconds or more, not by ${sum}.`);
  }
  return sum;
}

/** The computer's clock, which {@link Clock.advance} sets forward. */
export function systemClock(): Clock {
  let offset = 0;
  const now = (): number => Date.now() + offset;
  const pending = new Set<Timer>();
  // Nearly all timers are cancelled before they are due: one timer of the computer, for the earliest, serves them all.
  let alarm: { readonly due: number; readonly handle: ReturnType<typeof setTimeout> } | undefined;
  const arm = (due: number): void => {
    clearTimeout(alarm?.handle);
    alarm = { due, handle: setTimeout(ring, Math.max(0, due - now())) };
  };
  const ring = (): void => {
    alarm = undefined;
    for (const timer of dueBy(pending, now())) {
      // One that ran before may have cancelled it.
      if (pending.delete(timer)) timer.callback();
    }
    if (pending.size > 0 && alarm === undefined) arm(earliest(pending));
  };
  return {
    now,
    advance(by) {
      offset += millisecondsOf(by);
      clearTimeout(alarm?.handle);
      ring();
    },
    schedule(callback, milliseconds) {
      const timer: Timer = { due: now() + milliseconds, callback };
      pending.add(timer);
      if (alarm === undefined || timer.due < alarm.due) arm(timer.due);
      else if (pending.size === 1) alarm.handle.ref();
      return () => {
        pending.delete(timer);
        // An alarm that nobody waits for must not keep the process alive.
        if (pending.size === 0) alarm?.handle.unref();
      };
    },
  };
}

/** A clock that stands still until it is advanced. */
export function stoppedClock(at: Date | string | number): Clock {
  let time = new Date(at).getTime();
  if (Number.isNaN(time)) throw new RangeError(`${JSON.stringify(at)} is no time.`);
  const pending = new Set<Timer>();
  return {
    now: () => time,
    advance(by) {
      const target = time + millisecondsOf(by);
      // Each callback sees its own time, as it would have without the leap.
      for (let [next] = dueBy(pending, target); next !== undefined; [next] = dueBy(pending, target)) {
        pending.delete(next);
        time = Math.max(time, next.due);
        next.callback();
      }
      time = target;
    },
    schedule(callback, milliseconds) {
      const timer: Timer = { due: time + milliseconds, callback };
      pending.add(timer);
      return () => {
        pending.delete(timer);
      };
    },
  };
}

interface Timer {
  readonly due: number;
  readonly callback: () => void;
}

/** What is due, earliest first. */
function dueBy(pending: ReadonlySet<Timer>, time: number): readonly Timer[] {
  return [...pending].filter(({ due }) => due <= time).sort((one, other) => one.due - other.due);
}

function earliest(pending: ReadonlySet<Timer>): number {
  let found = Number.POSITIVE_INFINITY;
  for (const { due } of pending) if (due < found) found = due;
  return found;
}
