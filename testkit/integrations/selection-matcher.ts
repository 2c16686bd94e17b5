import { MappingSyntaxError, parseSelectionPattern } from '../../compiler/mapping/index.js';

/** Whether the pattern fits the whole text. `exceeded` is called when finding out takes too long; it then fits not. */
export type SelectionMatcher = (text: string, exceeded?: () => void) => boolean;

/**
 * Prepares a pattern of Java, of an integration response or an authorizer. Patterns come from documents and texts from
 * anywhere: none runs for long.
 *
 * @returns undefined when it is no pattern
 */
export function selectionMatcher(pattern: string): SelectionMatcher | undefined {
  try {
    return parseSelectionPattern(pattern).matches;
  } catch (error) {
    if (error instanceof MappingSyntaxError) return undefined;
    throw error;
  }
}
