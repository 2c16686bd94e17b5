import type { SchemaDialect } from '../model/index.js';
import type { SourceFile } from './source-file.js';

/** The files of a document and how they refer to each other. */
export interface DocumentFiles {
  readonly entry: SourceFile;
  /** JSON Pointer of the OpenAPI object in the entry file: `''`, or a definition inside a template. */
  readonly base: string;
  readonly dialect: SchemaDialect;
  /** Every file by the name that is shown to the user. */
  readonly byName: ReadonlyMap<string, SourceFile>;
  /** The file that `uri`, written in the file `from`, names; undefined when it was not read. Absent when the document came without files. */
  target?(uri: string, from: SourceFile): SourceFile | undefined;
}
