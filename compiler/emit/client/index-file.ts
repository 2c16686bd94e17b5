import { textPreview } from '../../model/index.js';
import type { OutputFile } from '../output-file.js';
import { generatedHeader } from '../typescript/index.js';
import type { ClientParts, OperationFunction } from './operations-file.js';

/** Emits `client/index.ts`: every function of the API, and `createClient`, which binds them all to one set of options. */
export function indexFile(
  { api, syntax, runtime, options: { importExtension, runtime: runtimeMode } }: ClientParts,
  functions: readonly OperationFunction[],
  hasDefaultBaseUrl: boolean,
): OutputFile {
  const { ts, parameter, documented } = syntax;
  const { factory } = ts;
  const imports = runtime.importsOf();
  const callOptions = imports.useType('client-options', 'CallOptions');
  const name = (text: string) => factory.createIdentifier(text);

  const methods = functions.map(({ name: method, requestType, resultType, isOptional, operation }) =>
    documented(
      factory.createMethodSignature(
        undefined,
        method,
        undefined,
        undefined,
        [
          factory.createParameterDeclaration(
            undefined,
            undefined,
            'request',
            isOptional ? factory.createToken(ts.SyntaxKind.QuestionToken) : undefined,
            syntax.type(`operations.${requestType}`),
          ),
          parameter('options', callOptions, 'optional'),
        ],
        syntax.type(`Promise<operations.${resultType}>`),
      ),
      [operation.summary, operation.deprecated ? '@deprecated' : undefined].filter(Boolean).join('\n\n'),
    ),
  );
  const client = documented(
    factory.createInterfaceDeclaration(
      [factory.createModifier(ts.SyntaxKind.ExportKeyword)],
      'Client',
      undefined,
      undefined,
      methods,
    ),
    [textPreview(api.contract.info.title), api.contract.info.description && textPreview(api.contract.info.description)]
      .filter(Boolean)
      .join('\n\n'),
  );

  const bound = functions.map(({ name: method }) =>
    factory.createPropertyAssignment(
      method,
      factory.createArrowFunction(
        undefined,
        undefined,
        ['request', 'options'].map((text) => factory.createParameterDeclaration(undefined, undefined, text)),
        undefined,
        undefined,
        factory.createCallExpression(name(`operations.${method}`), undefined, [
          name('client'),
          name('request'),
          name('options'),
        ]),
      ),
    ),
  );
  const result = factory.createReturnStatement(factory.createObjectLiteralExpression(bound, true));
  const withDefault = factory.createObjectLiteralExpression([
    factory.createPropertyAssignment('baseUrl', name('defaultBaseUrl')),
    factory.createSpreadAssignment(name('options')),
  ]);
  const createClient = documented(
    hasDefaultBaseUrl
      ? syntax.function(
          'createClient',
          [parameter('options', 'Partial<ClientOptions>', factory.createObjectLiteralExpression())],
          'Client',
          [syntax.constant('client', 'ClientOptions', withDefault, false), result],
        )
      : syntax.function('createClient', [parameter('client', 'ClientOptions')], 'Client', [result]),
    [
      'Binds every operation to the options. Who uses a few of them, and wants no more in a bundle, calls their functions',
      'with the options as first argument instead.',
    ].join('\n'),
  );

  const runtimeFrom = (module: string): string =>
    runtimeMode === 'inline' ? `./runtime/${module}${importExtension}` : 'gatewright/runtime';
  imports.use('api-error', 'ApiError');
  imports.use('result', 'unwrap');
  const text = [
    generatedHeader,
    `import * as operations from "./operations${importExtension}";`,
    hasDefaultBaseUrl
      ? `import { type ClientOptions, defaultBaseUrl } from "./options${importExtension}";`
      : `import type { ClientOptions } from "./options${importExtension}";`,
    `import type { CallOptions } from "${runtimeFrom('client-options')}";`,
    '',
    `export type * from "./failures${importExtension}";`,
    `export * from "./operations${importExtension}";`,
    `export * from "./options${importExtension}";`,
    `export type { Credentials } from "./security${importExtension}";`,
    `export { ApiError } from "${runtimeFrom('api-error')}";`,
    `export type { CallOptions, OutgoingRequest, RetryOptions } from "${runtimeFrom('client-options')}";`,
    `export { unwrap } from "${runtimeFrom('result')}";`,
    '',
    syntax.print([client, createClient]),
    '',
  ].join('\n');
  return { path: 'client/index.ts', text };
}
