import type { Report } from '../../diagnostics/index.js';
import type { HttpApi, RestApi } from '../../model/index.js';
import type { OutputFile } from '../output-file.js';
import { runtimeOf, schemaTypes, syntax, type TypeScriptOptions } from '../typescript/index.js';
import { failuresFile } from './failures-file.js';
import { indexFile } from './index-file.js';
import { operationsFile } from './operations-file.js';
import { optionsFile } from './options-file.js';
import { securityFile } from './security-file.js';

/**
 * Emits the client: one function for each operation, `createClient` that binds them all, and what of the runtime they
 * use. The types of the schemas are another output, `schemas.ts`, beside the folder: see `emitSchemas`.
 *
 * @returns files below `client/`.
 */
export async function emitClient(
  api: RestApi | HttpApi,
  options: TypeScriptOptions,
  report: Report,
): Promise<OutputFile[]> {
  const [types, words] = await Promise.all([schemaTypes(api, report), syntax()]);
  const runtime = runtimeOf('client', options);
  const security = securityFile(api, runtime, words);
  const parts = { api, options, syntax: words, runtime, types, security };
  const clientOptions = optionsFile(api, runtime, words, options);
  const { file, functions } = operationsFile(parts, report);
  return [
    indexFile(parts, functions, clientOptions.hasDefaultBaseUrl),
    file,
    clientOptions.file,
    security.file,
    failuresFile(api, runtime, words),
    ...(await runtime.files()),
  ];
}
