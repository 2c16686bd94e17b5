import { diagnostic } from '../diagnostics/index.js';
import type { Extension } from './extension.js';
import { numberOf } from './scalar.js';

/**
 * `x-amazon-apigateway-minimum-compression-size`: answers of at least so many bytes are compressed.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-openapi-minimum-compression-size.html
 */
export const minimumCompressionSize: Extension<number> = {
  name: 'x-amazon-apigateway-minimum-compression-size',
  places: ['root'],
  protocols: ['REST'],
  read(node, context) {
    const value = numberOf(node, 'x-amazon-apigateway-minimum-compression-size', context);
    if (value === undefined || (Number.isInteger(value) && value >= 0 && value <= 10485760)) return value;
    context.report(diagnostic('compression-size', { value }, node.at));
    return undefined;
  },
};
