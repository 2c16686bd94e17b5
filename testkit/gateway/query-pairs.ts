/**
 * The pairs of a query string, decoded as a form: `+` and `%20` are spaces, `%2B` is a plus (recorded). Bytes that are
 * no UTF-8 become U+FFFD; a percent sign that escapes nothing stays. Whether `;` separates pairs, as the guide's "`;`
 * splits query data" may mean, is unconfirmed and not done.
 */
export function queryPairs(query: string): readonly (readonly [string, string])[] {
  if (query === '') return none;
  // The web's own parser does exactly this.
  return [...new URLSearchParams(query)];
}

const none: readonly (readonly [string, string])[] = [];
