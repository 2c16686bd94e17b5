import { javaPattern, PatternLimitError, patternBudget } from './java-pattern/index.js';

/** How an integration response is chosen. */
export interface SelectionPattern {
  /** `default`, or an empty pattern: chosen when no other fits. */
  readonly isDefault: boolean;
  /**
   * Whether it fits the status code or, of Lambda, the error message. The pattern has to match the whole text, in which
   * `.` matches no line end; that it is the whole text is unconfirmed. A pattern that takes too long on the text does not
   * fit, and `exceeded` is called: what AWS does then is unknown, and a log should say it.
   */
  readonly matches: (text: string, exceeded?: () => void) => boolean;
}

/** Steps for one text, about a tenth of a second: several patterns may stand behind each other. */
const mostSteps = 5_000_000;

/**
 * Parses a key of an integration's `responses`, a pattern of `java.util.regex`. Throws a MappingSyntaxError.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/handle-errors-in-lambda-integration.html
 */
export function parseSelectionPattern(text: string): SelectionPattern {
  if (text === 'default' || text === '') return { isDefault: true, matches: () => false };
  const pattern = javaPattern(text);
  return {
    isDefault: false,
    matches: (candidate, exceeded) => {
      try {
        return pattern.matches(candidate, patternBudget(mostSteps));
      } catch (error) {
        if (!(error instanceof PatternLimitError)) throw error;
        exceeded?.();
        return false;
      }
    },
  };
}
