import { type GatewayResponseType, gatewayResponseTypes, type HttpApi, type RestApi } from '../../model/index.js';

/** The status of each type that has one of its own. */
const defaultStatus: Readonly<Partial<Record<GatewayResponseType, number>>> = {
  ACCESS_DENIED: 403,
  API_CONFIGURATION_ERROR: 500,
  AUTHORIZER_CONFIGURATION_ERROR: 500,
  AUTHORIZER_FAILURE: 500,
  BAD_REQUEST_BODY: 400,
  BAD_REQUEST_PARAMETERS: 400,
  EXPIRED_TOKEN: 403,
  INTEGRATION_FAILURE: 504,
  INTEGRATION_TIMEOUT: 504,
  INVALID_API_KEY: 403,
  INVALID_SIGNATURE: 403,
  MISSING_AUTHENTICATION_TOKEN: 403,
  QUOTA_EXCEEDED: 429,
  REQUEST_TOO_LARGE: 413,
  RESOURCE_NOT_FOUND: 404,
  THROTTLED: 429,
  UNAUTHORIZED: 401,
  UNSUPPORTED_MEDIA_TYPE: 415,
  WAF_FILTERED: 403,
};

/** What has no type: a malformed answer of a Lambda function, and a service that is not there. */
const untyped = [502, 503];

/** HTTP APIs have no gateway responses to customise. */
const httpApiStatuses = [400, 401, 403, 404, 413, 429, 500, 502, 503, 504];

/**
 * The status codes with which API Gateway itself may answer a call of this API, in ascending order.
 *
 * A type that is not customised takes the status of a customised DEFAULT_4XX or DEFAULT_5XX; one that is customised at
 * all inherits nothing.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
export function gatewayStatuses(api: RestApi | HttpApi): readonly number[] {
  if (api.protocol === 'HTTP') return httpApiStatuses;
  const statuses = new Set(untyped);
  for (const type of gatewayResponseTypes) {
    const own = defaultStatus[type];
    if (own === undefined) continue;
    // AWS does not let this one be changed.
    const fallback = type === 'REQUEST_TOO_LARGE' ? undefined : own < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX';
    const customised = api.gatewayResponses.get(type) ?? (fallback && api.gatewayResponses.get(fallback));
    const status = Number(customised?.statusCode);
    statuses.add(
      type !== 'REQUEST_TOO_LARGE' && Number.isInteger(status) && status >= 100 && status <= 599 ? status : own,
    );
  }
  return [...statuses].sort((a, b) => a - b);
}
