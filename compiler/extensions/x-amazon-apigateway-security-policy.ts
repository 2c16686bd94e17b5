import type { Extension } from './extension.js';
import { stringOf } from './scalar.js';

/**
 * `x-amazon-apigateway-security-policy`: the TLS policy of the API, such as `SecurityPolicy_TLS13_1_3_2025_09`. New
 * names appear every year, so that any is taken.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/openapi-extensions-security-policy.html
 */
export const securityPolicy: Extension<string> = {
  name: 'x-amazon-apigateway-security-policy',
  places: ['root'],
  protocols: ['REST'],
  read: (node, context) => stringOf(node, 'x-amazon-apigateway-security-policy', context),
};
