import type { Integration } from '../../compiler/model/index.js';
import { configurationFailure } from './configuration-failure.js';
import { isHeaderName } from './header-syntax.js';

/** The last two: seen in one emulator alone. */
const forbiddenForAll = ['content-length', 'transfer-encoding', 'x-amzn-trace-id', 'x-amzn-apigateway-api-id'];
const forbiddenForAws = new Set([
  ...forbiddenForAll,
  'authorization',
  'connection',
  'expect',
  'proxy-authenticate',
  'te',
]);
const forbiddenForHttp = new Set(forbiddenForAll);

/** Accepted, and not seen at the backend. */
const droppedForHttp = new Set(['connection', 'expect', 'proxy-authenticate', 'te', 'via']);
/** Seen in one emulator alone. */
const droppedForAws = new Set(['referer']);

/**
 * Whether a header that a mapping or an override sets goes out. Names are in lower case.
 *
 * @throws GatewayFailure 500 for those that API Gateway sets itself: it accepts the mapping, and each call fails
 *   (recorded, for AWS_PROXY too, which sends none of them)
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
export function sendsMappedHeader(name: string, type: Exclude<Integration['type'], 'MOCK'>): boolean {
  const lower = name.toLowerCase();
  const isAws = type === 'AWS' || type === 'AWS_PROXY';
  if ((isAws ? forbiddenForAws : forbiddenForHttp).has(lower)) {
    throw configurationFailure(`${name} header already present`);
  }
  return !(isAws ? droppedForAws : droppedForHttp).has(lower) && isHeaderName(lower);
}
