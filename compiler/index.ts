/**
 * What programs use: the type of `gatewright.config.ts`, and the way from a document to the Api model.
 *
 * ```ts
 * const document = await loadDocument('api.yaml', { cwd: process.cwd() }, (found) => console.error(found.message));
 * const model = document && readModel(document, { values: noValues }, (found) => console.error(found.message));
 * ```
 *
 * @module
 */

export {
  type ApiConfig,
  type ApiSettings,
  type ConfiguredValues,
  defineConfig,
  type GatewrightConfig,
} from './cli/config.js';
export type { TargetName } from './cli/target-name.js';
export type { Diagnostic, DiagnosticCode, Location, Position, Report, Severity } from './diagnostics/index.js';
export {
  type Document,
  type DocumentNode,
  documentFromText,
  documentFromValue,
  type LoadOptions,
  loadDocument,
  noValues,
  type Sources,
  type Values,
} from './document/index.js';
export type * from './model/index.js';
export { isIntrinsic, textPreview } from './model/index.js';
export { readModel } from './openapi/index.js';
