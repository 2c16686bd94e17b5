import { checkProperties } from './check-properties.js';
import type { Extension } from './extension.js';
import { memberOf } from './node.js';
import { isObjectNode, oneOf } from './scalar.js';

/**
 * `x-amazon-apigateway-auth`: switches IAM authorization on or off for one operation. The oldest of the extensions;
 * some documents still have it.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-auth.html
 */
export const auth: Extension<'NONE' | 'AWS_IAM'> = {
  name: 'x-amazon-apigateway-auth',
  places: ['operation'],
  protocols: ['REST', 'HTTP'],
  read(node, context) {
    if (!isObjectNode(node, 'x-amazon-apigateway-auth', context)) return undefined;
    checkProperties(node, 'x-amazon-apigateway-auth', ['type'], context);
    const type = memberOf(node, 'type', context);
    return type && oneOf(type, 'type of x-amazon-apigateway-auth', ['NONE', 'AWS_IAM'], context);
  },
};
