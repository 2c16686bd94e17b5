/**
 * The pairs of a query string, decoded as a form: `+` and `%20` are spaces, `%2B` is a plus (recorded). Bytes that are
 * no UTF-8 become U+FFFD; a percent sign that escapes nothing stays. A `;` splits pairs as `&` does: that it splits is
 * documented, and clients were seen to lose what stands behind it; that the rest is a parameter of its own is inferred.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
export function queryPairs(query: string): readonly (readonly [string, string])[] {
  if (query === '') return none;
  const split = query.includes(';') ? query.replaceAll(';', '&') : query;
  // But for the semicolon, the web's own parser does exactly this. It drops one question mark, which is not ours to drop.
  return [...new URLSearchParams(split.startsWith('?') ? `?${split}` : split)];
}

const none: readonly (readonly [string, string])[] = [];
