import { type Diagnostic, diagnostic, type Location } from '../diagnostics/index.js';
import { MappingSyntaxError } from './mapping-syntax-error.js';
import { parseTemplate } from './parse-template.js';

/** AWS's limit for one template, in bytes. */
const largest = 300 * 1024;

/**
 * What is wrong with a mapping template whose text stands at `at`. The text must be literal: with intrinsics or
 * placeholders in it, resolve them first.
 */
export function checkTemplate(text: string, at: Location): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const size = Buffer.byteLength(text, 'utf8');
  if (size > largest) found.push(diagnostic('template-too-large', { size, limit: largest }, at));
  try {
    parseTemplate(text);
  } catch (error) {
    if (!(error instanceof MappingSyntaxError)) throw error;
    found.push(diagnostic('template-syntax', { reason: error.message }, { ...at, offset: error.offset }));
  }
  return found;
}
