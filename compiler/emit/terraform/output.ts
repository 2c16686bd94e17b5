import { attribute, block, type Expression, type HclItem } from './hcl.js';
import { quoted } from './quoted.js';

/** A block of `outputs.tf`. */
export const output = (name: string, description: string, value: Expression): HclItem =>
  block('output', [name], [attribute('description', quoted(description)), attribute('value', value)]);
