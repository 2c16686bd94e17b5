import { type MappingExpression, MappingSyntaxError, parseMappingExpression } from '../../compiler/mapping/index.js';
import { type Integration, textPreview } from '../../compiler/model/index.js';
import { contextText, type Exchange, headerValues, textOf } from '../exchange/index.js';

/** The key of an exchange's response in the cache of its stage. */
export type CacheKey = (exchange: Exchange) => string;

/**
 * Prepares the key of the responses of one method of one deployment: the deployment, the client's verb, the
 * `cacheNamespace` (that of the resource when none is given) and the values of `cacheKeyParameters`, a value that is
 * absent being one of its own. Nothing else separates entries: not the caller, not the body, not a parameter that is no
 * key.
 *
 * Whether AWS compares one or all values of a parameter that is repeated, and whether the case of a header's name
 * counts, is unconfirmed. Here all values count and case does not, so that no spelling of a request gets what was kept
 * for another.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
 */
export function cacheKey(integration: Integration, resourceId: string): CacheKey {
  const namespace = integration.cacheNamespace === undefined ? resourceId : textPreview(integration.cacheNamespace);
  const begins = new Map<string, string>();
  const parts = integration.cacheKeyParameters.map((name) => ({ name, values: valuesOf(name, integration) }));
  return (exchange) => {
    const { httpMethod } = exchange;
    // Most keys have the beginning alone.
    const begin = begins.get(httpMethod) ?? JSON.stringify([exchange.deployed.deploymentId, httpMethod, namespace]);
    if (begins.size < mostVerbs) begins.set(httpMethod, begin);
    if (parts.length === 0) return begin;
    return begin + JSON.stringify(parts.map(({ name, values }) => [name, values(exchange)]));
  };
}

/** Any-methods let clients think of verbs. */
const mostVerbs = 16;

/** All values in their order; null when there is none. */
type Values = (exchange: Exchange) => readonly string[] | null;

const integrationRequest = /^integration\.request\./;

/** `method.request.querystring.type`, or a parameter of the integration that has a mapping: its source then. */
function valuesOf(name: string, { requestParameters }: Integration): Values {
  const mapped = integrationRequest.test(name) ? requestParameters.get(name) : name;
  if (mapped === undefined) return () => null;
  const expression = expressionOf(textPreview(mapped));
  return expression === undefined ? () => null : sourceOf(expression);
}

function expressionOf(text: string): MappingExpression | undefined {
  try {
    return parseMappingExpression(text);
  } catch (error) {
    if (error instanceof MappingSyntaxError) return undefined;
    throw error;
  }
}

function sourceOf(expression: MappingExpression): Values {
  switch (expression.kind) {
    case 'static':
      return () => [expression.value];
    case 'context':
      return (exchange) => present(contextText(exchange, expression.path));
    case 'stageVariable':
      return ({ stageVariables }) => present(stageVariables[expression.name]);
    case 'body':
      // The whole body, also where a path into it is meant: an entry too many does no harm, one too few does.
      return ({ body }) => present(body === undefined ? undefined : textOf(body));
    case 'parameter':
      return parameterOf(expression);
    default:
      return expression satisfies never;
  }
}

function parameterOf({ location, name }: Extract<MappingExpression, { kind: 'parameter' }>): Values {
  switch (location) {
    case 'path':
      return ({ pathParameters }) => present(pathParameters.get(name));
    case 'querystring':
    case 'multivaluequerystring':
      return ({ query }) => some(query.filter(([known]) => known === name).map(([, value]) => value));
    case 'header':
    case 'multivalueheader': {
      const lower = name.toLowerCase();
      return ({ headers }) => some(headerValues(headers, lower));
    }
    default:
      return location satisfies never;
  }
}

function present(value: string | undefined): readonly string[] | null {
  return value === undefined ? null : [value];
}

function some(values: readonly string[]): readonly string[] | null {
  return values.length === 0 ? null : values;
}
