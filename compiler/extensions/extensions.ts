import type { ExtensionDescription } from './extension.js';
import { anyMethod } from './x-amazon-apigateway-any-method.js';
import { apiKeySource } from './x-amazon-apigateway-api-key-source.js';
import { auth } from './x-amazon-apigateway-auth.js';
import { authorizer } from './x-amazon-apigateway-authorizer.js';
import { authtype } from './x-amazon-apigateway-authtype.js';
import { binaryMediaTypes } from './x-amazon-apigateway-binary-media-types.js';
import { cors } from './x-amazon-apigateway-cors.js';
import { documentation } from './x-amazon-apigateway-documentation.js';
import { endpointAccessMode } from './x-amazon-apigateway-endpoint-access-mode.js';
import { endpointConfiguration } from './x-amazon-apigateway-endpoint-configuration.js';
import { gatewayResponses } from './x-amazon-apigateway-gateway-responses.js';
import { importexportVersion } from './x-amazon-apigateway-importexport-version.js';
import { integration } from './x-amazon-apigateway-integration.js';
import { integrations } from './x-amazon-apigateway-integrations.js';
import { minimumCompressionSize } from './x-amazon-apigateway-minimum-compression-size.js';
import { policy } from './x-amazon-apigateway-policy.js';
import { requestValidator } from './x-amazon-apigateway-request-validator.js';
import { requestValidators } from './x-amazon-apigateway-request-validators.js';
import { securityPolicy } from './x-amazon-apigateway-security-policy.js';
import { tagValue } from './x-amazon-apigateway-tag-value.js';
import { context } from './x-gatewright-context.js';
import { gatewrightCors } from './x-gatewright-cors.js';
import { domain } from './x-gatewright-domain.js';
import { ignore } from './x-gatewright-ignore.js';
import { stages } from './x-gatewright-stages.js';
import { usagePlans } from './x-gatewright-usage-plans.js';
import { websocket } from './x-gatewright-websocket.js';

/** Every extension that gatewright reads: AWS's, then its own. */
export const extensions: readonly ExtensionDescription[] = [
  anyMethod,
  apiKeySource,
  auth,
  authorizer,
  authtype,
  binaryMediaTypes,
  cors,
  documentation,
  endpointAccessMode,
  endpointConfiguration,
  gatewayResponses,
  importexportVersion,
  integration,
  integrations,
  minimumCompressionSize,
  policy,
  requestValidator,
  requestValidators,
  securityPolicy,
  tagValue,
  context,
  gatewrightCors,
  domain,
  ignore,
  stages,
  usagePlans,
  websocket,
];
