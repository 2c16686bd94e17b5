import { childLocation, diagnostic, keyLocation } from '../diagnostics/index.js';
import type { DocumentNode } from '../document/index.js';
import { isJsonObject } from '../model/index.js';
import type { ReadContext } from './context.js';
import { nearest } from './nearest.js';

/** Reports every member of the object that is not in `known`: API Gateway ignores it, and the author should know. */
export function checkProperties(
  node: DocumentNode,
  extension: string,
  known: readonly string[],
  context: Pick<ReadContext, 'report'>,
): void {
  if (!isJsonObject(node.value)) return;
  for (const property of Object.keys(node.value)) {
    // Other tools' extensions are none of our business.
    if (known.includes(property) || property === 'Fn::If' || /^x-(?!amazon|gatewright)/i.test(property)) continue;
    const at = keyLocation(childLocation(node.at, property));
    if (property.startsWith('Fn::')) {
      context.report(diagnostic('intrinsic-not-read', { name: property }, at));
      continue;
    }
    const suggestion = nearest(property, known);
    context.report(
      suggestion === undefined
        ? diagnostic('extension-property-unknown', { property, extension }, at)
        : diagnostic('extension-property-misspelt', { property, extension, suggestion }, at),
    );
  }
}
