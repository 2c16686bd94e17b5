import type { Backend } from './backend.js';
import { comparableUrl, hostKey, urlKey } from './call-keys.js';

/**
 * The calls that a handler of msw can match, read from its `info`: as narrow as is certain. A path that is a regular
 * expression or a function, or that has a wildcard where the host is, can match any host.
 */
export function handlerReach(method: unknown, path: unknown): Pick<Backend, 'keys' | 'urlPrefix'> {
  const verb = typeof method === 'string' ? method.toUpperCase() : '*';
  if (typeof path !== 'string') return { keys: [hostKey(verb, '*')] };
  const [, origin = '', rest = ''] = /^(https?:\/\/[\w.-]+(?::\d+)?)((?:[/?#].*)?)$/is.exec(path) ?? [];
  if (origin === '') return { keys: [hostKey(verb, '*')] };
  // msw drops a query string; what stands before it is a pattern of path-to-regexp unless all of it is plain.
  const pathname = rest.replace(/[?#].*$/s, '');
  const plain = /^[\w\-.~/]*/.exec(pathname)?.[0] ?? '';
  if (plain === pathname && !/[?*+]$/.test(path)) return { keys: [urlKey(verb, comparableUrl(origin + pathname))] };
  return {
    keys: [hostKey(verb, origin.replace(/^[^:]*:\/\//, '').toLowerCase())],
    // The last segment before a parameter may belong to it, and an optional one takes its slash or dot along.
    urlPrefix: (origin + plain.replace(/[^/]*$/, '').replace(/\/$/, '')).toLowerCase(),
  };
}
