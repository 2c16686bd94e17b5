import type { RequestValidator } from '../model/index.js';
import { checkProperties } from './check-properties.js';
import type { Extension } from './extension.js';
import { memberOf } from './node.js';
import { booleanOf, mapOf } from './scalar.js';

const extension = 'x-amazon-apigateway-request-validators';

/**
 * `x-amazon-apigateway-request-validators`: what the validators check, by name. A missing flag is false.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-request-validators.html
 */
export const requestValidators: Extension<ReadonlyMap<string, RequestValidator>> = {
  name: extension,
  places: ['root'],
  protocols: ['REST'],
  read: (node, context) =>
    mapOf(node, extension, context, (member, name) => {
      checkProperties(member, `${extension}.${name}`, ['validateRequestBody', 'validateRequestParameters'], context);
      const flag = (property: string): boolean => {
        const flagNode = memberOf(member, property, context);
        return flagNode !== undefined && booleanOf(flagNode, property, context) === true;
      };
      return {
        name,
        validateRequestBody: flag('validateRequestBody'),
        validateRequestParameters: flag('validateRequestParameters'),
        at: member.at,
      };
    }),
};
