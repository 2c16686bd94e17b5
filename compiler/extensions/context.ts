import type { Report } from '../diagnostics/index.js';
import type { Document, DocumentNode, Values } from '../document/index.js';
import type { Schema } from '../model/index.js';

/** What every reader needs: the document, the values that the user set, and where diagnostics go. */
export interface ReadContext {
  readonly document: Document;
  readonly values: Values;
  readonly report: Report;
  /** Decided before anything is read, since defaults depend on it. */
  readonly protocol: 'REST' | 'HTTP';
  /** Reads a schema and settles its `$ref`s; what they point to joins the schemas of the contract. */
  readonly readSchema: (node: DocumentNode) => Schema;
}
