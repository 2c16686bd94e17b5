import { readValue } from '../document/index.js';
import type { Documentation } from '../model/index.js';
import { checkProperties } from './check-properties.js';
import type { Extension } from './extension.js';
import { itemsOf, memberOf } from './node.js';
import { isObjectNode, stringOf } from './scalar.js';

/**
 * `x-amazon-apigateway-documentation`: documentation parts, kept as they are.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-documentation.html
 */
export const documentation: Extension<Documentation> = {
  name: 'x-amazon-apigateway-documentation',
  places: ['root'],
  protocols: ['REST'],
  read(node, context) {
    if (!isObjectNode(node, 'x-amazon-apigateway-documentation', context)) return undefined;
    const known = ['version', 'createdDate', 'documentationParts'];
    checkProperties(node, 'x-amazon-apigateway-documentation', known, context);
    const versionNode = memberOf(node, 'version', context);
    const version = versionNode && stringOf(versionNode, 'version', context);
    const parts = memberOf(node, 'documentationParts', context);
    return {
      ...(version === undefined ? {} : { version }),
      documentationParts:
        parts === undefined
          ? []
          : itemsOf(parts, context).flatMap((part) => readValue(part.value, context.values) ?? []),
      at: node.at,
    };
  },
};
