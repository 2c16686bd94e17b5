import {
  type Authorizer,
  type HttpApi,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type Method,
  member,
  type RestApi,
} from '../../model/index.js';
import { identifier, uniqueNames } from '../typescript/identifier.js';
import type { SchemaTypes } from '../typescript/schema-types.js';
import { stringLiteral } from '../typescript/string-literal.js';
import type { LambdaOperation } from './lambda-operation.js';
import { type ModuleContext, type ModuleText, moduleText } from './module-text.js';
import { type ObjectMember, objectType, objectValue } from './object-text.js';
import { resolved } from './parameter-text.js';

/** What a handler is told of the caller: a type, and the function that reads it, both exported by `authorizers.ts`. */
export interface AuthorizerText {
  readonly typeName: string;
  readonly readerName: string;
}

export interface AuthorizersText {
  /** Undefined for an operation that no authorizer stands before. */
  of(operation: LambdaOperation): AuthorizerText | undefined;
  /** The text of `authorizers.ts`; undefined when no operation needs it. */
  readonly file?: string;
}

/** The types and readers of the authorizers that the operations use, each once for each payload format. */
export function authorizersText(
  api: RestApi | HttpApi,
  operations: readonly LambdaOperation[],
  types: SchemaTypes,
  context: ModuleContext,
): AuthorizersText {
  const module = moduleText(context);
  const unique = uniqueNames(['LambdaRequest']);
  const texts = new Map<string, AuthorizerText>();
  const blocks: string[] = [];
  for (const operation of operations) {
    const authorizer = authorizerOf(api, operation.method);
    const key = keyOf(operation);
    if (authorizer === undefined || texts.has(key)) continue;
    const suffix = authorizer.type === 'TOKEN' || authorizer.type === 'REQUEST' ? 'Context' : 'Claims';
    const typeName = unique(`${identifier(authorizer.name, 'pascal')}${suffix}`);
    const text = { typeName, readerName: `read${typeName}` };
    texts.set(key, text);
    blocks.push(block(api, authorizer, operation, text, types, module));
  }
  return {
    of: (operation) => texts.get(keyOf(operation)),
    ...(blocks.length === 0 ? {} : { file: module.print(blocks.join('\n')) }),
  };
}

function authorizerOf(api: RestApi | HttpApi, { authorizer, authorizationType }: Method): Authorizer | undefined {
  if (authorizer === undefined || authorizationType === 'NONE' || authorizationType === 'AWS_IAM') return undefined;
  return api.authorizers.get(authorizer);
}

const keyOf = ({ method, payloadFormat }: LambdaOperation): string => `${payloadFormat} ${method.authorizer}`;

function block(
  api: RestApi | HttpApi,
  authorizer: Authorizer,
  { payloadFormat }: LambdaOperation,
  { typeName, readerName }: AuthorizerText,
  types: SchemaTypes,
  module: ModuleText,
): string {
  const request = module.type('./runtime/lambda-request', 'LambdaRequest');
  const name = stringLiteral(authorizer.name);
  const schema = api.authorizerContexts.get(authorizer.name);
  const declared = resolved(api.contract, schema?.value);
  const runtime = (exported: string): string => module.value('./runtime/lambda-authorizer', exported);
  const reader = `export function ${readerName}(request: ${request}): ${typeName} {\n`;
  switch (authorizer.type) {
    case 'TOKEN':
    case 'REQUEST': {
      if (payloadFormat === '2.0') {
        const context = schema === undefined ? '{ readonly [name: string]: unknown }' : types.typeOf(schema, 'read');
        if (context.includes('schemas.')) module.namespace('../schemas', 'schemas', 'type');
        return `/** What the Lambda authorizer hands on, with its types. */
export type ${typeName} = ${context};

${reader}  return ${runtime('authorizerContextV2')}<${typeName}>(request, ${name});
}
`;
      }
      // The simple answers that authorizers of HTTP APIs may give have no principal.
      const principal: ObjectMember = textMember('principalId', undefined, api.protocol === 'REST', 'context');
      const members = [principal, ...declaredTexts(declared, 'context').filter((each) => each.name !== 'principalId')];
      const isOpen = declared === undefined;
      return `/** What the Lambda authorizer hands on. API Gateway delivers every value as text. */
export interface ${typeName} ${isOpen ? open(members, 'string | undefined') : objectType(members, '')}

${reader}  const context = ${runtime('authorizerContext')}(request, ${name});
  return ${isOpen ? (principal.isOptional ? 'context.all()' : `{ ...context.all(), principalId: ${principal.value} }`) : objectValue(members, '  ')};
}
`;
    }
    case 'COGNITO_USER_POOLS':
      return claims(declaredTexts(claimsSchema(declared), 'claims'), 'string | undefined', [], '');
    case 'JWT':
      if (api.protocol === 'REST') {
        // The claims keep their types here: numbers, lists and objects arrive as such.
        return `/** The claims of the token, with their types. */
export interface ${typeName} {
  readonly claims: { readonly [claim: string]: unknown };
}

${reader}  return { claims: ${runtime('tokenClaims')}(request) };
}
`;
      }
      return claims(
        declaredTexts(claimsSchema(declared), 'claims'),
        'string | undefined',
        ['  /** Those of the token; empty when the route demands none. */\n  readonly scopes: readonly string[];\n'],
        `, scopes: ${runtime('tokenScopes')}(request)`,
      );
    default:
      return authorizer satisfies never;
  }

  function claims(
    members: readonly ObjectMember[],
    others: string,
    rest: readonly string[],
    restValue: string,
  ): string {
    return `/** The claims of the token. API Gateway delivers every value as text. */
export interface ${typeName} {
  readonly claims: ${open(members, others, '  ')};
${rest.join('')}}

${reader}  const claims = ${runtime('authorizerClaims')}(request, ${name});
  return { claims: ${members.some(({ isOptional }) => !isOptional) ? `{ ...claims.all(), ${required(members)} }` : 'claims.all()'}${restValue} };
}
`;
  }
}

/** An object type that has further members as well. */
function open(members: readonly ObjectMember[], others: string, indent = ''): string {
  const index = `${indent}  readonly [name: string]: ${others};\n`;
  if (members.length === 0) return `{\n${index}${indent}}`;
  return `${objectType(members, indent).slice(0, -1 - indent.length)}${index}${indent}}`;
}

function required(members: readonly ObjectMember[]): string {
  return members
    .filter(({ isOptional }) => !isOptional)
    .map(({ name, value }) => `${stringLiteral(name)}: ${value}`)
    .join(', ');
}

/** The claims are declared as the context itself, or as its member `claims`, where they stand in the event. */
function claimsSchema(declared: JsonObject | undefined): JsonObject | undefined {
  const properties = declared === undefined ? undefined : member(declared, 'properties');
  const claims = isJsonObject(properties) ? member(properties, 'claims') : undefined;
  return isJsonObject(claims) ? claims : declared;
}

function declaredTexts(schema: JsonObject | undefined, reader: string): readonly ObjectMember[] {
  if (schema === undefined) return [];
  const properties = member(schema, 'properties');
  const requiredNames = member(schema, 'required');
  const isRequired = (name: string): boolean => Array.isArray(requiredNames) && requiredNames.includes(name);
  return Object.entries(isJsonObject(properties) ? properties : {}).map(([name, property]) =>
    textMember(name, property, isRequired(name), reader),
  );
}

function textMember(name: string, schema: JsonValue | undefined, isRequired: boolean, reader: string): ObjectMember {
  const description = isJsonObject(schema) ? member(schema, 'description') : undefined;
  return {
    name,
    comment: typeof description === 'string' ? description : '',
    isOptional: !isRequired,
    type: 'string',
    value: `${reader}.${isRequired ? 'required' : 'optional'}(${stringLiteral(name)})`,
  };
}
