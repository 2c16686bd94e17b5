import type { Extension } from './extension.js';
import { stringOf } from './scalar.js';

/**
 * `x-amazon-apigateway-importexport-version`: `1.0` in every document that an HTTP API was exported to.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-extensions-importexport-version.html
 */
export const importexportVersion: Extension<string> = {
  name: 'x-amazon-apigateway-importexport-version',
  places: ['root'],
  protocols: ['HTTP'],
  read(node, context) {
    const version = stringOf(node, 'x-amazon-apigateway-importexport-version', context);
    // YAML and JSON read an unquoted 1.0 as the number 1.
    return version === '1' ? '1.0' : version;
  },
};
