import { childLocation, diagnostic, keyLocation } from '../diagnostics/index.js';
import type { DocumentNode } from '../document/index.js';
import { nearest } from '../extensions/index.js';
import { isJsonObject } from '../model/index.js';
import type { OpenApiContext } from './context.js';

/** Reports every member of an OpenAPI object that is neither in `known` nor an extension. */
export function checkMembers(
  node: DocumentNode,
  object: string,
  known: readonly string[],
  context: Pick<OpenApiContext, 'report'>,
): void {
  if (!isJsonObject(node.value)) return;
  for (const name of Object.keys(node.value)) {
    if (known.includes(name) || name.startsWith('x-') || name === 'Fn::If') continue;
    const at = keyLocation(childLocation(node.at, name));
    if (name.startsWith('Fn::')) {
      context.report(diagnostic('intrinsic-not-read', { name }, at));
      continue;
    }
    const suggestion = nearest(name, known);
    context.report(
      suggestion === undefined
        ? diagnostic('member-unknown', { name, object }, at)
        : diagnostic('member-misspelt', { name, object, suggestion }, at),
    );
  }
}
