import { childLocation, type Diagnostic, diagnostic, keyLocation, type Location } from '../diagnostics/index.js';
import type { DocumentNode } from '../document/index.js';
import { isJsonObject } from '../model/index.js';
import type { ReadContext } from './context.js';
import { nearest } from './nearest.js';

/** Members of members: the names that each of them knows. */
export type PropertiesBelow = ReadonlyMap<string, readonly string[]>;

/**
 * Reports every member of the object that is not in `known`: API Gateway, or of `x-gatewright-*` gatewright, ignores it,
 * and the author should know. `below` are members whose own members are often written a level too high.
 */
export function checkProperties(
  node: DocumentNode,
  extension: string,
  known: readonly string[],
  context: Pick<ReadContext, 'report'>,
  below: PropertiesBelow = new Map(),
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
    if (extension.startsWith('x-gatewright-')) {
      context.report(gatewrightProperty(property, extension, known, suggestion, below, at));
      continue;
    }
    context.report(
      suggestion === undefined
        ? diagnostic('extension-property-unknown', { property, extension }, at)
        : diagnostic('extension-property-misspelt', { property, extension, suggestion }, at),
    );
  }
}

function gatewrightProperty(
  property: string,
  extension: string,
  known: readonly string[],
  suggestion: string | undefined,
  below: PropertiesBelow,
  at: Location,
): Diagnostic {
  for (const [place, names] of below) {
    if (names.includes(property)) return diagnostic('gatewright-property-below', { property, extension, place }, at);
  }
  return suggestion === undefined
    ? diagnostic('gatewright-property-unknown', { property, extension, known: known.join(', ') }, at)
    : diagnostic('gatewright-property-misspelt', { property, extension, suggestion }, at);
}
