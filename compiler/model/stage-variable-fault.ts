import { isLiteral, type Text } from './intrinsic.js';

/** Variables of one stage. */
export const mostStageVariables = 100;

/**
 * Why API Gateway refuses a stage variable, as a sentence; undefined when it takes it. Of a value that is known at AWS
 * alone nothing is said.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_CreateStage.html#apigw-CreateStage-request-variables
 */
export function stageVariableFault(name: string, value: Text): string | undefined {
  if (!/^\w{1,64}$/.test(name)) return 'its name has up to 64 letters, digits and _';
  if (!isLiteral(value) || value.includes('${') || /^[A-Za-z0-9._~:/?#&=,-]{0,512}$/.test(value)) return undefined;
  return 'its value has up to 512 of the characters A-Za-z0-9-._~:/?#&=,';
}
