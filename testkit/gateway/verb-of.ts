import { type GatewayRequest, headerOf } from '../exchange/index.js';

/**
 * The verb of a request, upper case: `X-HTTP-Method-Override` changes the one that is matched.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
export function verbOf(request: GatewayRequest): string {
  return (headerOf(request.headers, 'x-http-method-override') ?? request.method).toUpperCase();
}
