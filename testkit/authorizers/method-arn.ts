import type { DeployedApi, Exchange } from '../exchange/index.js';
import { hasDotSegments, withoutDotSegments } from './without-dot-segments.js';

/**
 * The ARN by which policies name the method of this request: `arn:aws:execute-api:us-east-1:123456789012:abc123/dev/GET/pets/7`.
 * The path is the request's own, percent signs as sent, and not the template. Slashes that the router does not see, one
 * at the end and doubled ones at the beginning, are left out, so that no policy is got round by one; whether AWS does so
 * is unconfirmed.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html
 */
export function methodArn({ deployed, stage, httpMethod, routePath }: Exchange): string {
  let start = 0;
  while (routePath.charCodeAt(start) === slash) start++;
  const end = routePath.charCodeAt(routePath.length - 1) === slash ? routePath.length - 1 : routePath.length;
  const path = start >= end ? '' : routePath.slice(start, end);
  return `${apiArn(deployed)}/${stage}/${httpMethod}/${path}`;
}

/** The ARN of the API itself, before the stage: `arn:aws:execute-api:us-east-1:123456789012:abc123`. */
export function apiArn({ apiId, surroundings: { partition, region, accountId } }: DeployedApi): string {
  return `arn:${partition}:execute-api:${region}:${accountId}:${apiId}`;
}

const slash = 47;

/**
 * The ARN as sent and, where its path has percent signs or dot segments, as a backend may read it: integrations decode
 * path parameters, so that `%73ecret` is `secret` to a backend, and `x/../secret` is so to many. That AWS holds a Deny
 * against all of these is unconfirmed; it is the safe side.
 */
export function spellingsOf(arn: string): readonly [string, ...string[]] {
  if (!arn.includes('%') && !hasDotSegments(arn)) return [arn];
  const others = [decoded(arn), withoutDots(arn), withoutDots(decoded(arn))];
  return [arn, ...new Set(others.filter((other) => other !== arn))];
}

function decoded(arn: string): string {
  if (!arn.includes('%')) return arn;
  return arn.replace(/(?:%[\da-f]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8'));
}

function withoutDots(arn: string): string {
  if (!hasDotSegments(arn)) return arn;
  // Before the path stand the API, the stage and the verb.
  const [, method = '', path = ''] = /^((?:[^/]*\/){2}[^/]*)(\/.*)$/s.exec(arn) ?? [];
  return `${method}${withoutDotSegments(path)}`;
}

/** The ARN as API Gateway prints it to clients: of the account only the last four digits. */
export function maskedArn(arn: string): string {
  return arn.replace(/^((?:[^:]*:){4})\d{8}(\d{4}:)/, '$1********$2');
}
