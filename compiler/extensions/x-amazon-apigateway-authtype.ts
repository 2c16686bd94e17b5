import type { Extension } from './extension.js';
import { stringOf } from './scalar.js';

/**
 * `x-amazon-apigateway-authtype`: the kind of a customised security scheme, as written. `awsSigv4` is IAM; any other
 * text goes with an authorizer.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authtype.html
 */
export const authtype: Extension<string> = {
  name: 'x-amazon-apigateway-authtype',
  places: ['security-scheme'],
  protocols: ['REST', 'HTTP'],
  read: (node, context) => stringOf(node, 'x-amazon-apigateway-authtype', context),
};
