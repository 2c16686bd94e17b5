import { createHash } from 'node:crypto';
import { type Intrinsic, isIntrinsic, type Value } from '../model/index.js';

/**
 * A hash of the values: 16 hexadecimal digits of SHA-256. The order of members does not count, that of elements does;
 * intrinsics count by their unresolved text.
 */
export function identity(values: readonly Value[]): string {
  return createHash('sha256').update(canonicalText(values)).digest('hex').slice(0, 16);
}

/** One text for each value: JSON with sorted members, in which an intrinsic cannot be taken for JSON. */
export function canonicalText(value: Value): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isIntrinsic(value)) return intrinsicText(value);
  if (Array.isArray(value)) return `[${value.map(canonicalText).join()}]`;
  let text = '';
  // Not by locale: the order must be the same on every machine.
  for (const [key, member] of Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))) {
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalText(member)}`;
  }
  return `{${text}}`;
}

function intrinsicText(node: Intrinsic): string {
  switch (node.kind) {
    case 'ref':
      return `<ref ${JSON.stringify(node.name)}>`;
    case 'getAtt':
      return `<getAtt ${JSON.stringify([node.resource, node.attribute])}>`;
    case 'terraform':
      return `<terraform ${JSON.stringify(node.reference)}>`;
    case 'text':
      return `<text ${node.parts.map(canonicalText).join()}>`;
    case 'if':
      return `<if ${JSON.stringify(node.condition)} ${optional(node.then)} ${optional(node.else)}>`;
    case 'join':
      return `<join ${JSON.stringify(node.delimiter)} ${canonicalText(node.values)}>`;
    case 'function':
      return `<function ${JSON.stringify(node.name)} ${canonicalText(node.argument)}>`;
    default:
      return node satisfies never;
  }
}

const optional = (value: Value | undefined): string => (value === undefined ? '<none>' : canonicalText(value));
