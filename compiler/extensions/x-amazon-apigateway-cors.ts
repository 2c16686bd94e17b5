import type { CorsConfiguration } from '../model/index.js';
import { corsConfiguration } from './cors-configuration.js';
import type { Extension } from './extension.js';

/**
 * `x-amazon-apigateway-cors`: CORS of an HTTP API.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-cors-configuration.html
 */
export const cors: Extension<CorsConfiguration> = {
  name: 'x-amazon-apigateway-cors',
  places: ['root'],
  protocols: ['HTTP'],
  read: (node, context) => corsConfiguration(node, 'x-amazon-apigateway-cors', context),
};
