/** What of a URL goes onto the wire. */
export interface UrlParts {
  /** With the port, unless it is the scheme's own. */
  readonly host: string;
  /** Path and query. */
  readonly target: string;
}

const normalUrl =
  /^https?:\/\/(?![^/]*xn--)(?:[a-z0-9-]+\.)*[a-z](?:[a-z0-9-]*[a-z0-9])?\/(?!\.|%2[Ee])(?:[\w~!$&'()*+,;=:@%.-]|\/(?!\.|%2[Ee]))*(?:\?[\w~!$&()*+,;=:@%./?-]+)?$/;

/**
 * Whether the web's `URL` would leave it as it is: no dot segments, nothing to encode, no port, no credentials, no number
 * for a host. Taking a URL apart costs as much as a mock's whole answer, and most need no normalising.
 */
export function isNormalUrl(url: string): boolean {
  return normalUrl.test(url);
}

/** Takes a URL apart as the web does. @throws TypeError when it is none */
export function urlParts(url: string): UrlParts {
  if (!isNormalUrl(url)) {
    const { host, pathname, search } = parsed(url);
    return { host, target: pathname + search };
  }
  const start = url.indexOf('//') + 2;
  const slash = url.indexOf('/', start);
  return { host: url.slice(start, slash), target: url.slice(slash) };
}

function parsed(url: string): URL {
  try {
    return new URL(url);
  } catch (error) {
    // The beginning is that of the global `fetch`.
    throw new TypeError(`Failed to parse URL from ${url}: of a path, gateway.url(path) makes one.`, { cause: error });
  }
}
