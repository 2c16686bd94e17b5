import type { Extension } from './extension.js';
import { stringsOf } from './scalar.js';

/** `x-gatewright-ignore`: codes of diagnostics that are not to be shown for this document. */
export const ignore: Extension<ReadonlySet<string>> = {
  name: 'x-gatewright-ignore',
  places: ['root'],
  protocols: ['REST', 'HTTP'],
  read: (node, context) => new Set(stringsOf(node, 'x-gatewright-ignore', context)),
};
