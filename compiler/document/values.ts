import type { Intrinsic, JsonValue } from '../model/index.js';

/**
 * What the user has set for placeholders and intrinsics (`--set name=value`, configuration). The keys are `Name` of a
 * parameter or resource, `Name.Attribute` of an attribute, `AWS::Region` …, Terraform references such as `var.x`, and
 * names of conditions, with the value true or false. A value that is set replaces its node by the literal everywhere.
 */
export type Values = ReadonlyMap<string, JsonValue>;

/** Nothing is set. */
export const noValues: Values = new Map();

/** What is set for a node, or undefined. */
export function literalOf(node: Intrinsic, values: Values): JsonValue | undefined {
  switch (node.kind) {
    case 'ref':
      return values.get(node.name);
    case 'getAtt':
      return values.get(`${node.resource}.${node.attribute}`);
    case 'terraform':
      return values.get(node.reference);
    case 'text':
    case 'if':
    case 'join':
    case 'function':
      return undefined;
    default:
      return node satisfies never;
  }
}

/** Whether a condition is set to true or false; undefined when it is not set. */
export function conditionOf(name: string, values: Values): boolean | undefined {
  const value = values.get(name);
  // The command line has text for everything.
  if (value === true || value === 'true') return true;
  return value === false || value === 'false' ? false : undefined;
}
