import { diagnostic } from '../diagnostics/index.js';
import type { Fault } from './fault.js';
import { parseJson } from './parse-json.js';
import { type Parsed, parseYaml } from './parse-yaml.js';
import { barePlaceholderFault, directiveFault, isTerraformTemplate } from './terraform-template.js';

/** A text that was read, and the format that it turned out to have. */
export interface ParsedText extends Parsed {
  readonly format: 'json' | 'yaml';
}

/** Reads JSON or YAML: the content decides. The name of the file only tells templates of Terraform. */
export function parseText(text: string, file: string): ParsedText {
  const binary = text.indexOf('\0');
  if (binary !== -1) {
    return refused('yaml', { offset: binary, diagnose: (at) => diagnostic('file-binary', {}, at) });
  }
  const parsed = /^\s*[[{]/.test(text) ? parseBraced(text) : parsePlain(text);
  const isBroken = parsed.faults.some(({ syntax }) => syntax === true);
  const directive = isBroken || isTerraformTemplate(file) ? directiveFault(text) : undefined;
  if (directive !== undefined) return refused(parsed.format, directive);
  const [first] = parsed.faults;
  const bare = isBroken && first !== undefined ? barePlaceholderFault(text, first.offset) : undefined;
  return bare === undefined ? parsed : refused(parsed.format, bare);
}

const refused = (format: ParsedText['format'], fault: Fault): ParsedText => ({
  format,
  value: undefined,
  faults: [fault],
});

const parsePlain = (text: string): ParsedText => ({ format: 'yaml', ...parseYaml(text) });

function parseBraced(text: string): ParsedText {
  const json = parseJson(text);
  if (!json.faults.some(({ syntax }) => syntax === true)) return { format: 'json', ...json };
  // What is no JSON may still be YAML in flow style: unquoted keys, comments, trailing commas.
  const yaml = parsePlain(text);
  return yaml.faults.length === 0 ? yaml : { format: 'json', ...json };
}
