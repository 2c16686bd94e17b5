import { javaPattern } from './java-pattern.js';

/** How an integration response is chosen. */
export interface SelectionPattern {
  /** `default`, or an empty pattern: chosen when no other fits. */
  readonly isDefault: boolean;
  /**
   * Whether it fits the status code or, of Lambda, the error message. The pattern has to match the whole text, in which
   * `.` matches no line end; that it is the whole text is unconfirmed.
   */
  readonly matches: (text: string) => boolean;
}

/**
 * Parses a key of an integration's `responses`, a pattern of `java.util.regex`. Throws a MappingSyntaxError.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/handle-errors-in-lambda-integration.html
 */
export function parseSelectionPattern(text: string): SelectionPattern {
  if (text === 'default' || text === '') return { isDefault: true, matches: () => false };
  javaPattern(text);
  const whole = javaPattern(`^(?:${text})(?![\\s\\S])`);
  return { isDefault: false, matches: (candidate) => whole.test(candidate) };
}
