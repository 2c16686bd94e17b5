import { MappingSyntaxError } from './mapping-syntax-error.js';

/** The target of a parameter mapping. */
export type MappingTarget =
  | {
      readonly side: 'integration.request';
      readonly location: 'header' | 'querystring' | 'path';
      readonly name: string;
    }
  | { readonly side: 'method.response' | 'gatewayresponse'; readonly location: 'header'; readonly name: string };

const pattern =
  /^(integration\.request|method\.response|gatewayresponse)\.(header|querystring|path)\.([a-zA-Z0-9._$-]+)$/;

/**
 * Parses a key of `requestParameters` or `responseParameters`: `integration.request.header.X`,
 * `method.response.header.X`, `gatewayresponse.header.X`. Throws a {@link MappingSyntaxError}.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
 */
export function parseMappingTarget(text: string): MappingTarget {
  const [, side, location, name = ''] = pattern.exec(text) ?? [];
  if (side === 'integration.request' && (location === 'header' || location === 'querystring' || location === 'path')) {
    return { side, location, name };
  }
  if ((side === 'method.response' || side === 'gatewayresponse') && location === 'header')
    return { side, location, name };
  throw new MappingSyntaxError('InvalidMappingExpression', `${JSON.stringify(text)} is no target of a mapping.`, 0);
}
