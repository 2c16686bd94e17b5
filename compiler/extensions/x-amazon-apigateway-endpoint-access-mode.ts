import type { Extension } from './extension.js';
import { oneOf } from './scalar.js';

/**
 * `x-amazon-apigateway-endpoint-access-mode`: whether callers must come through the endpoint type of the API.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/openapi-extensions-endpoint-access-mode.html
 */
export const endpointAccessMode: Extension<'BASIC' | 'STRICT'> = {
  name: 'x-amazon-apigateway-endpoint-access-mode',
  places: ['root'],
  protocols: ['REST'],
  read: (node, context) => oneOf(node, 'x-amazon-apigateway-endpoint-access-mode', ['BASIC', 'STRICT'], context),
};
