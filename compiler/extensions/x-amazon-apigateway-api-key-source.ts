import type { Extension } from './extension.js';
import { oneOf } from './scalar.js';

/**
 * `x-amazon-apigateway-api-key-source`: where the API key of a request is read.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-api-key-source.html
 */
export const apiKeySource: Extension<'HEADER' | 'AUTHORIZER'> = {
  name: 'x-amazon-apigateway-api-key-source',
  places: ['root'],
  protocols: ['REST'],
  read: (node, context) => oneOf(node, 'x-amazon-apigateway-api-key-source', ['HEADER', 'AUTHORIZER'], context),
};
