import { diagnostic } from '../diagnostics/index.js';
import { parseJson } from './parse-json.js';
import { type Parsed, parseYaml } from './parse-yaml.js';

/** A text that was read, and the format that it turned out to have. */
export interface ParsedText extends Parsed {
  readonly format: 'json' | 'yaml';
}

/** Reads JSON or YAML: the content decides, never the name of the file. */
export function parseText(text: string): ParsedText {
  const binary = text.indexOf('\0');
  if (binary !== -1) {
    return {
      format: 'yaml',
      value: undefined,
      faults: [{ offset: binary, diagnose: (at) => diagnostic('file-binary', {}, at) }],
    };
  }
  if (!/^\s*[[{]/.test(text)) return { format: 'yaml', ...parseYaml(text) };
  const json = parseJson(text);
  if (!json.faults.some(({ syntax }) => syntax === true)) return { format: 'json', ...json };
  // What is no JSON may still be YAML in flow style: unquoted keys, comments, trailing commas.
  const yaml = parseYaml(text);
  return yaml.faults.length === 0 ? { format: 'yaml', ...yaml } : { format: 'json', ...json };
}
