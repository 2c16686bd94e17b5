import type { Throttle } from '../../compiler/model/index.js';
import { type TokenBucket, tokenBucket } from './token-bucket.js';

/** What an account may do in a Region, unless AWS has raised it or the Region is a small one. */
export const accountThrottle = { rateLimit: 10_000, burstLimit: 5_000 } as const satisfies Throttle;

/** Buckets by name, each made when it is first asked for. */
export interface Throttles {
  /**
   * Takes a token from the bucket of that name; true when there was one, or when nothing is limited. A bucket whose
   * limits have changed since begins anew, and full.
   *
   * @param now milliseconds since 1970
   */
  take(name: string, limits: Throttle, now: number): boolean;
}

/** A half that is left out is that of the account (unconfirmed). A negative one switches the limit off, as Terraform writes it. */
export function throttles(): Throttles {
  const buckets = new Map<string, { readonly rate: number; readonly burst: number; readonly bucket: TokenBucket }>();
  return {
    take(name, { rateLimit, burstLimit }, now) {
      if (rateLimit === undefined && burstLimit === undefined) return true;
      const rate = rateLimit ?? accountThrottle.rateLimit;
      const burst = burstLimit ?? accountThrottle.burstLimit;
      if (rate < 0 || burst < 0) return true;
      const known = buckets.get(name);
      if (known !== undefined && known.rate === rate && known.burst === burst) return known.bucket.take(now);
      const bucket = tokenBucket(rate, burst);
      buckets.set(name, { rate, burst, bucket });
      return bucket.take(now);
    },
  };
}
