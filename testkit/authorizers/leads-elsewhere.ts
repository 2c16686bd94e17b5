import type { DeployedMethod, Exchange } from '../exchange/index.js';
import { hasDotSegments, withoutDotSegments } from './without-dot-segments.js';

/** The method that takes the verb of the request on another path; undefined when none does. */
export type RouteOf = (routePath: string) => DeployedMethod | undefined;

/**
 * Whether a signed path is another method's when its empty and dot segments are gone. A signature covers the path without
 * them, the router sees them: without this check the signature of `GET /x` would be good for `GET /files/../x`, a method
 * of `/files/{rest+}`. What API Gateway does with such paths is unconfirmed; this is the safe side.
 */
export function leadsElsewhere({ routePath, matched, stage }: Exchange, routeOf: RouteOf): boolean {
  if (!hasDotSegments(routePath)) return false;
  // With the stage in front, so that steps that lead out of it are seen.
  const signed = withoutDotSegments(`/${stage}${routePath}`);
  const prefix = `/${stage}`;
  return !`${signed}/`.startsWith(`${prefix}/`) || routeOf(signed.slice(prefix.length) || '/') !== matched;
}
