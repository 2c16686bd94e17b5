import { comparableUrl, hostKey, urlKey } from './call-keys.js';

/**
 * The keys of the calls that a handler of msw can match, read from its `info`: as narrow as is certain. A path that is a
 * regular expression or a function, or that has a wildcard where the host is, can match any host.
 */
export function handlerKeys(method: unknown, path: unknown): readonly string[] {
  const verb = typeof method === 'string' ? method.toUpperCase() : '*';
  if (typeof path !== 'string') return [hostKey(verb, '*')];
  const [, origin = '', rest = ''] = /^(https?:\/\/[\w.-]+(?::\d+)?)((?:[/?#].*)?)$/is.exec(path) ?? [];
  if (origin === '') return [hostKey(verb, '*')];
  // msw drops a query string; what stands before it is a pattern of path-to-regexp unless all of it is plain.
  const pathname = rest.replace(/[?#].*$/s, '');
  const isPlain = /^[\w\-.~/%]*$/.test(pathname) && !/[?*+]$/.test(path);
  return isPlain
    ? [urlKey(verb, comparableUrl(origin + pathname))]
    : [hostKey(verb, origin.replace(/^[^:]*:\/\//, '').toLowerCase())];
}
