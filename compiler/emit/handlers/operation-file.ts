import type { HttpApi, Operation, RestApi } from '../../model/index.js';
import { docComment } from '../typescript/doc-comment.js';
import type { SchemaTypes } from '../typescript/schema-types.js';
import type { AuthorizersText } from './authorizers.js';
import { bodyMember } from './body-member.js';
import type { LambdaOperation } from './lambda-operation.js';
import { type ModuleContext, type ModuleText, moduleText } from './module-text.js';
import { type ObjectMember, objectType } from './object-text.js';
import type { OperationNames } from './operation-names.js';
import { parameterMembers } from './parameter-members.js';
import { type ResponseText, responseType } from './response-type.js';
import { stageVariableNames } from './stage-variables.js';

/** How the parts of the runtime are called for one kind of integration. */
interface Wrapper {
  readonly event: string;
  readonly handler: string;
  readonly wrap: string;
  /** The module that exports `handler`. */
  readonly handlerModule: string;
  readonly wrapModule: string;
}

const proxy: Wrapper = {
  event: 'LambdaProxyEvent',
  handler: 'LambdaProxyHandler',
  wrap: 'proxyHandler',
  handlerModule: './runtime/lambda-event',
  wrapModule: './runtime/lambda-handler',
};

const wrappers = {
  proxy,
  proxyV2: { ...proxy, event: 'LambdaProxyEventV2', handler: 'LambdaProxyHandlerV2', wrap: 'proxyHandlerV2' },
  streaming: {
    event: 'LambdaProxyEvent',
    handler: 'LambdaStreamingHandler',
    wrap: 'streamingHandler',
    handlerModule: './runtime/lambda-streaming',
    wrapModule: './runtime/lambda-streaming',
  },
} as const satisfies Record<string, Wrapper>;

/** The text of the module of an operation: the types of its request and response, and the function that wraps a handler. */
export function operationFile(
  api: RestApi | HttpApi,
  lambdaOperation: LambdaOperation,
  names: OperationNames,
  types: SchemaTypes,
  authorizers: AuthorizersText,
  context: ModuleContext,
): string {
  const { method, payloadFormat, isStreamed } = lambdaOperation;
  const { operation } = method;
  const module = moduleText(context);
  const wrapper = isStreamed ? wrappers.streaming : payloadFormat === '2.0' ? wrappers.proxyV2 : wrappers.proxy;
  const prefix = names.typePrefix;

  const parameters = parameterMembers(api, method, types);
  const body = bodyMember(api, method, prefix, types, module);
  const members = [
    ...parameters.members,
    ...(body === undefined ? [] : [body.member]),
    ...callerMembers(lambdaOperation, authorizers, module),
    ...(stageVariableNames(api).length === 0 ? [] : [stageVariables(module)]),
  ];
  const response = responseType(operation, types, module, isStreamed);
  const text = [
    ...(body?.declarations ?? []),
    requestText(operation, prefix, members, wrapper, module),
    `/** What it may be answered. */\nexport type ${prefix}Response =${response.type.startsWith('\n') ? '' : ' '}${response.type};\n`,
    handlerText(operation, names, response, wrapper, module),
    readerText(prefix, parameters.statements, members, wrapper, module),
    ...(body?.functions ?? []),
  ].join('\n');
  if (/\bschemas\./.test(text)) module.namespace('../schemas', 'schemas', 'type');
  if (/\bparse\./.test(text)) module.namespace('./runtime/lambda-parameters', 'parse', 'value');
  return module.print(text);
}

/** Who calls: what an authorizer found out, or who signed. */
function callerMembers(
  operation: LambdaOperation,
  authorizers: AuthorizersText,
  module: ModuleText,
): readonly ObjectMember[] {
  if (operation.method.authorizationType === 'AWS_IAM') {
    return [
      {
        name: 'identity',
        comment: 'Who signed the request.',
        isOptional: false,
        type: module.type('./runtime/lambda-authorizer', 'IamIdentity'),
        value: `${module.value('./runtime/lambda-authorizer', 'iamIdentity')}(request)`,
      },
    ];
  }
  const text = authorizers.of(operation);
  if (text === undefined) return [];
  const namespace = module.namespace('./authorizers', 'authorizers', 'value');
  return [
    {
      name: 'authorizer',
      isOptional: false,
      type: `${namespace}.${text.typeName}`,
      value: `${namespace}.${text.readerName}(request)`,
    },
  ];
}

function stageVariables(module: ModuleText): ObjectMember {
  return {
    name: 'stageVariables',
    isOptional: false,
    type: module.type('./stage-variables', 'StageVariables'),
    value: `${module.value('./stage-variables', 'readStageVariables')}(request)`,
  };
}

function requestText(
  operation: Operation,
  prefix: string,
  members: readonly ObjectMember[],
  { event }: Wrapper,
  module: ModuleText,
): string {
  const base = module.type('./runtime/lambda-handler', 'HandlerRequest');
  const eventType = module.type('./runtime/lambda-event', event);
  const comment = docComment(`What \`${routeOf(operation)}\` was asked for.`);
  return `${comment}\nexport interface ${prefix}Request extends ${base}<${eventType}> ${objectType(members, '')}\n`;
}

function handlerText(
  operation: Operation,
  { functionName, typePrefix }: OperationNames,
  { contentTypes }: ResponseText,
  wrapper: Wrapper,
  module: ModuleText,
): string {
  const context = module.type('./runtime/lambda-event', 'LambdaContext');
  const options = module.type('./runtime/lambda-handler', 'HandlerOptions');
  const result = module.type(wrapper.handlerModule, wrapper.handler);
  const wrap = module.value(wrapper.wrapModule, wrapper.wrap);
  const lines = [
    `Makes the Lambda function behind \`${routeOf(operation)}\` from its handler.`,
    operation.summary ?? '',
    operation.description ?? '',
    operation.deprecated ? '@deprecated' : '',
  ];
  const table = contentTypes === undefined ? '' : `const contentTypes = ${contentTypes};\n\n`;
  const described = contentTypes === undefined ? '{ read: readRequest }' : '{ read: readRequest, contentTypes }';
  const head = `export function ${functionName}`;
  const line = `${head}(handle: ${typePrefix}Handler, options?: ${options}): ${result} {`;
  const signature =
    line.length <= 120 ? line : `${head}(\n  handle: ${typePrefix}Handler,\n  options?: ${options},\n): ${result} {`;
  return `/** Answers \`${functionName}\`. */
export type ${typePrefix}Handler = (
  request: ${typePrefix}Request,
  context: ${context},
) => ${typePrefix}Response | Promise<${typePrefix}Response>;

${docComment(lines.filter((line) => line.trim() !== '').join('\n\n'))}
${signature}
  return ${wrap}(${described}, handle, options);
}

${table}`.replace(/\n\n$/, '\n');
}

function readerText(
  prefix: string,
  statements: readonly string[],
  members: readonly ObjectMember[],
  { event }: Wrapper,
  module: ModuleText,
): string {
  const request = module.type('./runtime/lambda-request', 'LambdaRequest');
  const base = module.value('./runtime/lambda-handler', 'handlerRequest');
  const lines = members.map(({ name, value }) => `    ${name}: ${value},\n`);
  const returned =
    members.length === 0 ? `${base}(request, event)` : `{\n    ...${base}(request, event),\n${lines.join('')}  }`;
  return `function readRequest(request: ${request}, event: ${event}): ${prefix}Request {
${statements.map((statement) => `  ${statement}\n`).join('')}  return ${returned};
}
`;
}

function routeOf({ method, path }: Operation): string {
  return `${method} ${path}`.replaceAll('`', "'");
}
