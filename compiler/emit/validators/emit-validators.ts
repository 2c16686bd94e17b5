import type { Report } from '../../diagnostics/index.js';
import type { HttpApi, RestApi } from '../../model/index.js';
import { apiPlan, operationRequirements } from '../../schema/index.js';
import type { OutputFile } from '../output-file.js';
import { runtimeFiles } from '../typescript/runtime-files.js';
import type { TypeScriptOptions } from '../typescript/typescript-options.js';
import { printModels } from './print-models.js';
import { printOperations } from './print-operations.js';

/**
 * The validators of an API: `validators/index.ts` with one for each operation, `validators/models.ts` with one for each
 * model, and the files of `runtime/validation` that they use. Standalone: no dependencies, no code made from strings.
 */
export async function emitValidators(
  api: RestApi | HttpApi,
  options: Pick<TypeScriptOptions, 'importExtension'>,
  report: Report,
): Promise<OutputFile[]> {
  const operations = operationRequirements(api);
  const plan = apiPlan(api, operations, report);
  const specifier = (file: string): string => `./${file}${options.importExtension}`;
  const models = printModels(plan.plan, (module) => specifier(`runtime/validation/${module}`));
  const modules = new Set([...models.runtime, 'operation-validator', 'request-values', 'web-request']);
  return [
    { path: 'validators/index.ts', text: printOperations(api, operations, plan, models.exports, specifier) },
    { path: 'validators/models.ts', text: models.text },
    ...(await runtimeFiles(
      [...modules].map((module) => `validation/${module}`),
      'validators/runtime',
      options,
    )),
  ];
}
