import type { Schema } from '../model/index.js';
import type { Extension } from './extension.js';
import { mapOf } from './scalar.js';

/**
 * `x-gatewright-context`: the JSON Schema of the context that an authorizer hands on, by the name of its security
 * scheme.
 */
export const context: Extension<ReadonlyMap<string, Schema>> = {
  name: 'x-gatewright-context',
  places: ['root'],
  protocols: ['REST', 'HTTP'],
  read: (node, readContext) =>
    mapOf(node, 'x-gatewright-context', readContext, (member) => readContext.readSchema(member)),
};
