import type { JsonValue, Text } from '../model/index.js';
import type { TextDialect } from './read-string.js';
import { readNested, textOf } from './read-value.js';
import type { Values } from './values.js';

/**
 * Text with its intrinsics and placeholders as nodes, and what is set in `values` as literals: a string, an intrinsic
 * in its long form, a number or a boolean. Undefined for everything else, and for `{ Ref: 'AWS::NoValue' }`.
 *
 * In the dialect `mapping-template`, `${name}` is Velocity's own; inside `Fn::Sub` CloudFormation's rules hold even so.
 */
export function readText(value: JsonValue, dialect: TextDialect, values: Values): Text | undefined {
  return textOf(readNested(value, dialect, values));
}
