/**
 * A path without its empty segments and those that are one dot or two, as signatures cover it and as many a backend reads
 * it: `/a/x/..//b` is `/a/b`. No step leads above the beginning; a slash at the end is left out.
 */
export function withoutDotSegments(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') kept.pop();
    else if (segment !== '' && segment !== '.') kept.push(segment);
  }
  return `/${kept.join('/')}`;
}

/** Whether {@link withoutDotSegments} takes more away than a slash at the end. */
export function hasDotSegments(path: string): boolean {
  return /\/(?:\.{1,2}(?:\/|$)|\/)/.test(path);
}
