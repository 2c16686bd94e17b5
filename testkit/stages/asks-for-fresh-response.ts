import { type HeaderList, headerValues } from '../exchange/index.js';

/**
 * Whether a client asks for a fresh response: `Cache-Control: max-age=0`. Other directives, `no-cache` among them, mean
 * nothing to API Gateway: its page names this one alone.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html#invalidate-method-caching
 */
export function asksForFreshResponse(headers: HeaderList): boolean {
  return headerValues(headers, 'cache-control').some((value) =>
    value.split(',').some((directive) => /^\s*max-age\s*=\s*"?0+"?\s*$/i.test(directive)),
  );
}
