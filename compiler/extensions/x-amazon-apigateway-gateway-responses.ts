import { childLocation, diagnostic, keyLocation } from '../diagnostics/index.js';
import type { DocumentNode } from '../document/index.js';
import { type GatewayResponse, type GatewayResponseType, gatewayResponseTypes, type Text } from '../model/index.js';
import { checkMapping } from './check-mapping.js';
import { checkProperties } from './check-properties.js';
import type { ReadContext } from './context.js';
import type { Extension } from './extension.js';
import { mappingTemplates } from './mapping-templates.js';
import { nearest } from './nearest.js';
import { memberOf, membersOf } from './node.js';
import { isObjectNode, stringOf, textMapOf } from './scalar.js';

/**
 * `x-amazon-apigateway-gateway-responses`: answers that API Gateway itself gives, by type.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-gateway-responses.html
 */
export const gatewayResponses: Extension<ReadonlyMap<GatewayResponseType, GatewayResponse>> = {
  name: 'x-amazon-apigateway-gateway-responses',
  places: ['root'],
  protocols: ['REST'],
  read(node, context) {
    const responses = new Map<GatewayResponseType, GatewayResponse>();
    if (!isObjectNode(node, 'x-amazon-apigateway-gateway-responses', context)) return responses;
    for (const [name, member] of membersOf(node, context)) {
      const responseType = gatewayResponseTypes.find((type) => type === name.toUpperCase());
      if (responseType === undefined) {
        const suggestion = nearest(name, gatewayResponseTypes);
        const at = keyLocation(member.at);
        context.report(
          suggestion === undefined
            ? diagnostic('gateway-response-unknown', { name }, at)
            : diagnostic('gateway-response-misspelt', { name, suggestion }, at),
        );
        continue;
      }
      responses.set(responseType, gatewayResponse(responseType, member, context));
    }
    return responses;
  },
};

function gatewayResponse(responseType: GatewayResponseType, node: DocumentNode, context: ReadContext): GatewayResponse {
  const name = `x-amazon-apigateway-gateway-responses.${responseType}`;
  checkProperties(node, name, ['statusCode', 'responseParameters', 'responseTemplates'], context);
  const statusNode = memberOf(node, 'statusCode', context);
  const statusCode = statusNode && stringOf(statusNode, 'statusCode', context);
  const parameters = memberOf(node, 'responseParameters', context);
  const templates = memberOf(node, 'responseTemplates', context);
  const responseParameters: ReadonlyMap<string, Text> =
    parameters === undefined ? new Map() : textMapOf(parameters, 'responseParameters', context);
  if (parameters !== undefined) {
    for (const [target, source] of responseParameters) {
      checkMapping(target, source, 'gatewayresponse', childLocation(parameters.at, target), context);
    }
  }
  return {
    responseType,
    ...(statusCode === undefined ? {} : { statusCode }),
    responseParameters,
    responseTemplates:
      templates === undefined ? new Map() : mappingTemplates(templates, 'responseTemplates', context, 'plain'),
    at: node.at,
  };
}
