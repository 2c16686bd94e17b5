import type { Report } from '../../diagnostics/index.js';
import type { HttpApi, RestApi } from '../../model/index.js';
import type { OutputFile } from '../output-file.js';
import { runtimeFiles } from '../typescript/runtime-files.js';
import { schemaTypes } from '../typescript/schema-types.js';
import type { TypeScriptOptions } from '../typescript/typescript-options.js';
import { authorizersText } from './authorizers.js';
import { checkBinaryMediaTypes } from './binary-media-types.js';
import { indexFile } from './index-file.js';
import { lambdaOperations } from './lambda-operation.js';
import { operationFile } from './operation-file.js';
import { operationNames } from './operation-names.js';
import { stageVariableNames, stageVariablesFile } from './stage-variables.js';

/**
 * Emits the typed Lambda handlers of the API, in the folder `handlers`: a module for each operation that a Lambda
 * function answers through the proxy integration, what they share, and the files of the runtime that they need. They
 * import `../schemas`.
 *
 * @param options `importExtension` ends every import specifier: `.js`, `.ts` or nothing.
 * @returns None when the API has no such operation.
 */
export async function emitHandlers(
  api: RestApi | HttpApi,
  options: Pick<TypeScriptOptions, 'importExtension'>,
  report: Report,
): Promise<OutputFile[]> {
  const operations = lambdaOperations(api);
  if (operations.length === 0) return [];
  if (api.protocol === 'REST') checkBinaryMediaTypes(api, operations, report);
  const context = { importExtension: options.importExtension, usedRuntime: new Set<string>() };
  const types = await schemaTypes(api, report);
  const names = operationNames(
    operations.map(({ method }) => method.operation),
    report,
  );
  const named = operations.flatMap((operation, index) => {
    const own = names[index];
    return own === undefined ? [] : [{ operation, names: own }];
  });
  const authorizers = authorizersText(api, operations, types, context);

  const texts = new Map<string, string>();
  texts.set('index', indexFile(named, context));
  if (authorizers.file !== undefined) texts.set('authorizers', authorizers.file);
  if (stageVariableNames(api).length > 0) texts.set('stage-variables', stageVariablesFile(api, context));
  for (const { operation, names: own } of named)
    texts.set(own.fileName, operationFile(api, operation, own, types, authorizers, context));
  return [
    ...[...texts].map(([name, text]) => ({ path: `handlers/${name}.ts`, text })),
    ...(await runtimeFiles(context.usedRuntime, 'handlers/runtime', options)),
  ];
}
