import type { Exchange, HeaderList, LambdaAnswer } from '../exchange/index.js';

/**
 * The headers with which Lambda itself answers an invocation, as far as execution logs show them; none of them is the
 * function's.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export function invokeAnswerHeaders(
  { traceHeader }: Exchange,
  functionError: LambdaAnswer['functionError'],
): HeaderList {
  return [
    ['Content-Type', 'application/json'],
    ...(functionError === undefined ? [] : ([['X-Amz-Function-Error', functionError]] as const)),
    ['X-Amz-Executed-Version', '$LATEST'],
    ['X-Amzn-Trace-Id', traceHeader],
  ];
}
