import type { Text } from '../model/index.js';
import type { Extension } from './extension.js';
import { textOf } from './scalar.js';

/**
 * `x-amazon-apigateway-tag-value`: the value of the AWS tag that a Tag Object names.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-extensions-tag-value.html
 */
export const tagValue: Extension<Text> = {
  name: 'x-amazon-apigateway-tag-value',
  places: ['tag'],
  opaque: true,
  protocols: ['HTTP'],
  read: (node, context) => textOf(node, 'x-amazon-apigateway-tag-value', context),
};
