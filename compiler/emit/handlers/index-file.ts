import { stringLiteral } from '../typescript/string-literal.js';
import type { LambdaOperation } from './lambda-operation.js';
import { type ModuleContext, moduleText } from './module-text.js';
import type { OperationNames } from './operation-names.js';

/** An operation with its names. */
export interface NamedOperation {
  readonly operation: LambdaOperation;
  readonly names: OperationNames;
}

/** The text of `index.ts`: everything that handlers are written with, and one Lambda function for several operations. */
export function indexFile(operations: readonly NamedOperation[], context: ModuleContext): string {
  const module = moduleText(context);
  const buffered = operations.filter(({ operation }) => !operation.isStreamed);
  const formats = [
    { format: '1.0', suffix: '' },
    { format: '2.0', suffix: 'V2' },
  ] as const;
  const routers = formats.flatMap(({ format, suffix }) => {
    const routed = buffered.filter(({ operation }) => operation.payloadFormat === format);
    if (routed.length === 0) return [];
    const route = module.value('./runtime/lambda-router', `routeProxy${suffix}`);
    const options = module.type('./runtime/lambda-handler', 'HandlerOptions');
    const handler = module.type('./runtime/lambda-event', `LambdaProxyHandler${suffix}`);
    for (const { names } of routed) {
      module.value(`./${names.fileName}`, names.functionName);
      module.type(`./${names.fileName}`, `${names.typePrefix}Handler`);
    }
    const members = routed.map(({ names }) => `  readonly ${names.functionName}?: ${names.typePrefix}Handler;\n`);
    const routes = routed.map(({ operation, names: { functionName } }) => {
      const wrapped = `handlers.${functionName} && ${functionName}(handlers.${functionName}, options)`;
      const key = stringLiteral(routeKey(operation));
      const line = `    ${key}: ${wrapped},`;
      return line.length <= 120 ? `${line}\n` : `    ${key}:\n      ${wrapped},\n`;
    });
    return [
      `/** The handlers of one Lambda function: of all operations that it answers. */
export interface Handlers${suffix} {
${members.join('')}}

/** Makes one Lambda function for several operations. It throws when it is asked for one that it has no handler for. */
export function createHandler${suffix}(handlers: Handlers${suffix}, options?: ${options}): ${handler} {
  return ${route}({
${routes.join('')}  });
}
`,
    ];
  });
  const exports = [
    `export type * ${module.from('./runtime/lambda-event')}`,
    `export type { HandlerOptions, HandlerRequest } ${module.from('./runtime/lambda-handler')}`,
    `export { InvalidRequest } ${module.from('./runtime/lambda-invalid-request')}`,
    `export type { HeaderValue, LambdaResponse, ResponseHeaders } ${module.from('./runtime/lambda-response')}`,
    ...operations.map(({ names }) => `export * ${module.from(`./${names.fileName}`)}`),
  ];
  return module.print(`${exports.join('\n')}\n${routers.map((router) => `\n${router}`).join('')}`);
}

function routeKey({ method }: LambdaOperation): string {
  if (method.isDefaultRoute === true) return '$default';
  return `${method.operation.method} ${method.operation.path}`;
}
