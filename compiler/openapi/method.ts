import { childLocation, diagnostic } from '../diagnostics/index.js';
import type { DocumentNode } from '../document/index.js';
import { auth, integration, rawMemberOf, readExtension, requestValidator } from '../extensions/index.js';
import type { Method, MethodResponse, Operation, RequestValidator, Schema } from '../model/index.js';
import { authorization } from './authorization.js';
import { checkMappings } from './check-mappings.js';
import type { OpenApiContext } from './context.js';
import { pathVariables } from './path-template.js';
import type { SecuritySchemes } from './security-scheme.js';
import { unknownValidator } from './unknown-validator.js';

/** What of the root counts for every method. */
export interface MethodSurroundings {
  readonly security: SecuritySchemes;
  readonly requestValidators: ReadonlyMap<string, RequestValidator>;
  /** The root's `x-amazon-apigateway-request-validator`. */
  readonly requestValidator?: string;
}

/**
 * What an operation becomes when API Gateway imports it.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_Method.html
 */
export function readMethod(
  operation: Operation,
  node: DocumentNode,
  isDefaultRoute: boolean,
  surroundings: MethodSurroundings,
  context: OpenApiContext,
): Method {
  const { method: httpMethod, path } = operation;
  const own = readExtension(integration, node, context, { path, method: httpMethod });
  const isRest = context.protocol === 'REST';
  const validator = isRest ? validatorOf(node, surroundings, context) : undefined;
  // What the root demands of every operation is told of the root, once.
  const hasSecurity = rawMemberOf(node, 'security') !== undefined;
  const securityAt = childLocation(hasSecurity ? node.at : context.document.root.at, 'security');
  const method: Method = {
    httpMethod,
    operation,
    ...authorization(operation, readExtension(auth, node, context), securityAt, surroundings.security, context),
    ...(validator === undefined ? {} : { requestValidator: validator }),
    requestParameters: isRest ? requestParameters(operation, context) : new Map(),
    requestModels: isRest ? requestModels(operation) : new Map(),
    methodResponses: isRest ? methodResponses(operation) : [],
    ...(own === undefined ? {} : { integration: own }),
    ...(isDefaultRoute && httpMethod === 'ANY' ? { isDefaultRoute: true } : {}),
    at: operation.at,
  };
  if (isRest) checkMappings(method, context);
  return method;
}

/** The operation's validator wins over the root's. */
function validatorOf(
  node: DocumentNode,
  surroundings: MethodSurroundings,
  context: OpenApiContext,
): string | undefined {
  const own = readExtension(requestValidator, node, context);
  const name = own ?? surroundings.requestValidator;
  if (name === undefined || surroundings.requestValidators.has(name)) return name;
  // The root's own name was looked at already.
  if (own !== undefined) {
    const at = childLocation(node.at, requestValidator.name);
    context.report(unknownValidator(name, surroundings.requestValidators, at));
  }
  return undefined;
}

const places = { path: 'path', query: 'querystring', header: 'header' } as const;

function requestParameters(operation: Operation, context: OpenApiContext): ReadonlyMap<string, boolean> {
  const { method, path } = operation;
  const greedy = new Set(pathVariables(path).flatMap((variable) => (variable.greedy ? [variable.name] : [])));
  const parameters = new Map<string, boolean>();
  const placesOf = new Map<string, string[]>();
  for (const parameter of operation.parameters) {
    if (parameter.in === 'cookie') {
      context.report(diagnostic('parameter-cookie', { name: parameter.name }, parameter.at));
      continue;
    }
    const known = placesOf.get(parameter.name) ?? [];
    placesOf.set(parameter.name, [...known, parameter.in]);
    if (known.length > 0) {
      const clash = { method, path, name: parameter.name, places: [...known, parameter.in].join(', ') };
      context.refuse(diagnostic('parameter-name-clash', clash, parameter.at));
    }
    // An ordinary variable of the path becomes a parameter of the method even undeclared (recorded); of a greedy one
    // that is unconfirmed.
    if (!parameter.declared && greedy.has(parameter.name)) continue;
    parameters.set(`method.request.${places[parameter.in]}.${parameter.name}`, parameter.required);
  }
  return parameters;
}

function requestModels(operation: Operation): ReadonlyMap<string, Schema> {
  return new Map(
    (operation.requestBody?.content ?? []).flatMap(({ mediaType, schema }) =>
      schema === undefined ? [] : [[mediaType, schema] as const],
    ),
  );
}

function methodResponses(operation: Operation): readonly MethodResponse[] {
  return operation.responses
    .filter(({ status }) => /^\d{3}$/.test(status))
    .map(({ status, headers, content }) => ({
      statusCode: status,
      responseParameters: new Map(headers.map(({ name }) => [`method.response.header.${name}`, false])),
      responseModels: new Map(
        content.flatMap(({ mediaType, schema }) => (schema === undefined ? [] : [[mediaType, schema] as const])),
      ),
    }));
}
