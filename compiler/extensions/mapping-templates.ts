import { diagnostic } from '../diagnostics/index.js';
import { type DocumentNode, readText } from '../document/index.js';
import type { MappingTemplate } from '../model/index.js';
import type { ReadContext } from './context.js';
import { rawMembersOf, settle } from './node.js';
import { isObjectNode } from './scalar.js';

/** A map from media type (or `$default`) to Velocity template; an empty template stays, since it has an effect. */
export function mappingTemplates(
  node: DocumentNode,
  name: string,
  context: ReadContext,
): ReadonlyMap<string, MappingTemplate> {
  const templates = new Map<string, MappingTemplate>();
  if (!isObjectNode(node, name, context)) return templates;
  for (const [mediaType, raw] of rawMembersOf(node, context)) {
    const text = templateText(raw, mediaType, context);
    if (text !== undefined) templates.set(mediaType, { text, at: raw.at });
  }
  return templates;
}

function templateText(raw: DocumentNode, mediaType: string, context: ReadContext): MappingTemplate['text'] | undefined {
  // YAML writes an empty template as nothing at all.
  if (raw.value === null) return '';
  const text =
    typeof raw.value === 'string' || typeof raw.value === 'object'
      ? readText(raw.value, 'mapping-template', context.values)
      : undefined;
  if (text !== undefined) return text;
  const settled = settle(raw, context);
  if (settled === undefined) return undefined;
  if (typeof settled.value === 'string') return readText(settled.value, 'mapping-template', context.values);
  const actual = Array.isArray(settled.value)
    ? 'a list'
    : typeof settled.value === 'object'
      ? 'an object'
      : `a ${typeof settled.value}`;
  context.report(diagnostic('template-not-string', { mediaType, actual }, settled.at));
  return JSON.stringify(settled.value);
}
