import type { DocumentNode } from '../document/index.js';
import type { ReadContext } from './context.js';
import { memberOf, rawMemberOf } from './node.js';

/** The OpenAPI objects in which an extension of API Gateway is looked for; in some of them none belongs. */
export type Place =
  | 'root'
  | 'info'
  | 'server'
  | 'components'
  | 'path-item'
  | 'paths'
  | 'operation'
  | 'parameter'
  | 'response'
  | 'security-scheme'
  | 'tag';

/** What is known of an extension before it is read. */
export interface ExtensionDescription {
  /** The member's name, such as `x-amazon-apigateway-policy`. */
  readonly name: string;
  /** Where it may stand. */
  readonly places: readonly Place[];
  /** The kinds of API on which it has an effect. */
  readonly protocols: readonly ('REST' | 'HTTP')[];
}

/** An extension and its reader. `Arguments` are what the reader has to know of the object in which it stands. */
export interface Extension<Result, Arguments extends readonly unknown[] = []> extends ExtensionDescription {
  /** Its value is kept as it is written: an intrinsic that stands for the whole of it is not settled. Default false. */
  readonly opaque?: true;
  /** Reads the value of the extension; undefined, with a diagnostic, when it cannot be understood. */
  readonly read: (node: DocumentNode, context: ReadContext, ...rest: Arguments) => Result | undefined;
}

/** Reads the extension from the object in which it stands; undefined when it is not there. */
export function readExtension<Result, Arguments extends readonly unknown[]>(
  extension: Extension<Result, Arguments>,
  parent: DocumentNode,
  context: ReadContext,
  ...rest: Arguments
): Result | undefined {
  const node =
    extension.opaque === true ? rawMemberOf(parent, extension.name) : memberOf(parent, extension.name, context);
  return node === undefined ? undefined : extension.read(node, context, ...rest);
}
