import { type GatewayResponse, isStream, sizeOf } from '../exchange/index.js';

/** What a stage keeps of its responses. */
export interface ResponseCache {
  /**
   * The response of that key, if it is kept and its time has not run out.
   *
   * @param now milliseconds since 1970
   */
  read(key: string, now: number): CachedResponse | undefined;
  /**
   * Keeps a response for so many seconds, in the place of an older one. Streams and bodies of more than 1,048,576 bytes
   * are not kept; what the key held before stays.
   *
   * @returns whether it is kept
   */
  write(key: string, cached: CachedResponse, ttlInSeconds: number, now: number): boolean;
  /** Forgets everything. */
  flush(): void;
  /** Responses that are kept, those whose time has run out included. */
  readonly size: number;
}

/** A response before compression and without the headers that every response has. */
export interface CachedResponse {
  readonly response: GatewayResponse;
  readonly sendsTraceHeader: boolean;
}

/** Bytes of a body that is kept. Encryption adds to the size at AWS; how much is not known, and nothing is added here. */
export const largestCachedBody = 1_048_576;

/**
 * The cache of a stage. Its capacity does not count: at AWS too it is on the best effort what is kept, and tests want to
 * know what is. An entry goes when its time has run out and it is asked for, or when ten thousand are kept.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
 */
export function responseCache(mostEntries = 10_000): ResponseCache {
  const entries = new Map<string, CachedResponse & { readonly until: number }>();
  return {
    read(key, now) {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      if (now < entry.until) return entry;
      entries.delete(key);
      return undefined;
    },
    write(key, cached, ttlInSeconds, now) {
      const { body } = cached.response;
      if (ttlInSeconds <= 0 || isStream(body) || sizeOf(body) > largestCachedBody) return false;
      // Deleted first, so that the oldest entry comes first.
      entries.delete(key);
      entries.set(key, { ...cached, until: now + ttlInSeconds * 1000 });
      if (entries.size > mostEntries) {
        const [oldest] = entries.keys();
        if (oldest !== undefined) entries.delete(oldest);
      }
      return true;
    },
    flush: () => entries.clear(),
    get size() {
      return entries.size;
    },
  };
}
