import type { RetryOptions } from './client-options.js';

/** Whether a method may be repeated without asking. */
export function isIdempotent(method: string): boolean {
  return /^(GET|HEAD|OPTIONS|PUT|DELETE)$/.test(method);
}

/** Whether the response says that a later attempt may succeed. A used-up quota of a usage plan does not come back in seconds. */
export function isTransient({ status, headers }: Response): boolean {
  return status === 429 ? !headers.get('x-amzn-errortype')?.startsWith('LimitExceeded') : status > 501 && status < 505;
}

/**
 * Milliseconds to wait: what `Retry-After` says, else a random time below a limit that doubles with every attempt.
 * Undefined when the server asks for more patience than the caller has.
 *
 * @param attempt From 0 on.
 * @see https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/
 */
export function backoff(attempt: number, response: Response | undefined, options: RetryOptions): number | undefined {
  const { baseDelay = 100, maximumDelay = 20_000, random = Math.random, clock = Date.now } = options;
  const after = response?.headers.get('retry-after') ?? '';
  const wait = /^\d+$/.test(after) ? +after * 1000 : Date.parse(after) - clock();
  if (wait > maximumDelay) return undefined;
  return wait >= 0 ? wait : random() * Math.min(maximumDelay, baseDelay * 2 ** attempt);
}

/** Waits; rejects with the reason of the signal when it aborts. */
export function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const abort = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', abort);
  });
}
