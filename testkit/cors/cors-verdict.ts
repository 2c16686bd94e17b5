import { failedCorsCheck, failedPreflight, readableHeaders, unsafeHeaders } from './cors-protocol.js';
import { withoutForbiddenHeaders } from './forbidden-headers.js';

/** Whether a page may read an answer. */
export type CorsVerdict = ReadableAnswer | HiddenAnswer;

export interface ReadableAnswer {
  readonly readable: true;
  readonly response: Response;
  /** Names of the response's headers that the page sees, in lower case. */
  readonly headers: readonly string[];
  /** The answer to the preflight request, if one was needed. */
  readonly preflight: Response | undefined;
}

export interface HiddenAnswer {
  readonly readable: false;
  /** Why the page gets a network error, in a sentence. */
  readonly reason: string;
  readonly preflight: Response | undefined;
  /** What the page does not see; undefined when the preflight request failed and the request itself was never sent. */
  readonly response: Response | undefined;
}

/** What a page asks: what `fetch` takes, headers as a record. */
export interface PageRequest {
  /** Default `GET`. */
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** `include` sends cookies and the like, and makes browsers stricter. Default `same-origin`. */
  readonly credentials?: 'omit' | 'same-origin' | 'include';
}

/**
 * Sends a request as a page of the origin would, preflight request included, and decides as a browser does whether the
 * page could read the answer. Headers that no page may set are left out, as a browser leaves them out.
 *
 * Access to private networks, redirects and cookies are not judged.
 *
 * ```ts
 * const verdict = await corsVerdict(gateway.fetch, 'https://shop.example.com', gateway.url('/pets'), { method: 'PUT' });
 * assert.ok(verdict.readable, verdict.readable ? '' : verdict.reason);
 * ```
 *
 * @param fetch sends both requests; that of a gateway
 * @param origin of the page, `https://shop.example.com`
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export async function corsVerdict(
  fetch: typeof globalThis.fetch,
  origin: string,
  url: string,
  { method = 'GET', headers: wanted = {}, body, credentials = 'same-origin' }: PageRequest = {},
): Promise<CorsVerdict> {
  const headers = withoutForbiddenHeaders(wanted);
  const verb = /^(?:delete|get|head|options|post|put)$/i.test(method) ? method.toUpperCase() : method;
  const isSameOrigin = new URL(url).origin === origin;
  const withCredentials = credentials === 'include';
  const unsafe = unsafeHeaders(headers);
  let preflight: Response | undefined;
  if (!isSameOrigin && (!['GET', 'HEAD', 'POST'].includes(verb) || unsafe.length > 0)) {
    preflight = await fetch(url, {
      method: 'OPTIONS',
      headers: {
        Accept: '*/*',
        Origin: origin,
        'Access-Control-Request-Method': verb,
        ...(unsafe.length === 0 ? {} : { 'Access-Control-Request-Headers': unsafe.join(',') }),
      },
    });
    const reason = failedPreflight(preflight, origin, verb, unsafe, withCredentials);
    if (reason !== undefined) return { readable: false, reason, preflight, response: undefined };
  }
  // A GET or HEAD to one's own origin has no such header.
  const sendsOrigin = !isSameOrigin || !['GET', 'HEAD'].includes(verb);
  const response = await fetch(url, {
    method: verb,
    headers: { ...headers, ...(sendsOrigin ? { Origin: origin } : {}) },
    ...(body === undefined ? {} : { body }),
  });
  if (isSameOrigin)
    return {
      readable: true,
      response,
      headers: [...response.headers.keys()].filter((name) => name !== 'set-cookie'),
      preflight,
    };
  const reason = failedCorsCheck(response.headers, origin, withCredentials);
  if (reason !== undefined) return { readable: false, reason, preflight, response };
  return { readable: true, response, headers: readableHeaders(response.headers, withCredentials), preflight };
}
