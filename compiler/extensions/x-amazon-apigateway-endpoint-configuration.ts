import { diagnostic } from '../diagnostics/index.js';
import type { Text } from '../model/index.js';
import { checkProperties } from './check-properties.js';
import type { Extension } from './extension.js';
import { memberOf, rawMemberOf } from './node.js';
import { booleanOf, isObjectNode, oneOf, textsOf } from './scalar.js';

export interface EndpointConfiguration {
  readonly disableExecuteApiEndpoint?: boolean;
  readonly vpcEndpointIds: readonly Text[];
  /** HTTP APIs only. */
  readonly ipAddressType?: 'ipv4' | 'dualstack';
}

const name = 'x-amazon-apigateway-endpoint-configuration';

/**
 * `x-amazon-apigateway-endpoint-configuration`: in OpenAPI 3 a member of a Server Object, in Swagger 2.0 of the root.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-endpoint-configuration.html
 */
export const endpointConfiguration: Extension<EndpointConfiguration> = {
  name,
  places: ['server', 'root'],
  protocols: ['REST', 'HTTP'],
  read(node, context) {
    if (!isObjectNode(node, name, context)) return undefined;
    checkProperties(node, name, ['disableExecuteApiEndpoint', 'vpcEndpointIds', 'ipAddressType'], context);
    const disable = memberOf(node, 'disableExecuteApiEndpoint', context);
    const disabled = disable && booleanOf(disable, 'disableExecuteApiEndpoint', context);
    const ids = rawMemberOf(node, 'vpcEndpointIds');
    const addressNode = memberOf(node, 'ipAddressType', context);
    const ipAddressType = addressNode && oneOf(addressNode, 'ipAddressType', ['ipv4', 'dualstack'] as const, context);
    if (addressNode !== undefined && context.protocol === 'REST') {
      const parameters = { property: 'ipAddressType', extension: name, protocol: 'REST' };
      context.report(diagnostic('extension-property-other-protocol', parameters, addressNode.at));
    }
    return {
      ...(disabled === undefined ? {} : { disableExecuteApiEndpoint: disabled }),
      vpcEndpointIds: ids === undefined ? [] : textsOf(ids, 'vpcEndpointIds', context),
      ...(ipAddressType === undefined ? {} : { ipAddressType }),
    };
  },
};
