import type { Extension } from './extension.js';
import { stringOf } from './scalar.js';

/**
 * `x-amazon-apigateway-request-validator`: the name of the validator that an operation uses, or all of them.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-request-validator.html
 */
export const requestValidator: Extension<string> = {
  name: 'x-amazon-apigateway-request-validator',
  places: ['root', 'operation'],
  protocols: ['REST'],
  read: (node, context) => stringOf(node, 'x-amazon-apigateway-request-validator', context),
};
