import type { Extension } from './extension.js';
import { memberOf } from './node.js';
import { booleanOf } from './scalar.js';

/**
 * `x-amazon-apigateway-any-method`: an operation for every verb that has none of its own at that path. It is read as an
 * operation; here only what is its own: whether it is the `$default` route of an HTTP API.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-any-method.html
 */
export const anyMethod: Extension<{ readonly isDefaultRoute: boolean }> = {
  name: 'x-amazon-apigateway-any-method',
  places: ['path-item'],
  protocols: ['REST', 'HTTP'],
  read(node, context) {
    const isDefaultRoute = memberOf(node, 'isDefaultRoute', context);
    return {
      isDefaultRoute: isDefaultRoute !== undefined && booleanOf(isDefaultRoute, 'isDefaultRoute', context) === true,
    };
  },
};
