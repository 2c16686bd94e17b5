import type { Text } from '../../compiler/model/index.js';
import { type AwsNames, settleText } from './settle-text.js';
import { UnresolvedValueError } from './unresolved-value-error.js';

/** Name to value, without a prototype. */
export type StageVariables = Readonly<Record<string, string>>;

/** A text that may hold `${stageVariables.x}`. */
export type ResolvedText = (stageVariables: StageVariables) => string;

/**
 * Prepares a text of the model. Stage variables that are not set become the empty string, as on AWS; a text that holds
 * intrinsics without a value throws an {@link UnresolvedValueError} when it is needed, and not before: other methods
 * of the API work.
 *
 * @param what names the text in that error
 */
export function resolveText(value: Text, what: string, names: AwsNames): ResolvedText {
  const settled = settleText(value, names);
  if (typeof settled !== 'string') {
    return () => {
      throw new UnresolvedValueError(what, settled);
    };
  }
  return settled.includes('${stageVariables.') ? (variables) => withStageVariables(settled, variables) : () => settled;
}

/** The text with `${stageVariables.x}` replaced; the values are not looked at again. */
export function withStageVariables(text: string, variables: StageVariables): string {
  return text.replace(/\$\{stageVariables\.([A-Za-z0-9_]+)\}/g, (_, name: string) =>
    Object.hasOwn(variables, name) ? (variables[name] ?? '') : '',
  );
}
