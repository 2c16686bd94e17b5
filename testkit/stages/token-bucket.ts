/**
 * Lets requests through at a rate, with bursts.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
 */
export interface TokenBucket {
  /**
   * Takes a token if at least one is left.
   *
   * @param now milliseconds since 1970
   */
  take(now: number): boolean;
}

/** Sums of fractions such as 0.1 fall short of a whole token by less than this. */
const tolerance = 1e-9;

/**
 * A bucket that begins full with `burstLimit` tokens, gains `rateLimit` tokens a second, and never holds more than it
 * began with. AWS applies limits as targets, on the best effort; here they are exact, so that a test can count on them.
 */
export function tokenBucket(rateLimit: number, burstLimit: number): TokenBucket {
  let tokens = burstLimit;
  let filledAt: number | undefined;
  return {
    take(now) {
      const elapsed = filledAt === undefined ? 0 : Math.max(0, now - filledAt);
      tokens = Math.min(burstLimit, tokens + (elapsed * rateLimit) / 1000);
      filledAt = filledAt === undefined ? now : Math.max(filledAt, now);
      if (tokens < 1 - tolerance) return false;
      tokens = Math.max(0, tokens - 1);
      return true;
    },
  };
}
