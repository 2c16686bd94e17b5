/** Headers that are the browser's own. */
const forbidden: ReadonlySet<string> = new Set([
  'accept-charset',
  'accept-encoding',
  'access-control-request-headers',
  'access-control-request-method',
  'connection',
  'content-length',
  'cookie',
  'cookie2',
  'date',
  'dnt',
  'expect',
  'host',
  'keep-alive',
  'origin',
  'referer',
  'set-cookie',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
]);

/** Headers that ask for another verb, which may not be one that no page may send. */
const overrides: ReadonlySet<string> = new Set(['x-http-method', 'x-http-method-override', 'x-method-override']);
const forbiddenVerb = /(?:^|,)[\t ]*(?:connect|trace|track)[\t ]*(?:,|$)/i;

/**
 * The headers of a page's request without those that no page may set: a browser leaves them out and says nothing.
 *
 * @see https://fetch.spec.whatwg.org/#forbidden-request-header
 */
export function withoutForbiddenHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name, value]) => {
      const lower = name.toLowerCase();
      if (overrides.has(lower)) return !forbiddenVerb.test(value);
      return !forbidden.has(lower) && !/^(?:proxy|sec)-/.test(lower);
    }),
  );
}
