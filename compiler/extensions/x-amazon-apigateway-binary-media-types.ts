import type { Extension } from './extension.js';
import { stringsOf } from './scalar.js';

/**
 * `x-amazon-apigateway-binary-media-types`: bodies of these media types are bytes.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-binary-media-types.html
 */
export const binaryMediaTypes: Extension<readonly string[]> = {
  name: 'x-amazon-apigateway-binary-media-types',
  places: ['root'],
  protocols: ['REST'],
  read: (node, context) => stringsOf(node, 'x-amazon-apigateway-binary-media-types', context),
};
