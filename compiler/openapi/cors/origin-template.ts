import { type CorsConfiguration, type Text, text } from '../../model/index.js';

/**
 * Directives that answer with the origin of the request, if it is one of the list: `Access-Control-Allow-Origin` holds
 * one origin, and mappings know no conditions. They print nothing, and go in front of a template.
 *
 * Browsers write `origin` over HTTP/2 and `Origin` over HTTP/1.1, and `$input.params` knows the case. A query parameter of
 * that name, which `$input.params('origin')` would find first, is not asked. Origins are compared as they stand, as
 * browsers do.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-override-request-response-parameters.html
 */
export function originTemplate({ allowOrigins }: CorsConfiguration): Text {
  const tests = allowOrigins.flatMap((origin, index) => [index === 0 ? '' : ' || ', '$corsOrigin == "', origin, '"']);
  return text([
    '#set($corsHeaders = $input.params().header)',
    `#set($corsOrigin = "$!corsHeaders.get('Origin')$!corsHeaders.get('origin')")`,
    '#if(',
    ...tests,
    ')#set($context.responseOverride.header.Access-Control-Allow-Origin = $corsOrigin)#{end}',
  ]);
}
