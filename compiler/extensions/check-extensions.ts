import { childLocation, diagnostic, keyLocation } from '../diagnostics/index.js';
import type { DocumentNode } from '../document/index.js';
import { isJsonObject } from '../model/index.js';
import type { ReadContext } from './context.js';
import type { ExtensionDescription, Place } from './extension.js';
import { extensions } from './extensions.js';
import { nearest } from './nearest.js';

const byName: ReadonlyMap<string, ExtensionDescription> = new Map(
  extensions.map((extension) => [extension.name, extension]),
);
const names: readonly string[] = [...byName.keys()];

const placeNames: Readonly<Record<Place, string>> = {
  root: 'OpenAPI Object',
  info: 'Info Object',
  server: 'Server Object',
  components: 'Components Object',
  'path-item': 'Path Item Object',
  paths: 'Paths Object',
  operation: 'Operation Object',
  parameter: 'Parameter Object',
  response: 'Response Object',
  'security-scheme': 'Security Scheme Object',
  tag: 'Tag Object',
};

/**
 * Reports every extension of the object that API Gateway and gatewright do not know, that does not belong there, or that
 * has no effect on this kind of API. Other tools' `x-*` members are none of our business.
 */
export function checkExtensions(
  node: DocumentNode,
  place: Place,
  context: Pick<ReadContext, 'report' | 'protocol'>,
): void {
  if (!isJsonObject(node.value)) return;
  for (const name of Object.keys(node.value)) {
    if (!/^x-(amazon|gatewright)/i.test(name)) continue;
    const at = keyLocation(childLocation(node.at, name));
    const extension = byName.get(name);
    if (extension === undefined) {
      const suggestion = nearest(name, names);
      if (/^x-gatewright/i.test(name)) {
        const known = names.filter((candidate) => candidate.startsWith('x-gatewright-')).join(', ');
        context.report(
          suggestion === undefined
            ? diagnostic('gatewright-extension-unknown', { name, known }, at)
            : diagnostic('gatewright-extension-misspelt', { name, suggestion }, at),
        );
        continue;
      }
      context.report(
        suggestion === undefined
          ? diagnostic('extension-unknown', { name }, at)
          : diagnostic('extension-misspelt', { name, suggestion }, at),
      );
    } else if (!extension.places.includes(place)) {
      const places = extension.places.map((known) => placeNames[known]).join(', ');
      context.report(diagnostic('extension-misplaced', { name, place: placeNames[place], places }, at));
    } else if (!extension.protocols.includes(context.protocol)) {
      context.report(diagnostic('extension-other-protocol', { name, protocol: context.protocol }, at));
    }
  }
}
