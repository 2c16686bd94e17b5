import { type MappingExpression, MappingSyntaxError, parseMappingTarget } from '../../compiler/mapping/index.js';
import type { IntegrationResponse } from '../../compiler/model/index.js';
import { contextText, type Exchange, type Header, type HeaderList, headerOf, headerValues } from '../exchange/index.js';
import { configurationFailure } from './configuration-failure.js';
import { InvalidJsonBody, mappedBodyValue } from './mapped-body-value.js';
import { invalidMapping, readMappingSource } from './mapping-problem.js';
import type { PreparationContext } from './preparation-context.js';

/** What a response mapping can read. */
export interface EndpointResponse {
  readonly headers: HeaderList;
  /** The body as text. */
  readonly body: () => string;
  /** A function has failed: an `errorMessage` that is JSON can be looked into. */
  readonly isFunctionError: boolean;
}

type Source = (exchange: Exchange, response: EndpointResponse) => string | undefined;

/**
 * Prepares `responseParameters` of one integration response: the headers that they make. A source that is absent or
 * empty makes none.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
 */
export function prepareResponseParameters(
  { responseParameters }: IntegrationResponse,
  { names, owner }: PreparationContext,
): (exchange: Exchange, response: EndpointResponse) => readonly Header[] {
  const mappings: { readonly name: string; readonly source: Source }[] = [];
  for (const [targetText, sourceText] of responseParameters) {
    const expression = readMappingSource(sourceText, `mapping to ${targetText} of ${owner}`, names);
    const name = readTarget(targetText);
    const source = expression.kind === 'problem' ? undefined : prepareSource(expression);
    if (expression.kind === 'problem' || name === undefined || source === undefined) {
      const { error } = expression.kind === 'problem' ? expression : invalidMapping(targetText);
      return () => {
        throw error();
      };
    }
    mappings.push({ name, source });
  }
  return (exchange, response) => {
    const headers: Header[] = [];
    for (const { name, source } of mappings) {
      const value = source(exchange, response);
      if (value !== undefined && value !== '') headers.push([name, value]);
    }
    return headers;
  };
}

function readTarget(text: string): string | undefined {
  try {
    const target = parseMappingTarget(text);
    return target.side === 'method.response' ? target.name : undefined;
  } catch (error) {
    if (error instanceof MappingSyntaxError) return undefined;
    throw error;
  }
}

/** Undefined for what is no source of a response. */
function prepareSource(expression: MappingExpression): Source | undefined {
  switch (expression.kind) {
    case 'static':
      return () => expression.value;
    case 'context':
      return (exchange) => contextText(exchange, expression.path);
    case 'stageVariable':
      return ({ stageVariables }) =>
        Object.hasOwn(stageVariables, expression.name) ? stageVariables[expression.name] : undefined;
    case 'body':
      return expression.side === 'integration.response' ? bodySource(expression.path) : undefined;
    case 'parameter': {
      // Whether AWS compares names of backends' headers with their case is unconfirmed; HTTP says it must not.
      const name = expression.name.toLowerCase();
      if (expression.side !== 'integration.response') return undefined;
      return expression.location === 'multivalueheader'
        ? (_, { headers }) => headerValues(headers, name).join(',')
        : (_, { headers }) => headerOf(headers, name);
    }
    default:
      return expression satisfies never;
  }
}

function bodySource(path: string | undefined): Source | undefined {
  if (path === undefined) return (_, { body }) => body();
  try {
    const find = mappedBodyValue(path);
    return (_, { body, isFunctionError }) => {
      try {
        return find(body(), isFunctionError);
      } catch (error) {
        if (error instanceof InvalidJsonBody) throw configurationFailure('Invalid JSON in response body');
        throw error;
      }
    };
  } catch (error) {
    if (error instanceof MappingSyntaxError) return undefined;
    throw error;
  }
}
