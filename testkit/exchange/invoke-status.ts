import type { Exchange } from './exchange.js';

const statuses = { RequestResponse: 200, Event: 202, DryRun: 204 };

/**
 * The status with which Lambda itself answers an invocation, whatever the function says.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export function invokeStatus({ integrationRequest: call }: Exchange): number {
  return statuses[call?.kind === 'lambda' ? call.invocationType : 'RequestResponse'];
}
