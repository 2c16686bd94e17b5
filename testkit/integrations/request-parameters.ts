import { type MappingExpression, MappingSyntaxError, parseMappingTarget } from '../../compiler/mapping/index.js';
import type { Integration } from '../../compiler/model/index.js';
import { contextText, type Exchange, GatewayFailure, headerSpelled, textOf } from '../exchange/index.js';
import { InvalidJsonBody, mappedBodyValue } from './mapped-body-value.js';
import { invalidMapping, readMappingSource } from './mapping-problem.js';
import type { PreparationContext } from './preparation-context.js';

/** What the mappings of a request give, in the order of the document. */
export interface MappedParameters {
  readonly header: readonly (readonly [name: string, value: string])[];
  /** `fromClient` when the client's parameter of that very name is the source. */
  readonly querystring: readonly MappedQuery[];
  readonly path: ReadonlyMap<string, string>;
}

export interface MappedQuery {
  readonly name: string;
  /** Several of a `multivaluequerystring`. */
  readonly values: readonly string[];
  readonly fromClient: boolean;
}

type Source = (exchange: Exchange) => readonly string[];

interface Mapping {
  readonly location: 'header' | 'querystring' | 'path';
  readonly name: string;
  readonly source: Source;
  readonly fromClient: boolean;
}

const nothing: MappedParameters = { header: [], querystring: [], path: new Map() };

/**
 * Prepares `requestParameters`. A source that is absent or empty gives no parameter. That the sources are declared on
 * the method is AWS's demand at import and not looked at again.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
 */
export function prepareRequestParameters(
  { requestParameters }: Integration,
  { names, owner }: PreparationContext,
): (exchange: Exchange) => MappedParameters {
  if (requestParameters.size === 0) return () => nothing;
  const mappings: Mapping[] = [];
  for (const [targetText, sourceText] of requestParameters) {
    const expression = readMappingSource(sourceText, `mapping to ${targetText} of ${owner}`, names);
    const target = readTarget(targetText);
    const source = expression.kind === 'problem' ? undefined : prepareSource(expression);
    if (expression.kind === 'problem' || target === undefined || source === undefined) {
      const { error } = expression.kind === 'problem' ? expression : invalidMapping(targetText);
      return () => {
        throw error();
      };
    }
    mappings.push({ ...target, source, fromClient: isSameQueryParameter(expression, target.name) });
  }
  return (exchange) => {
    const header: (readonly [string, string])[] = [];
    const querystring: MappedQuery[] = [];
    const path = new Map<string, string>();
    for (const { location, name, source, fromClient } of mappings) {
      const values = source(exchange).filter((value) => value !== '');
      const value = values.at(-1);
      if (value === undefined) continue;
      if (location === 'header') header.push([name, values.join(',')]);
      else if (location === 'querystring') querystring.push({ name, values, fromClient });
      else path.set(name, value);
    }
    return { header, querystring, path };
  };
}

function readTarget(text: string): Pick<Mapping, 'location' | 'name'> | undefined {
  try {
    const target = parseMappingTarget(text);
    return target.side === 'integration.request' ? target : undefined;
  } catch (error) {
    if (error instanceof MappingSyntaxError) return undefined;
    throw error;
  }
}

function isSameQueryParameter(expression: MappingExpression, name: string): boolean {
  return (
    expression.kind === 'parameter' &&
    (expression.location === 'querystring' || expression.location === 'multivaluequerystring') &&
    expression.name === name
  );
}

/** Undefined for what is no source of a request. */
function prepareSource(expression: MappingExpression): Source | undefined {
  try {
    return readSource(expression);
  } catch (error) {
    if (error instanceof MappingSyntaxError) return undefined;
    throw error;
  }
}

function readSource(expression: MappingExpression): Source | undefined {
  switch (expression.kind) {
    case 'static': {
      const values = [expression.value];
      return () => values;
    }
    case 'context':
      return (exchange) => optional(contextText(exchange, expression.path));
    case 'stageVariable':
      return ({ stageVariables }) =>
        Object.hasOwn(stageVariables, expression.name) ? optional(stageVariables[expression.name]) : [];
    case 'body':
      return expression.side === 'method.request' ? bodySource(expression.path) : undefined;
    case 'parameter':
      return expression.side === 'method.request' ? parameterSource(expression) : undefined;
    default:
      return expression satisfies never;
  }
}

function parameterSource({ location, name }: Extract<MappingExpression, { kind: 'parameter' }>): Source {
  switch (location) {
    case 'path':
      // Backends see parameters decoded, so says AWS's page on known issues.
      return ({ pathParameters }) => optional(decoded(pathParameters.get(name)));
    case 'querystring':
      return ({ query }) => optional(query.findLast(([known]) => known === name)?.[1]);
    case 'multivaluequerystring':
      return ({ query }) => query.flatMap(([known, value]) => (known === name ? [value] : []));
    case 'header':
      return ({ headers }) => optional(headerSpelled(headers, name));
    case 'multivalueheader':
      return ({ headers }) => headers.flatMap(([known, value]) => (known === name ? [value] : []));
    default:
      return location satisfies never;
  }
}

function bodySource(path: string | undefined): Source {
  if (path === undefined) return ({ body }) => optional(textOf(body));
  const find = mappedBodyValue(path);
  return ({ body }) => {
    try {
      return optional(find(textOf(body)));
    } catch (error) {
      if (!(error instanceof InvalidJsonBody)) throw error;
      // Unconfirmed: seen in one emulator alone.
      throw new GatewayFailure('DEFAULT_4XX', { status: 400, message: 'Invalid JSON in request body' });
    }
  };
}

function optional(value: string | undefined): readonly string[] {
  return value === undefined ? [] : [value];
}

function decoded(value: string | undefined): string | undefined {
  if (value === undefined || !value.includes('%')) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
