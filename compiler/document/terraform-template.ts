import { diagnostic } from '../diagnostics/index.js';
import type { Fault } from './fault.js';

/** A directive of Terraform's template language; `%%{` is its escape. */
const directive = /(?<!%)%\{~?\s*(?:if|else|endif|for|endfor)\b[^}\n]*\}?/;

/** Whether a file is called as templates for Terraform's `templatefile` are: `api.tpl.json`, `api.yaml.tftpl`, `spec.tmpl.json`. */
export const isTerraformTemplate = (file: string): boolean => /\.(?:tpl|tftpl|tmpl)(?:\.|$)/i.test(file);

/**
 * The first directive in a text: such a text is JSON or YAML only once Terraform has rendered it.
 *
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings#directives
 */
export function directiveFault(text: string): Fault | undefined {
  const found = directive.exec(text);
  if (found === null) return undefined;
  const shown = found[0].slice(0, 60);
  return { offset: found.index, diagnose: (at) => diagnostic('terraform-directive', { directive: shown }, at) };
}

/** A placeholder that stands where JSON has a value or a key, outside any string. */
export function barePlaceholderFault(text: string, offset: number): Fault | undefined {
  const [placeholder] = /^\$\{[^{}\n]*\}/.exec(text.slice(offset, offset + 200)) ?? [];
  if (placeholder === undefined) return undefined;
  return { offset, diagnose: (at) => diagnostic('terraform-bare-placeholder', { placeholder }, at) };
}
