import { diagnostic } from '../diagnostics/index.js';
import { type DocumentNode, readText } from '../document/index.js';
import { checkTemplate } from '../mapping/index.js';
import type { MappingTemplate } from '../model/index.js';
import type { ReadContext } from './context.js';
import { rawMembersOf, settle } from './node.js';
import { isObjectNode } from './scalar.js';

/**
 * A map from media type (or `$default`) to Velocity template; an empty template stays, since it has an effect. Templates
 * of `velocity` are checked where their text is literal: what a placeholder of CloudFormation or Terraform puts into one is not known.
 */
export function mappingTemplates(
  node: DocumentNode,
  name: string,
  context: ReadContext,
  language: 'velocity' | 'plain' = 'velocity',
): ReadonlyMap<string, MappingTemplate> {
  const templates = new Map<string, MappingTemplate>();
  if (!isObjectNode(node, name, context)) return templates;
  for (const [mediaType, raw] of rawMembersOf(node, context)) {
    const text = templateText(raw, mediaType, context, language);
    if (text !== undefined) templates.set(mediaType, { text, at: raw.at });
  }
  return templates;
}

function templateText(
  raw: DocumentNode,
  mediaType: string,
  context: ReadContext,
  language: 'velocity' | 'plain',
): MappingTemplate['text'] | undefined {
  // YAML writes an empty template as nothing at all.
  if (raw.value === null) return '';
  const text =
    typeof raw.value === 'string' || typeof raw.value === 'object'
      ? readText(raw.value, 'mapping-template', context.values)
      : undefined;
  if (text !== undefined) return checked(text, raw, context, language);
  const settled = settle(raw, context);
  if (settled === undefined) return undefined;
  if (typeof settled.value === 'string') {
    return checked(readText(settled.value, 'mapping-template', context.values), settled, context, language);
  }
  const actual = Array.isArray(settled.value)
    ? 'a list'
    : typeof settled.value === 'object'
      ? 'an object'
      : `a ${typeof settled.value}`;
  context.report(diagnostic('template-not-string', { mediaType, actual }, settled.at));
  return JSON.stringify(settled.value);
}

/** Reports what is wrong with the text, when the document holds that very text: only then its offsets are the document's. */
function checked(
  text: MappingTemplate['text'] | undefined,
  { value, at }: DocumentNode,
  { protocol, report }: ReadContext,
  language: 'velocity' | 'plain',
): MappingTemplate['text'] | undefined {
  const isRun = language === 'velocity' && protocol === 'REST';
  if (isRun && typeof text === 'string' && text === value) for (const found of checkTemplate(text, at)) report(found);
  return text;
}
