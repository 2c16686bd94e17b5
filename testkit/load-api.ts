import { fileURLToPath } from 'node:url';
import type { Diagnostic, Location, Position } from '../compiler/diagnostics/index.js';
import type { Document } from '../compiler/document/index.js';
import { isJsonObject, type JsonObject, type JsonValue, type Model, type RestApi } from '../compiler/model/index.js';

/** How a document becomes an API. */
export interface LoadApiOptions {
  /** What placeholders, parameters and conditions stand for, as `--set` gives it to the compiler. */
  readonly values?: Readonly<Record<string, JsonValue>>;
  /** Paths are relative to this folder. Default: the working directory. */
  readonly cwd?: string;
  /** Run a document that has errors, as far as it could be read. Default false. */
  readonly ignoreErrors?: boolean;
}

/** An API, and where it stands. */
export interface LoadedApi {
  readonly api: RestApi;
  /** The line and column of a place; undefined when the source was a model. */
  readonly locate: ((at: Location) => Position) | undefined;
}

/**
 * The REST API of a document. The reader of documents is loaded when there is something to read.
 *
 * @param source a path, a URL, a parsed document, a loaded one, or a model
 * @throws Error when it cannot be read, has errors, or describes no REST API
 */
export async function loadApi(
  source: string | URL | JsonObject | Document | Model,
  options: LoadApiOptions,
): Promise<LoadedApi> {
  const { model, document } = isModel(source) ? { model: source } : await readSource(source, options);
  const api = model.apis.find((found) => found.protocol === 'REST');
  if (api?.protocol === 'REST') return { api, locate: document && ((at) => document.locate(at)) };
  const found = model.apis.map(({ protocol }) => protocol).join(' and ') || 'none';
  throw new Error(`The document describes no REST API (found: ${found}). Only REST APIs are simulated yet.`);
}

function isModel(source: string | URL | JsonObject | Document | Model): source is Model {
  // An OpenAPI document has no such member.
  return isRecord(source) && Object.hasOwn(source, 'apis') && Array.isArray(Reflect.get(source, 'apis'));
}

function isDocument(source: URL | JsonObject | Document): source is Document {
  return isRecord(source) && typeof Reflect.get(source, 'follow') === 'function';
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

async function readSource(
  source: string | URL | JsonObject | Document,
  options: LoadApiOptions,
): Promise<{ readonly model: Model; readonly document?: Document }> {
  const diagnostics: Diagnostic[] = [];
  const report = (found: Diagnostic): void => {
    if (found.severity === 'error') diagnostics.push(found);
  };
  const document = await documentOf(source, options, report);
  const { readModel } = await import('../compiler/openapi/index.js');
  const values = new Map(Object.entries(options.values ?? {}));
  const model = document && readModel(document, { values }, report);
  if (model === undefined || (diagnostics.length > 0 && options.ignoreErrors !== true)) {
    // A value has no lines.
    const lines = messages(diagnostics, isParsed(source) ? undefined : document);
    throw new Error(`${nameOf(source)} cannot be run:\n${lines}`);
  }
  return isParsed(source) || document === undefined ? { model } : { model, document };
}

function isParsed(source: string | URL | JsonObject | Document): boolean {
  return typeof source === 'object' && !(source instanceof URL) && !isDocument(source);
}

async function documentOf(
  source: string | URL | JsonObject | Document,
  { cwd }: LoadApiOptions,
  report: (found: Diagnostic) => void,
): Promise<Document | undefined> {
  const { loadDocument, documentFromValue } = await import('../compiler/document/index.js');
  const where = cwd === undefined ? {} : { cwd };
  if (typeof source === 'string') return loadDocument(source, where, report);
  if (source instanceof URL) {
    if (source.protocol === 'file:') return loadDocument(fileURLToPath(source), where, report);
    return loadDocument(source.href, { ...where, allowRemote: true }, report);
  }
  if (isDocument(source)) return source;
  return isJsonObject(source) ? documentFromValue(source, nameOf(source), report) : undefined;
}

function nameOf(source: string | URL | JsonObject | Document): string {
  if (typeof source === 'string') return source;
  if (source instanceof URL) return source.href;
  return isDocument(source) ? source.file : 'the document';
}

/** Two lines each, `api.yaml:3:5 message` and how to mend it; a hundred of them would help nobody. */
function messages(diagnostics: readonly Diagnostic[], document: Document | undefined): string {
  if (diagnostics.length === 0) return 'It is no path, URL, document or model.';
  const lines = diagnostics
    .slice(0, 10)
    .map(({ at, message, mend }) => `${at === undefined ? '' : `${placeOf(at, document)} `}${message}\n  → ${mend}`);
  const more = diagnostics.length - lines.length;
  return [...lines, ...(more > 0 ? [`… and ${more} more. Run gatewright check.`] : [])].join('\n');
}

function placeOf(at: Location | Position, document: Document | undefined): string {
  const position = 'pointer' in at ? document?.locate(at) : at;
  if (position !== undefined) return `${position.file}:${position.line}:${position.column}`;
  return 'pointer' in at ? `${at.file}#${at.pointer}` : at.file;
}
