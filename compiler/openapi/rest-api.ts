import { diagnostic } from '../diagnostics/index.js';
import type { DocumentNode } from '../document/index.js';
import {
  apiKeySource,
  binaryMediaTypes,
  documentation,
  type EndpointConfiguration,
  endpointAccessMode,
  gatewayResponses,
  gatewrightCors,
  minimumCompressionSize,
  policy,
  readExtension,
  securityPolicy,
  usagePlans,
} from '../extensions/index.js';
import type { CorsConfiguration, RequestValidator, RestApi } from '../model/index.js';
import type { OpenApiContext } from './context.js';
import type { PathItemReading } from './path-item.js';

/** What REST and HTTP APIs share; {@link restApi} adds the rest. */
type RestOwn =
  | 'protocol'
  | 'apiKeySource'
  | 'binaryMediaTypes'
  | 'minimumCompressionSize'
  | 'endpointType'
  | 'vpcEndpointIds'
  | 'policy'
  | 'securityPolicy'
  | 'endpointAccessMode'
  | 'requestValidators'
  | 'gatewayResponses'
  | 'documentation'
  | 'usagePlans'
  | 'cors';

/** The part of the API that was read for REST and HTTP APIs alike. */
export type CommonApi = Omit<RestApi, RestOwn>;

/**
 * Completes a REST API by the extensions of the root that it alone has.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_RestApi.html
 */
export function restApi(
  root: DocumentNode,
  common: CommonApi,
  parts: {
    readonly validators: ReadonlyMap<string, RequestValidator>;
    readonly endpoint: EndpointConfiguration;
    readonly paths: readonly PathItemReading[];
  },
  context: OpenApiContext,
): RestApi {
  const { validators, endpoint, paths } = parts;
  const compression = readExtension(minimumCompressionSize, root, context);
  const resourcePolicy = readExtension(policy, root, context);
  const tlsPolicy = readExtension(securityPolicy, root, context);
  const accessMode = readExtension(endpointAccessMode, root, context);
  if (tlsPolicy?.startsWith('SecurityPolicy_') && accessMode === undefined) {
    context.report(diagnostic('endpoint-access-mode-missing', { policy: tlsPolicy }, root.at));
  }
  const documentationParts = readExtension(documentation, root, context);
  const endpointType = endpointTypeOf(endpoint, common);
  return {
    ...common,
    protocol: 'REST',
    apiKeySource: readExtension(apiKeySource, root, context) ?? 'HEADER',
    binaryMediaTypes: readExtension(binaryMediaTypes, root, context) ?? [],
    ...(compression === undefined ? {} : { minimumCompressionSize: compression }),
    ...(endpointType === undefined ? {} : { endpointType }),
    vpcEndpointIds: endpoint.vpcEndpointIds,
    ...(resourcePolicy === undefined ? {} : { policy: resourcePolicy }),
    ...(tlsPolicy === undefined ? {} : { securityPolicy: tlsPolicy }),
    ...(accessMode === undefined ? {} : { endpointAccessMode: accessMode }),
    requestValidators: validators,
    gatewayResponses: readExtension(gatewayResponses, root, context) ?? new Map(),
    ...(documentationParts === undefined ? {} : { documentation: documentationParts }),
    usagePlans: readExtension(usagePlans, root, context) ?? new Map(),
    cors: corsByPath(root, paths, context),
  };
}

/** Only private APIs have VPC endpoints; a domain says what it stands in front of. */
function endpointTypeOf(endpoint: EndpointConfiguration, common: CommonApi): RestApi['endpointType'] {
  return endpoint.vpcEndpointIds.length > 0 ? 'PRIVATE' : common.domainName?.endpointType;
}

function corsByPath(
  root: DocumentNode,
  paths: readonly PathItemReading[],
  context: OpenApiContext,
): ReadonlyMap<string, CorsConfiguration> {
  const cors = new Map<string, CorsConfiguration>();
  const ofAll = readExtension(gatewrightCors, root, context);
  if (ofAll !== undefined) cors.set('', ofAll);
  for (const { path, cors: own } of paths) if (own !== undefined) cors.set(path, own);
  return cors;
}
