import type { GatewayResponseType } from '../../compiler/model/index.js';

/** What a gateway response says when the API does not customise it. */
export interface GatewayResponseDefaults {
  /** Null: each failure brings its own. */
  readonly status: number | null;
  /** `$context.error.message`; null prints as JSON's null. */
  readonly message: string | null;
  /** `x-amzn-ErrorType`. */
  readonly errorType: string;
}

/**
 * The defaults of every type. Recorded or seen in published output (the error type of AUTHORIZER_FAILURE measured by another
 * emulator's authors), except: the message of AUTHORIZER_FAILURE, message and error type of EXPIRED_TOKEN, RESOURCE_NOT_FOUND and WAF_FILTERED, and the error types of INTEGRATION_FAILURE, INTEGRATION_TIMEOUT,
 * REQUEST_TOO_LARGE, THROTTLED and UNSUPPORTED_MEDIA_TYPE, which are unconfirmed.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
export const gatewayResponseDefaults: Readonly<Record<GatewayResponseType, GatewayResponseDefaults>> = {
  ACCESS_DENIED: of(403, 'User is not authorized to access this resource', 'AccessDeniedException'),
  API_CONFIGURATION_ERROR: of(500, 'Internal server error', 'InternalServerErrorException'),
  AUTHORIZER_CONFIGURATION_ERROR: of(500, null, 'AuthorizerConfigurationException'),
  AUTHORIZER_FAILURE: of(500, null, 'AuthorizerConfigurationException'),
  BAD_REQUEST_BODY: of(400, 'Invalid request body', 'BadRequestException'),
  BAD_REQUEST_PARAMETERS: of(400, 'Missing required request parameters', 'BadRequestException'),
  DEFAULT_4XX: of(null, 'Bad request', 'BadRequestException'),
  DEFAULT_5XX: of(null, 'Internal server error', 'InternalServerErrorException'),
  EXPIRED_TOKEN: of(403, 'The security token included in the request is expired', 'ExpiredTokenException'),
  INTEGRATION_FAILURE: of(504, 'Network error communicating with endpoint', 'InternalServerErrorException'),
  INTEGRATION_TIMEOUT: of(504, 'Endpoint request timed out', 'InternalServerErrorException'),
  INVALID_API_KEY: of(403, 'Forbidden', 'ForbiddenException'),
  INVALID_SIGNATURE: of(
    403,
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    'InvalidSignatureException',
  ),
  MISSING_AUTHENTICATION_TOKEN: of(403, 'Missing Authentication Token', 'MissingAuthenticationTokenException'),
  QUOTA_EXCEEDED: of(429, 'Limit Exceeded', 'LimitExceededException'),
  REQUEST_TOO_LARGE: of(413, 'HTTP content length exceeded 10485760 bytes.', 'RequestTooLargeException'),
  RESOURCE_NOT_FOUND: of(404, 'Not Found', 'NotFoundException'),
  THROTTLED: of(429, 'Too Many Requests', 'TooManyRequestsException'),
  UNAUTHORIZED: of(401, 'Unauthorized', 'UnauthorizedException'),
  UNSUPPORTED_MEDIA_TYPE: of(415, 'Unsupported Media Type', 'BadRequestException'),
  WAF_FILTERED: of(403, 'Forbidden', 'ForbiddenException'),
};

function of(status: number | null, message: string | null, errorType: string): GatewayResponseDefaults {
  return { status, message, errorType };
}
