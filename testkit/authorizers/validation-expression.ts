import { MappingSyntaxError, parseSelectionPattern } from '../../compiler/mapping/index.js';

/**
 * Prepares `identityValidationExpression`. Whether it has to fit the whole text is unconfirmed: it has to, as Java's
 * `String.matches` has it, which lets in fewer. A pattern that takes too long on a text does not fit it.
 *
 * @returns undefined when it is no regular expression of Java
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html
 */
export function validationExpression(expression: string): ((text: string) => boolean) | undefined {
  try {
    // The one word that means something else where responses are selected.
    if (expression === 'default') return (text) => text === expression;
    const { matches } = parseSelectionPattern(expression);
    return (text) => matches(text);
  } catch (error) {
    if (error instanceof MappingSyntaxError) return undefined;
    throw error;
  }
}
