import { contextText, type Exchange, headerValues } from '../exchange/index.js';

/** The values that an identity source has in a request; none when it is missing or empty. */
export type IdentitySource = (exchange: Exchange) => readonly string[];

/**
 * Prepares an identity source: `method.request.header.X`, `method.request.querystring.X`, `stageVariables.X`,
 * `context.X`. Names of headers are compared without regard to case, those of query parameters with it.
 *
 * @returns a source that is never there for an expression that is none of these
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html
 */
export function identitySource(expression: string): IdentitySource {
  const [, place, name = ''] =
    /^\$?(method\.request\.(?:multivalue)?(?:header|querystring)|stageVariables|context)\.(.+)$/s.exec(
      expression.trim(),
    ) ?? [];
  switch (place) {
    case 'method.request.header':
    case 'method.request.multivalueheader': {
      const lower = name.toLowerCase();
      return ({ headers }) => filled(headerValues(headers, lower));
    }
    case 'method.request.querystring':
    case 'method.request.multivaluequerystring':
      return ({ query }) => filled(query.flatMap(([known, value]) => (known === name ? [value] : [])));
    case 'stageVariables':
      return ({ stageVariables }) => filled([stageVariables[name] ?? '']);
    case 'context': {
      const path = name.split('.');
      return (exchange) => filled([contextText(exchange, path) ?? '']);
    }
    default:
      return () => [];
  }
}

/** Nothing, unless the last value, the one that counts, is more than blanks. */
function filled(values: readonly string[]): readonly string[] {
  return (values.at(-1) ?? '').trim() === '' ? [] : values;
}
