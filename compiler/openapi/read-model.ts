import { type Diagnostic, diagnostic, type Report } from '../diagnostics/index.js';
import type { Document, DocumentNode, Values } from '../document/index.js';
import { memberOf, stringsOf } from '../extensions/index.js';
import { isJsonObject, type Model, member } from '../model/index.js';
import { readApis } from './apis.js';
import type { OpenApiContext } from './context.js';
import { decideProtocol } from './protocol.js';
import { schemaReader } from './schema.js';

export interface ReadOptions {
  /** What the user has set for placeholders, intrinsics and conditions. */
  readonly values: Values;
  /** The kind of API. Default: by the extensions of the document. */
  readonly protocol?: 'REST' | 'HTTP';
}

/**
 * Reads a document with all its extensions into the model. Whatever is wrong is reported with its place; what can be
 * read is in the model all the same.
 */
export function readModel(document: Document, options: ReadOptions, report: Report): Model {
  const { root } = document;
  const isSwagger = document.dialect === 'openapi-2.0';
  const once = reportOnce(report);
  const nodes = { document: withFollowed(document), values: options.values, report: once };
  const protocol = options.protocol ?? decideProtocol(root, isSwagger, nodes);
  const schemas = schemaReader(root, isSwagger, nodes);
  const refusals: Diagnostic[] = [];
  const list = (name: string): readonly string[] => {
    const node = memberOf(root, name, nodes);
    return node === undefined ? [] : stringsOf(node, name, nodes);
  };
  const context: OpenApiContext = {
    ...nodes,
    protocol,
    readSchema: schemas.read,
    isSwagger,
    consumes: list('consumes'),
    produces: list('produces'),
    refuse: (refusal) => refusals.push(refusal),
    shared: { parameters: new WeakMap(), responses: new WeakMap() },
  };
  const apis = readApis(root, schemas, context);
  const isDeployable = apis.some(
    (api) =>
      api.protocol !== 'WEBSOCKET' &&
      api.resources.some(({ methods }) => methods.some(({ integration }) => integration !== undefined)),
  );
  const [first] = refusals;
  if (isDeployable) refusals.forEach(once);
  else if (first !== undefined) {
    once(diagnostic('import-refused', { count: refusals.length, first: first.message }, first.at));
  }
  return { apis };
}

/**
 * The document, remembering where its references lead: a large document has thousands of references to a few hundred
 * components. What leads nowhere is not remembered, since each such place has to be reported.
 */
function withFollowed(document: Document): Document {
  const followed = new Map<string, DocumentNode>();
  return {
    ...document,
    follow(node) {
      const reference = isJsonObject(node.value) ? member(node.value, '$ref') : undefined;
      if (typeof reference !== 'string') return document.follow(node);
      const key = `${node.at.file}\n${reference}`;
      const known = followed.get(key) ?? document.follow(node);
      if (known !== undefined) followed.set(key, known);
      return known;
    },
  };
}

/** One node may be read from several places, such as a parameter that operations share: each fault is told once. */
function reportOnce(report: Report): Report {
  const reported = new Set<string>();
  return (fault) => {
    const { at } = fault;
    const place = at === undefined ? '' : 'pointer' in at ? `${at.file}#${at.pointer}` : `${at.file}:${at.line}`;
    const key = `${fault.code} ${place} ${fault.message}`;
    if (reported.has(key)) return;
    reported.add(key);
    report(fault);
  };
}
