import type { CorsConfiguration, GatewayResponse, GatewayResponseType, RestApi, Text } from '../../model/index.js';
import { quoted, soleOrigin } from './cors-headers.js';

/**
 * The API's gateway responses with the headers without which a browser hides 401, 403, 429 and 5xx from the page. They go
 * onto `DEFAULT_4XX`, `DEFAULT_5XX` and whatever the document customises, since a customised type takes nothing from
 * those two; what it sets itself stays.
 *
 * They are the same for the whole API, and know no conditions: where several origins are allowed, they allow any, and
 * then without credentials. What they say is the gateway's own error and no more.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html
 */
export function gatewayResponsesWithCors({ cors, gatewayResponses }: RestApi): RestApi['gatewayResponses'] {
  const [any] = cors.values();
  if (any === undefined) return gatewayResponses;
  const headers = headersFor([...cors.values()]);
  const responses = new Map<GatewayResponseType, GatewayResponse>(gatewayResponses);
  for (const type of ['DEFAULT_4XX', 'DEFAULT_5XX'] as const) {
    if (responses.has(type)) continue;
    responses.set(type, {
      responseType: type,
      responseParameters: new Map(),
      responseTemplates: new Map(),
      at: any.at,
    });
  }
  for (const [type, response] of responses) {
    const known = new Set([...response.responseParameters.keys()].map((name) => name.toLowerCase()));
    const added = headers
      .map(([name, source]) => [`gatewayresponse.header.${name}`, source] as const)
      .filter(([name]) => !known.has(name.toLowerCase()));
    responses.set(type, { ...response, responseParameters: new Map([...response.responseParameters, ...added]) });
  }
  return responses;
}

function headersFor(configurations: readonly CorsConfiguration[]): readonly (readonly [string, Text])[] {
  const allowing = configurations.filter(({ allowOrigins }) => allowOrigins.length > 0);
  const [first] = allowing;
  if (first === undefined) return [];
  const origin = soleOrigin(first);
  // Two intrinsics are never taken for the same origin.
  const isOne = origin !== undefined && allowing.every((other) => soleOrigin(other) === origin);
  const exposed = [...new Set(allowing.flatMap(({ exposeHeaders }) => exposeHeaders))];
  return [
    ['Access-Control-Allow-Origin', quoted(isOne ? origin : '*')],
    ...(isOne && allowing.every(({ allowCredentials }) => allowCredentials)
      ? [['Access-Control-Allow-Credentials', quoted('true')] as const]
      : []),
    ...(exposed.length === 0 ? [] : [['Access-Control-Expose-Headers', quoted(exposed.join(','))] as const]),
  ];
}
