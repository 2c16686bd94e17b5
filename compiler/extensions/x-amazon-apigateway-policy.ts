import { readValue } from '../document/index.js';
import type { PolicyDocument } from '../model/index.js';
import type { Extension } from './extension.js';
import { isObjectNode } from './scalar.js';

/**
 * `x-amazon-apigateway-policy`: the resource policy of a REST API, kept as written.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/openapi-extensions-policy.html
 */
export const policy: Extension<PolicyDocument> = {
  name: 'x-amazon-apigateway-policy',
  places: ['root'],
  opaque: true,
  protocols: ['REST'],
  read(node, context) {
    if (!isObjectNode(node, 'x-amazon-apigateway-policy', context)) return undefined;
    const value = readValue(node.value, context.values);
    return value === undefined ? undefined : { value, at: node.at };
  },
};
