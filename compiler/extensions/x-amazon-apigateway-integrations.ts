import type { Extension } from './extension.js';
import { membersOf } from './node.js';

/**
 * `x-amazon-apigateway-integrations`: integrations that operations share by `$ref`. They are read where they are used;
 * here only their names.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-extensions-integrations.html
 */
export const integrations: Extension<readonly string[]> = {
  name: 'x-amazon-apigateway-integrations',
  places: ['components'],
  protocols: ['REST', 'HTTP'],
  read: (node, context) => membersOf(node, context).map(([name]) => name),
};
