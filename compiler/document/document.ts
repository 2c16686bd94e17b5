import type { Location, Position } from '../diagnostics/index.js';
import type { JsonValue, SchemaDialect } from '../model/index.js';

/** A value of a document and where it stands. */
export interface DocumentNode {
  /** JSON; CloudFormation's short tags have become their long form, `!Sub x` → `{ 'Fn::Sub': 'x' }`. */
  readonly value: JsonValue;
  readonly at: Location;
}

/** Turns locations into positions and shows the lines around them. Positions are found when they are asked for. */
export interface Sources {
  /** The position of a location; a Position comes back as it is. */
  locate(at: Location | Position): Position;
  /** The text of a line, counted from 1, without its line break. */
  line(file: string, line: number): string | undefined;
}

/** A loaded document: the entry file, what it refers to, and how to get from one to the other. */
export interface Document extends Sources {
  /** The entry file as it is shown to the user. */
  readonly file: string;
  readonly dialect: SchemaDialect;
  /** The OpenAPI object: the root of the entry file, or the definition inside a template. */
  readonly root: DocumentNode;
  /** Every file that was read, absolute, symbolic links resolved: what a watcher watches. Addresses are left out. */
  readonly files: readonly string[];
  /**
   * The node itself, or what its `$ref` finally points to, in whatever file. Undefined, and a diagnostic, when the
   * reference is unresolved or circular. Never follows the `$ref`s inside schemas: those are kept.
   */
  follow(node: DocumentNode): DocumentNode | undefined;
  /** What `reference`, written in the file of `at`, points to: one step, no diagnostic. */
  resolve(reference: string, at: Location): DocumentNode | undefined;
}
