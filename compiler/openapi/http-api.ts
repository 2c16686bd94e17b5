import type { DocumentNode } from '../document/index.js';
import { cors, type EndpointConfiguration, importexportVersion, readExtension } from '../extensions/index.js';
import type { HttpApi, Text } from '../model/index.js';
import type { OpenApiContext } from './context.js';
import type { CommonApi } from './rest-api.js';

/**
 * Completes an HTTP API by the extensions of the root that it alone has.
 *
 * @see https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid.html
 */
export function httpApi(
  root: DocumentNode,
  common: CommonApi,
  parts: { readonly endpoint: EndpointConfiguration; readonly awsTags: ReadonlyMap<string, Text> },
  context: OpenApiContext,
): HttpApi {
  const corsConfiguration = readExtension(cors, root, context);
  const { ipAddressType } = parts.endpoint;
  const version = readExtension(importexportVersion, root, context);
  return {
    ...common,
    protocol: 'HTTP',
    ...(corsConfiguration === undefined ? {} : { corsConfiguration }),
    ...(ipAddressType === undefined ? {} : { ipAddressType }),
    ...(version === undefined ? {} : { importExportVersion: version }),
    tags: parts.awsTags,
  };
}
