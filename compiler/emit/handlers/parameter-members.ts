import { type HttpApi, isJsonObject, type Method, member, type Parameter, type RestApi } from '../../model/index.js';
import type { SchemaTypes } from '../typescript/schema-types.js';
import { stringLiteral } from '../typescript/string-literal.js';
import { type ObjectMember, objectType, objectValue } from './object-text.js';
import { fieldParser, parameterParser, resolved } from './parameter-text.js';

/** The four places of parameters: the member of the request, the reader that it is read with, and AWS's word. */
const places = [
  { in: 'path', member: 'path', source: 'pathParameters', aws: 'path', comment: '' },
  { in: 'query', member: 'query', source: 'queryStringParameters', aws: 'querystring', comment: '' },
  { in: 'header', member: 'headers', source: 'headers', aws: 'header', comment: '' },
  { in: 'cookie', member: 'cookies', source: 'cookies', aws: undefined, comment: '' },
] as const;

/** The members `path`, `query`, `headers` and `cookies` of a request, and the statements that make their readers. */
export function parameterMembers(
  api: RestApi | HttpApi,
  method: Method,
  types: SchemaTypes,
): { readonly members: readonly ObjectMember[]; readonly statements: readonly string[] } {
  const members: ObjectMember[] = [];
  const statements: string[] = [];
  for (const place of places) {
    const parameters = method.operation.parameters.filter((parameter) => parameter.in === place.in);
    if (parameters.length === 0) continue;
    statements.push(`const ${place.member} = parse.parameters(request.${place.source});`);
    const inner = parameters.map((parameter) => parameterMember(api, method, parameter, place.member, types));
    members.push({
      name: place.member,
      isOptional: false,
      type: objectType(inner, '  '),
      value: objectValue(inner, '    '),
    });
  }
  return { members, statements };
}

function parameterMember(
  api: RestApi | HttpApi,
  method: Method,
  parameter: Parameter,
  reader: string,
  types: SchemaTypes,
): ObjectMember {
  const { name, style, explode, schema } = parameter;
  const comment = [parameter.description ?? '', parameter.deprecated ? '@deprecated' : ''].filter(Boolean).join('\n\n');
  const key = stringLiteral(parameter.in === 'header' ? name.toLowerCase() : name);
  if (style === 'deepObject') {
    return {
      name,
      comment,
      isOptional: false,
      type: 'ReadonlyMap<string, string>',
      value: `${reader}.deepObject(${key})`,
    };
  }
  const object = resolved(api.contract, schema?.value);
  const properties = object === undefined ? undefined : member(object, 'properties');
  if (parameter.in === 'query' && style === 'form' && explode && isJsonObject(properties)) {
    // In this style the members of the object are parameters of their own.
    const inner = Object.entries(properties).map(([property, value]): ObjectMember => {
      const { type, parser } = fieldParser(api.contract, value);
      return {
        name: property,
        isOptional: true,
        type,
        value: `${reader}.optional(${stringLiteral(property)}, ${parser})`,
      };
    });
    return { name, comment, isOptional: false, type: objectType(inner, '    '), value: objectValue(inner, '      ') };
  }
  const isRequired = isCertain(api, method, parameter);
  const { type, parser } = parameterParser(api.contract, parameter, types.typeOf(parameter.content?.schema, 'write'));
  return {
    name,
    comment,
    isOptional: !isRequired,
    type,
    value: `${reader}.${isRequired ? 'required' : 'optional'}(${key}, ${parser})`,
  };
}

/**
 * Whether a request without the parameter never reaches the function: it is part of the route, or API Gateway's request
 * validator demands it. What OpenAPI alone calls required may be missing.
 */
function isCertain(api: RestApi | HttpApi, method: Method, parameter: Parameter): boolean {
  if (parameter.in === 'path') {
    const inPath = method.operation.path.matchAll(/\{([^{}]+?)\+?\}/g);
    return [...inPath].some(([, name]) => name === parameter.name.replace(/\+$/, ''));
  }
  const validator = requestValidator(api, method);
  const place = places.find((each) => each.in === parameter.in);
  return (
    validator?.validateRequestParameters === true &&
    place?.aws !== undefined &&
    method.requestParameters.get(`method.request.${place.aws}.${parameter.name}`) === true
  );
}

/** The validator of the method; HTTP APIs have none. */
export function requestValidator(api: RestApi | HttpApi, { requestValidator: name }: Method) {
  return api.protocol === 'REST' && name !== undefined ? api.requestValidators.get(name) : undefined;
}
