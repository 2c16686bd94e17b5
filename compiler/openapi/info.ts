import { diagnostic } from '../diagnostics/index.js';
import type { DocumentNode } from '../document/index.js';
import { checkExtensions, rawMemberOf, textOf } from '../extensions/index.js';
import type { Info, Text } from '../model/index.js';
import type { OpenApiContext } from './context.js';

/**
 * Reads the Info Object. A title or version that is not there becomes an empty string.
 *
 * @see https://spec.openapis.org/oas/v3.0.3#info-object
 */
export function readInfo(root: DocumentNode, context: OpenApiContext): Info {
  const node = rawMemberOf(root, 'info');
  if (node === undefined) {
    context.report(diagnostic('member-missing', { object: 'OpenAPI Object', name: 'info' }, root.at));
    return { title: '', version: '', at: root.at };
  }
  checkExtensions(node, 'info', context);
  const text = (name: string): Text | undefined => {
    const member = rawMemberOf(node, name);
    return member && textOf(member, `info.${name}`, context);
  };
  const required = (name: string): Text => {
    if (rawMemberOf(node, name) === undefined) {
      context.report(diagnostic('member-missing', { object: 'Info Object', name }, node.at));
    }
    return text(name) ?? '';
  };
  const description = text('description');
  return {
    title: required('title'),
    version: required('version'),
    ...(description === undefined ? {} : { description }),
    at: node.at,
  };
}
