import type { Location } from '../diagnostics/index.js';
import type { MappingTemplate } from './integration.js';
import type { Text } from './intrinsic.js';

/** All types of gateway responses, in AWS's order (alphabetical). */
export const gatewayResponseTypes = [
  'ACCESS_DENIED',
  'API_CONFIGURATION_ERROR',
  'AUTHORIZER_CONFIGURATION_ERROR',
  'AUTHORIZER_FAILURE',
  'BAD_REQUEST_BODY',
  'BAD_REQUEST_PARAMETERS',
  'DEFAULT_4XX',
  'DEFAULT_5XX',
  'EXPIRED_TOKEN',
  'INTEGRATION_FAILURE',
  'INTEGRATION_TIMEOUT',
  'INVALID_API_KEY',
  'INVALID_SIGNATURE',
  'MISSING_AUTHENTICATION_TOKEN',
  'QUOTA_EXCEEDED',
  'REQUEST_TOO_LARGE',
  'RESOURCE_NOT_FOUND',
  'THROTTLED',
  'UNAUTHORIZED',
  'UNSUPPORTED_MEDIA_TYPE',
  'WAF_FILTERED',
] as const;

export type GatewayResponseType = (typeof gatewayResponseTypes)[number];

/**
 * A customised gateway response. What it leaves out reverts to the type's own defaults.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html
 */
export interface GatewayResponse {
  readonly responseType: GatewayResponseType;
  /** Three digits as a string. */
  readonly statusCode?: string;
  /** `gatewayresponse.header.X` to expression. */
  readonly responseParameters: ReadonlyMap<string, Text>;
  readonly responseTemplates: ReadonlyMap<string, MappingTemplate>;
  readonly at: Location;
}
