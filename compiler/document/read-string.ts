import { type Intrinsic, type Text, text } from '../model/index.js';
import { cloudFormationPlaceholder, pseudoParameter, terraformPlaceholder } from './placeholder.js';
import { literalOf, type Values } from './values.js';
import { velocityVariables } from './velocity-variables.js';

/** How a string is read: a mapping template's `${name}` belongs to Velocity. */
export type TextDialect = 'text' | 'mapping-template';

/** A string that stands outside `Fn::Sub`, its placeholders as nodes; what is set in `values` has become text. */
export function readString(source: string, dialect: TextDialect, values: Values): Text {
  if (!source.includes('${')) return source;
  return dialect === 'text' ? readPlain(source, values) : readMappingTemplate(source, values);
}

function readPlain(source: string, values: Values): Text {
  return replace(source, /\$\$\{|\$\{([^{}]*)\}/g, (whole, inside) => {
    // Terraform's escape of `${`.
    if (inside === undefined) return '${';
    return setOr(terraformPlaceholder(inside) ?? cloudFormationPlaceholder(inside), values) ?? whole;
  });
}

/**
 * In a file for Terraform's `templatefile` every `${…}` would be Terraform's, in a mapping template too; no such file of
 * the corpus has one there, so the same rule holds for all files.
 */
function readMappingTemplate(source: string, values: Values): Text {
  const own = velocityVariables(source);
  return replace(source, /\$\{([^{}]*)\}/g, (whole, inside = '') => {
    const head = /^\s*(\w+)/.exec(inside)?.[1] ?? '';
    const placeholder = pseudoParameter(inside) ?? (own.has(head) ? undefined : terraformPlaceholder(inside));
    return setOr(placeholder, values) ?? whole;
  });
}

/**
 * The string of an `Fn::Sub`, where CloudFormation's rules hold whatever the string is: `${!x}` is the text `${x}`.
 * `variables` are those of the function's own map.
 */
export function readSubstitution(source: string, variables: ReadonlyMap<string, Text>, values: Values): Text {
  return replace(source, /\$\{(!?)([^{}]*)\}/g, (whole, mark, inside = '') => {
    if (mark === '!') return `\${${inside}}`;
    return variables.get(inside.trim()) ?? setOr(cloudFormationPlaceholder(inside), values) ?? whole;
  });
}

/** The literal that is set for a node, else the node. */
function setOr(node: Intrinsic | undefined, values: Values): Text | undefined {
  if (node === undefined) return undefined;
  const literal = literalOf(node, values);
  return literal === undefined ? node : asText(literal);
}

const asText = (literal: unknown): string => (typeof literal === 'string' ? literal : JSON.stringify(literal));

function replace(
  source: string,
  pattern: RegExp,
  part: (whole: string, ...groups: (string | undefined)[]) => Text,
): Text {
  const parts: Text[] = [];
  let end = 0;
  for (const match of source.matchAll(pattern)) {
    parts.push(source.slice(end, match.index), part(match[0], ...match.slice(1)));
    end = match.index + match[0].length;
  }
  parts.push(source.slice(end));
  return text(parts);
}
