import { diagnostic } from '../diagnostics/index.js';
import type { DocumentNode } from '../document/index.js';
import { booleanOf, checkExtensions, memberOf, stringOf, stringsOf } from '../extensions/index.js';
import {
  type HttpMethod,
  isJsonObject,
  type JsonObject,
  type Operation,
  type Parameter,
  type SecurityRequirement,
} from '../model/index.js';
import { checkMembers } from './check-members.js';
import type { OpenApiContext } from './context.js';
import { type ParameterList, readParameters } from './parameter.js';
import { pathVariables } from './path-template.js';
import { readRequestBody } from './request-body.js';
import { readResponses } from './response.js';
import { readSecurity } from './security-requirement.js';

/** An operation before it has a name, which depends on all others. */
export type UnnamedOperation = Omit<Operation, 'name'>;

/** An operation and the node where it stands, for the extensions in it. */
export interface OperationReading {
  readonly operation: UnnamedOperation;
  readonly node: DocumentNode;
}

const members = [
  'tags',
  'summary',
  'description',
  'externalDocs',
  'operationId',
  'parameters',
  'requestBody',
  'responses',
  'callbacks',
  'deprecated',
  'security',
  'servers',
];
const swaggerMembers = ['consumes', 'produces', 'schemes'];

/**
 * Reads the Operation Object of a verb; `shared` are the parameters of its path, `rootSecurity` what holds when it has
 * no security of its own.
 *
 * @see https://spec.openapis.org/oas/v3.0.3#operation-object
 */
export function readOperation(
  node: DocumentNode,
  owner: { readonly path: string; readonly method: HttpMethod },
  shared: ParameterList,
  rootSecurity: readonly SecurityRequirement[],
  context: OpenApiContext,
): OperationReading {
  const { path, method } = owner;
  checkExtensions(node, 'operation', context);
  const isAny = method === 'ANY' ? ['isDefaultRoute'] : [];
  checkMembers(node, 'Operation Object', [...members, ...swaggerMembers, ...isAny], context);
  const string = (name: string): string | undefined => {
    const found = memberOf(node, name, context);
    return found && stringOf(found, name, context);
  };
  const operationId = string('operationId');
  const summary = string('summary');
  const description = string('description');
  const deprecated = memberOf(node, 'deprecated', context);
  const tags = memberOf(node, 'tags', context);
  const own = readParameters(node, context);
  const requestBody = readRequestBody(
    node,
    {
      body: own.body.length === 0 ? shared.body : own.body,
      formData: [...shared.formData, ...own.formData],
    },
    context,
  );
  const operation: UnnamedOperation = {
    ...(operationId === undefined ? {} : { operationId }),
    method,
    path,
    ...(summary === undefined ? {} : { summary }),
    ...(description === undefined ? {} : { description }),
    deprecated: deprecated !== undefined && booleanOf(deprecated, 'deprecated', context) === true,
    tags: tags === undefined ? [] : stringsOf(tags, 'tags', context),
    parameters: joinParameters(shared.parameters, own.parameters, node, owner, context),
    ...(requestBody === undefined ? {} : { requestBody }),
    responses: readResponses(node, owner, context),
    security: readSecurity(node, context) ?? rootSecurity,
    extensions: otherExtensions(node),
    at: node.at,
  };
  return { operation, node };
}

/** The path's parameters, replaced by the operation's own, then those that only the path itself names. */
function joinParameters(
  shared: readonly Parameter[],
  own: readonly Parameter[],
  node: DocumentNode,
  owner: { readonly path: string; readonly method: HttpMethod },
  context: OpenApiContext,
): readonly Parameter[] {
  const variables = pathVariables(owner.path);
  const joined = new Map<string, Parameter>();
  for (const parameter of [...shared, ...own]) {
    if (parameter.in === 'path' && !variables.some(({ name }) => name === parameter.name)) {
      // API Gateway would demand it of every request, and no request can have it.
      const parameters = { ...owner, name: parameter.name };
      context.report(diagnostic('path-parameter-unused', parameters, parameter.at));
      continue;
    }
    joined.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  for (const { name } of variables) {
    if (joined.has(`path ${name}`)) continue;
    context.report(diagnostic('path-parameter-undeclared', { ...owner, name }, node.at));
    joined.set(`path ${name}`, {
      name,
      in: 'path',
      required: true,
      deprecated: false,
      style: 'simple',
      explode: false,
      allowReserved: false,
      schema: { value: { type: 'string' }, at: node.at },
      declared: false,
      at: node.at,
    });
  }
  return [...joined.values()];
}

/** The `x-*` members of other tools. */
function otherExtensions(node: DocumentNode): JsonObject {
  if (!isJsonObject(node.value)) return {};
  const others = Object.entries(node.value).filter(([name]) => /^x-(?!amazon|gatewright)/i.test(name));
  return Object.fromEntries(others);
}
