import type { Location } from '../diagnostics/index.js';
import type { JsonObject } from './json.js';

/** The dialect in which a schema is written, by the version of its document. */
export type SchemaDialect = 'openapi-2.0' | 'openapi-3.0' | 'openapi-3.1';

/**
 * A schema as the document has it, in its own dialect, with one thing settled: every `$ref` in it has become
 * `#/components/schemas/{name}` and names a member of {@link Contract.schemas}, whatever file it pointed to. The values
 * of a discriminator's `mapping` have become such references too.
 */
export interface Schema {
  /** `true` and `false` only in OpenAPI 3.1. */
  readonly value: JsonObject | boolean;
  readonly at: Location;
}

/** A schema of `components.schemas` (or `definitions`), or one that another file holds. */
export interface NamedSchema extends Schema {
  /** Its key in the document, unique among {@link Contract.schemas}. Any text: never a file name or code as it is. */
  readonly name: string;
}

/** The prefix of every `$ref` in a {@link Schema}; what follows is the name, with `~` and `/` escaped as in JSON Pointers. */
export const schemaReferencePrefix = '#/components/schemas/';
