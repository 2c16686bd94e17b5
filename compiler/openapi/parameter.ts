import { diagnostic } from '../diagnostics/index.js';
import type { DocumentNode } from '../document/index.js';
import {
  booleanOf,
  checkExtensions,
  itemsOf,
  memberOf,
  rawMemberOf,
  rawMembersOf,
  stringOf,
  wrongType,
} from '../extensions/index.js';
import { isJsonObject, type Parameter, type Schema } from '../model/index.js';
import type { OpenApiContext } from './context.js';
import { readMediaType } from './media-type.js';
import { collectionStyle, defaultStyle, readStyle } from './parameter-style.js';
import { swaggerSchema } from './swagger-schema.js';

/** The Parameter Objects of an operation or a path, told apart by what becomes of them. */
export interface ParameterList {
  readonly parameters: readonly Parameter[];
  /** Swagger 2.0: `in: body`, and `in: formData`. They become the request body. */
  readonly body: readonly DocumentNode[];
  readonly formData: readonly DocumentNode[];
}

/**
 * Reads the `parameters` of an operation or a path. A parameter that is declared twice is there once: the last holds.
 *
 * @see https://spec.openapis.org/oas/v3.0.3#parameter-object
 */
export function readParameters(parent: DocumentNode, context: OpenApiContext): ParameterList {
  const list = memberOf(parent, 'parameters', context);
  const parameters = new Map<string, Parameter>();
  const body: DocumentNode[] = [];
  const formData: DocumentNode[] = [];
  if (list !== undefined && !Array.isArray(list.value)) wrongType(list, 'parameters', 'a list', context);
  for (const node of list === undefined ? [] : itemsOf(list, context)) {
    const placeNode = memberOf(node, 'in', context);
    const place = placeNode && stringOf(placeNode, 'in', context);
    if (place === 'body') body.push(node);
    else if (place === 'formData') formData.push(node);
    else {
      const parameter = context.shared.parameters.get(node) ?? readParameter(node, place, context);
      if (parameter === undefined) continue;
      context.shared.parameters.set(node, parameter);
      const key = `${parameter.in} ${parameter.name}`;
      if (parameters.has(key)) {
        context.report(diagnostic('parameter-duplicate', { in: parameter.in, name: parameter.name }, node.at));
      }
      parameters.set(key, parameter);
    }
  }
  return { parameters: [...parameters.values()], body, formData };
}

function readParameter(
  node: DocumentNode,
  written: string | undefined,
  context: OpenApiContext,
): Parameter | undefined {
  const nameNode = memberOf(node, 'name', context);
  const name = nameNode && stringOf(nameNode, 'name', context);
  const place = parameterPlace(written);
  if (name === undefined || name === '' || place === undefined) {
    context.report(diagnostic('parameter-unreadable', {}, node.at));
    return undefined;
  }
  checkExtensions(node, 'parameter', context);
  const flag = (property: string): boolean => {
    const member = memberOf(node, property, context);
    return member !== undefined && booleanOf(member, property, context) === true;
  };
  const descriptionNode = memberOf(node, 'description', context);
  const description = descriptionNode && stringOf(descriptionNode, 'description', context);
  const style = context.isSwagger ? swaggerStyle(node, place, context) : openApiStyle(node, place, context);
  const schema = parameterSchema(node, context);
  const contentNode = memberOf(node, 'content', context);
  const [content] = contentNode === undefined ? [] : rawMembersOf(contentNode, context);
  return {
    // A greedy path variable is often declared with its plus sign, which is no part of its name.
    name: place === 'path' ? name.replace(/\+$/, '') : name,
    in: place,
    required: place === 'path' || flag('required'),
    ...(description === undefined ? {} : { description }),
    deprecated: flag('deprecated'),
    ...style,
    allowReserved: flag('allowReserved'),
    ...(schema === undefined ? {} : { schema }),
    ...(content === undefined ? {} : { content: readMediaType(content[0], content[1], context) }),
    declared: true,
    at: node.at,
  };
}

function parameterPlace(written: string | undefined): Parameter['in'] | undefined {
  switch (written?.toLowerCase()) {
    case 'path':
      return 'path';
    case 'query':
      return 'query';
    case 'header':
      return 'header';
    case 'cookie':
      return 'cookie';
    default:
      return undefined;
  }
}

function openApiStyle(
  node: DocumentNode,
  place: Parameter['in'],
  context: OpenApiContext,
): Pick<Parameter, 'style' | 'explode'> {
  const style = readStyle(node, context) ?? defaultStyle(place);
  const explodeNode = memberOf(node, 'explode', context);
  const explode = explodeNode && booleanOf(explodeNode, 'explode', context);
  return { style, explode: explode ?? style === 'form' };
}

function swaggerStyle(
  node: DocumentNode,
  place: Parameter['in'],
  context: OpenApiContext,
): Pick<Parameter, 'style' | 'explode'> {
  const formatNode = memberOf(node, 'collectionFormat', context);
  return collectionStyle(formatNode && stringOf(formatNode, 'collectionFormat', context), place);
}

/** The parameter's `schema`; of Swagger 2.0 what it spells out itself, which some OpenAPI 3 documents do as well. */
function parameterSchema(node: DocumentNode, context: OpenApiContext): Schema | undefined {
  const schema = rawMemberOf(node, 'schema');
  if (schema !== undefined) return context.readSchema(schema);
  if (!context.isSwagger) {
    if (!isJsonObject(node.value) || !Object.hasOwn(node.value, 'type')) return undefined;
    const name = 'A type without schema';
    context.report(diagnostic('member-version', { name, version: '2.0' }, node.at));
  }
  return swaggerSchema(node, context);
}
