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

/**
 * The headers of a page's request without those that no page may set: a browser leaves them out and says nothing.
 *
 * @see https://fetch.spec.whatwg.org/#forbidden-request-header
 */
export function withoutForbiddenHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => {
      const lower = name.toLowerCase();
      return !forbidden.has(lower) && !/^(?:proxy|sec)-/.test(lower);
    }),
  );
}
