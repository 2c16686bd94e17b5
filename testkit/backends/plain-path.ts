import { isNormalUrl } from '../exchange/index.js';

/** The values of a path's parameters by name, without a prototype as in msw; undefined when msw has to say. */
export type MatchPath = (url: string) => Readonly<Record<string, string>> | undefined;

/** An absolute URL whose segments are plain text or one parameter, `:id`. */
const plain = /^https?:\/\/[\w.-]+(?::\d+)?(?:\/(?:[\w.~-]+|:[a-z_]\w*))+$/i;

/**
 * The path of a handler of msw, compiled once: msw compiles it for each request, which takes longer than many a handler.
 * Undefined for paths that hold more than text and parameters; those msw reads itself.
 *
 * @see https://mswjs.io/docs/http/intercepting-requests/
 */
export function plainPath(path: unknown): MatchPath | undefined {
  if (typeof path !== 'string' || !plain.test(path)) return undefined;
  const names: string[] = [];
  const source = path.replace(/\/:(\w+)|[.~-]/g, (part, name: string | undefined) => {
    if (name === undefined) return `\\${part}`;
    names.push(name);
    return '/([^/#?]+?)';
  });
  if (new Set(names).size < names.length) return undefined;
  const pattern = new RegExp(`^${source}/?$`, 'i');
  return (url) => {
    // What is encoded may be no text.
    if (!isNormalUrl(url) || url.includes('%')) return undefined;
    const found = pattern.exec(url.replace(/\?.*$/, ''));
    if (found === null) return undefined;
    const params: Record<string, string> = Object.create(null);
    names.forEach((name, index) => {
      params[name] = found[index + 1] ?? '';
    });
    return params;
  };
}
