import type { Header } from '../exchange/index.js';

/** For backends of HTTP_PROXY: the first five are recorded, the others documented. */
const renamedForHttpProxy = new Set([
  'connection',
  'content-length',
  'date',
  'server',
  'x-amzn-requestid',
  'authorization',
  'content-md5',
  'max-forwards',
  'user-agent',
  'www-authenticate',
]);
/** Documented, but for `Content-Encoding`, which the guide lets pass: recorded, it says nothing of bodies. */
const droppedForHttpProxy = new Set([
  'content-encoding',
  'expect',
  'host',
  'proxy-authenticate',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
]);

/**
 * Recorded for mapped headers; for what a proxy function answers some of these are seen in the wild. The last is recorded
 * for HTTP_PROXY alone: a response has one id, which is the gateway's.
 */
const renamed = new Set([
  'authorization',
  'connection',
  'content-length',
  'content-md5',
  'date',
  'expect',
  'host',
  'max-forwards',
  'proxy-authenticate',
  'server',
  'trailer',
  'upgrade',
  'user-agent',
  'www-authenticate',
  'x-amzn-requestid',
]);

/**
 * A header of the method response as it goes out: under its name, as `x-amzn-Remapped-…`, or undefined when it is
 * dropped.
 *
 * @param from whether the backend of an HTTP_PROXY sent it, or a mapping, an override or a proxy function set it
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
export function responseHeader(header: Header, from: 'http-proxy' | 'mapping'): Header | undefined {
  const [name, value] = header;
  const lower = name.toLowerCase();
  const isProxy = from === 'http-proxy';
  if (isProxy ? droppedForHttpProxy.has(lower) : lower === 'transfer-encoding') return undefined;
  return (isProxy ? renamedForHttpProxy : renamed).has(lower) ? [`x-amzn-Remapped-${name}`, value] : header;
}
