import { configurationFailure } from './configuration-failure.js';
import type { LambdaFunctionName } from './lambda-function-name.js';

/** The function that a call is for. @throws GatewayFailure 500 when a stage variable leaves no name */
export function calledFunction(name: LambdaFunctionName | undefined): LambdaFunctionName {
  if (name === undefined || name.functionName === '') throw configurationFailure('Invalid endpoint address');
  return name;
}
