import type { DocumentNode } from '../document/index.js';
import type { CorsConfiguration } from '../model/index.js';
import { checkProperties } from './check-properties.js';
import type { ReadContext } from './context.js';
import { memberOf } from './node.js';
import { booleanOf, integerOf, isObjectNode, stringsOf, textsOf } from './scalar.js';

/** The properties of AWS's Cors object. */
export const corsProperties = [
  'allowOrigins',
  'allowMethods',
  'allowHeaders',
  'exposeHeaders',
  'allowCredentials',
  'maxAge',
];

/**
 * AWS's Cors object, as `x-amazon-apigateway-cors` and `x-gatewright-cors` hold it.
 *
 * @see https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid.html#apis-apiid-model-cors
 */
export function corsConfiguration(
  node: DocumentNode,
  extension: string,
  context: ReadContext,
): CorsConfiguration | undefined {
  if (!isObjectNode(node, extension, context)) return undefined;
  checkProperties(node, extension, corsProperties, context);
  const strings = (name: string): readonly string[] => {
    const member = memberOf(node, name, context);
    return member === undefined ? [] : stringsOf(member, name, context);
  };
  const allowOrigins = memberOf(node, 'allowOrigins', context);
  const allowCredentials = memberOf(node, 'allowCredentials', context);
  const maxAge = memberOf(node, 'maxAge', context);
  // -1 switches the caching of preflight answers off; a day is the most that a browser takes.
  const seconds = maxAge && integerOf(maxAge, 'maxAge', { minimum: -1, maximum: 86400 }, context);
  return {
    allowOrigins: allowOrigins === undefined ? [] : textsOf(allowOrigins, 'allowOrigins', context),
    allowMethods: strings('allowMethods').map((method) => method.toUpperCase()),
    allowHeaders: strings('allowHeaders'),
    exposeHeaders: strings('exposeHeaders'),
    allowCredentials:
      allowCredentials !== undefined && booleanOf(allowCredentials, 'allowCredentials', context) === true,
    ...(seconds === undefined ? {} : { maxAge: seconds }),
    at: node.at,
  };
}
