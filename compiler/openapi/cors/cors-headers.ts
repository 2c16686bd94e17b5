import { type CorsConfiguration, type HttpMethod, type Text, text } from '../../model/index.js';

/** A header of a response and the source of its mapping. */
export type MappedHeader = readonly [name: string, source: Text];

/** The only origin that is allowed, `*` included; undefined when the answer depends on who asks. */
export function soleOrigin({ allowOrigins }: CorsConfiguration): Text | undefined {
  if (allowOrigins.includes('*')) return '*';
  return allowOrigins.length === 1 ? allowOrigins[0] : undefined;
}

/** What the console's "Enable CORS" writes when nothing else is said. */
const consoleHeaders = ['Content-Type', 'X-Amz-Date', 'Authorization', 'X-Api-Key', 'X-Amz-Security-Token'];

const everyVerb: readonly HttpMethod[] = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

/**
 * Headers of the answer to a preflight request, without `Access-Control-Allow-Origin` when several origins are allowed.
 *
 * @param verbs those that the path has
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html
 */
export function preflightHeaders(cors: CorsConfiguration, verbs: readonly HttpMethod[]): readonly MappedHeader[] {
  const allowed = cors.allowMethods.length > 0 ? cors.allowMethods : [...new Set([...verbs, 'OPTIONS'])];
  // To requests with credentials `*` is the name of a method, so it is always written out.
  const methods = allowed.includes('*') || allowed.includes('ANY') ? everyVerb : allowed;
  const headers = cors.allowHeaders.length > 0 ? cors.allowHeaders : consoleHeaders;
  return [
    ...originHeaders(cors),
    ['Access-Control-Allow-Methods', quoted(methods.join(','))],
    ['Access-Control-Allow-Headers', quoted(headers.join(','))],
    ...(cors.maxAge === undefined ? [] : [['Access-Control-Max-Age', quoted(String(cors.maxAge))] as const]),
  ];
}

/** Headers of every other answer, without `Access-Control-Allow-Origin` when several origins are allowed. */
export function responseHeaders(cors: CorsConfiguration): readonly MappedHeader[] {
  const { exposeHeaders } = cors;
  return [
    ...originHeaders(cors),
    ...(exposeHeaders.length === 0
      ? []
      : [['Access-Control-Expose-Headers', quoted(exposeHeaders.join(','))] as const]),
  ];
}

function originHeaders(cors: CorsConfiguration): readonly MappedHeader[] {
  const origin = soleOrigin(cors);
  return [
    // A cache between client and gateway must not give one origin the answer that another got.
    origin === undefined ? ['Vary', quoted('Origin')] : ['Access-Control-Allow-Origin', quoted(origin)],
    ...(cors.allowCredentials ? [['Access-Control-Allow-Credentials', quoted('true')] as const] : []),
  ];
}

/** A static value of a mapping. */
export function quoted(value: Text): Text {
  return text(["'", value, "'"]);
}
