import type { Deployment } from '../../deployment/index.js';
import type { Report } from '../../diagnostics/index.js';
import type { Value } from '../../model/index.js';
import { attribute, type Expression, type HclItem } from './hcl.js';
import type { Labels } from './labels.js';
import type { Variables } from './variables.js';

/** What the parts of the configuration are written with. */
export interface ConfigurationContext {
  readonly deployment: Deployment;
  readonly labels: Labels;
  readonly variables: Variables;
  /** The value as an expression of a resource's argument; `depth` blocks deeper than that. */
  readonly write: (value: Value, depth?: number) => Expression;
  readonly report: Report;
}

/** Blocks of `main.tf` and `outputs.tf` of one kind. */
export interface ConfigurationPart {
  readonly main?: readonly HclItem[];
  readonly outputs?: readonly HclItem[];
}

/** An argument, none when there is no value. */
export function optional(
  name: string,
  value: Value | undefined,
  write: ConfigurationContext['write'],
  depth = 0,
): readonly HclItem[] {
  return value === undefined ? [] : [attribute(name, write(value, depth))];
}
