import { GatewayFailure, type LambdaAnswer, type Payload, sizeOf } from '../exchange/index.js';

/** Bytes of a synchronous event. */
const largestEvent = 6_291_456;
/** Bytes of an asynchronous event; 256 KB until October 2025. */
const largestAsyncEvent = 1_048_576;
/** Bytes of an answer, with what Lambda allows beyond 6 MB. */
const largestAnswer = 6_291_556;

/**
 * Refuses an event that Lambda would refuse for its size. Status, error type and body are seen; which gateway response
 * customises them is unconfirmed.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
export function checkEventSize(payload: Payload, isAsync: boolean): void {
  if (isWithin(payload, isAsync ? largestAsyncEvent : largestEvent)) return;
  throw new GatewayFailure('REQUEST_TOO_LARGE', {
    message: 'Request Too Long',
    errorType: 'BadRequestException',
    log: 'Execution failed due to configuration error: the event is larger than Lambda takes',
  });
}

/** The answer, or the error with which Lambda replaces one that is too large (seen in access logs). */
export function withinAnswerSize(answer: LambdaAnswer, payload: Payload): { payload: Payload; failed: boolean } {
  if (isWithin(payload, largestAnswer)) return { payload, failed: answer.functionError !== undefined };
  const error = {
    errorType: 'Function.ResponseSizeTooLarge',
    errorMessage: `Response payload size exceeded maximum allowed payload size (${largestAnswer} bytes).`,
  };
  return { payload: JSON.stringify(error), failed: true };
}

/** Counts bytes only where it must: no character of a text has more than three. */
function isWithin(payload: Payload, bytes: number): boolean {
  return payload.length * 3 <= bytes || sizeOf(payload) <= bytes;
}
