import { type MappingExpression, MappingSyntaxError, parseMappingExpression } from '../../compiler/mapping/index.js';
import type { Text } from '../../compiler/model/index.js';
import { configurationFailure } from './configuration-failure.js';
import { type AwsNames, settleText } from './settle-text.js';
import { UnresolvedValueError } from './unresolved-value-error.js';

/** A mapping that cannot be: AWS refuses it at import, so that each request that meets it fails. */
export interface MappingProblem {
  readonly kind: 'problem';
  readonly error: () => Error;
}

/** Reads the source of a parameter mapping. @param what names it in errors */
export function readMappingSource(value: Text, what: string, names: AwsNames): MappingExpression | MappingProblem {
  const text = settleText(value, names);
  if (typeof text !== 'string') return { kind: 'problem', error: () => new UnresolvedValueError(what, text) };
  try {
    return parseMappingExpression(text);
  } catch (error) {
    if (!(error instanceof MappingSyntaxError)) throw error;
    return invalidMapping(text);
  }
}

export function invalidMapping(text: string): MappingProblem {
  return { kind: 'problem', error: () => configurationFailure(`Invalid mapping expression specified: ${text}`) };
}
