/**
 * What clients send and nothing behind the front door ever sees: no template, no mapping, no event, no backend. In lower
 * case.
 *
 * Recorded; `X-HTTP-Method-Override` is documented to be used up by API Gateway.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
export const strippedHeaders: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'content-md5',
  'expect',
  'max-forwards',
  'proxy-authenticate',
  'server',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'www-authenticate',
  'x-http-method-override',
]);
