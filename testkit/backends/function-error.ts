import type { LambdaAnswer } from '../exchange/index.js';

/**
 * What Lambda answers for a function that has thrown, as its Node runtime writes it: `{errorType, errorMessage, trace}`.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html
 */
export function functionError(error: unknown): LambdaAnswer {
  return { kind: 'lambda', functionError: 'Unhandled', payload: JSON.stringify(described(error)) };
}

function described(error: unknown): object {
  // As the runtime does: what a script of another realm throws is an Error too.
  if (error instanceof Error || Object.prototype.toString.call(error) === '[object Error]') {
    const { name, message, stack } = Object(error);
    return { errorType: String(name), errorMessage: String(message), trace: String(stack ?? '').split('\n') };
  }
  return { errorType: typeof error, errorMessage: textOf(error), trace: [] };
}

function textOf(error: unknown): string {
  try {
    return String(error);
  } catch {
    // An object without a prototype has no text.
    return '[object Object]';
  }
}
