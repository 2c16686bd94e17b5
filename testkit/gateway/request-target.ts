/** A request target taken apart. */
export interface RequestTarget {
  /** Percent signs, dot segments and doubled slashes as sent. */
  readonly path: string;
  /** Without the question mark; `''` when there is none. */
  readonly query: string;
}

/** Takes a raw request target apart: `/dev/pets?x=1`, or the absolute form that clients send to proxies. */
export function requestTarget(target: string): RequestTarget {
  const absolute = target.charCodeAt(0) === 47 ? undefined : /^https?:\/\/[^/?#]*/i.exec(target)?.[0];
  const relative = absolute === undefined ? target : target.slice(absolute.length);
  const hash = relative.indexOf('#');
  const whole = hash < 0 ? relative : relative.slice(0, hash);
  const mark = whole.indexOf('?');
  const path = mark < 0 ? whole : whole.slice(0, mark);
  return { path: path === '' ? '/' : path, query: mark < 0 ? '' : whole.slice(mark + 1) };
}

/** The path with exactly one slash at its beginning. */
export function withOneSlash(path: string): string {
  if (path.charCodeAt(0) === slash && path.charCodeAt(1) !== slash) return path;
  return `/${path.replace(/^\/+/, '')}`;
}

const slash = 47;
