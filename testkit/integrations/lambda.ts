import {
  type Exchange,
  GatewayFailure,
  type HeaderList,
  isStream,
  type LambdaCall,
  type Payload,
  type PrepareIntegration,
  textOf,
} from '../exchange/index.js';
import { callUpstream } from './call-upstream.js';
import { calledFunction } from './called-function.js';
import { configurationFailure } from './configuration-failure.js';
import { errorMessageOf } from './error-message.js';
import { prepareInvocationRole } from './integration-credentials.js';
import { invokeAnswerHeaders } from './invoke-answer-headers.js';
import { lambdaFunctionName } from './lambda-function-name.js';
import { checkEventSize, withinAnswerSize } from './lambda-limits.js';
import { prepareResponseMapping } from './map-integration-response.js';
import { prepareOutboundRequest } from './outbound-request.js';
import { preparationContext } from './preparation-context.js';
import { prepareSelection } from './select-integration-response.js';

/**
 * AWS to Lambda, called custom: the template's output is the event, the result is the body, and the error message of a
 * failed invocation selects the integration response. Asynchronous by `X-Amz-Invocation-Type: 'Event'`,
 * not run at all by `'DryRun'`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-custom-integrations.html
 */
export const lambda: PrepareIntegration = (integration, method, deployed) => {
  const context = preparationContext(method, deployed);
  const outbound = prepareOutboundRequest({ ...integration, type: 'AWS' }, context);
  const nameOf = lambdaFunctionName(integration.uri ?? '', `uri of the integration of ${context.owner}`, context.names);
  const checkRole = prepareInvocationRole(integration, context);
  const select = prepareSelection(integration, method);
  const mapResponse = prepareResponseMapping(integration, context, outbound.mayOverride);
  return {
    mapRequest(exchange) {
      checkRole(exchange);
      const { method: verb, headers, body } = outbound.make(exchange);
      // Lambda knows no other verb there. What the client gets then is unconfirmed.
      if (verb !== 'POST') throw configurationFailure(`Lambda is invoked by POST, not by ${verb}`);
      const invocationType = invocationTypeOf(headers.get('x-amz-invocation-type'));
      const payload = body === undefined ? '{}' : body;
      checkJson(payload);
      checkEventSize(payload, invocationType === 'Event');
      const { functionArn, functionName, qualifier, streaming } = calledFunction(nameOf?.(exchange.stageVariables));
      exchange.integrationRequest = {
        kind: 'lambda',
        purpose: 'integration',
        functionArn,
        functionName,
        ...(qualifier === undefined ? {} : { qualifier }),
        invocationType,
        streaming,
        payload,
        requestId: exchange.requestId,
        calledBy: context.calledBy,
      };
    },
    callIntegration(exchange) {
      const { integrationRequest: call } = exchange;
      if (call?.kind === 'lambda') return callUpstream(exchange, call, integration.timeoutInMillis);
    },
    selectResponse(exchange) {
      const result = resultOf(exchange);
      if (result !== undefined) {
        exchange.selectedResponse = select(exchange, result.failed ? errorMessageOf(result.payload) : '', 200);
      }
    },
    mapResponse(exchange) {
      const result = resultOf(exchange);
      if (result === undefined || exchange.selectedResponse === undefined) return;
      mapResponse(exchange, exchange.selectedResponse, {
        headers: result.headers(),
        body: result.payload,
        isFunctionError: result.failed,
        isFunctionResult: true,
      });
      exchange.sendsTraceHeader = true;
    },
  };
};

interface InvocationResult {
  readonly payload: Payload;
  readonly failed: boolean;
  /** Those of Lambda's own answer. */
  headers(): HeaderList;
}

function resultOf(exchange: Exchange): InvocationResult | undefined {
  const { integrationRequest: call, integrationResponse: answer } = exchange;
  if (answer?.kind !== 'lambda' || isStream(answer.payload)) return undefined;
  // Lambda takes an asynchronous event with 202, answers a dry run with 204, and says nothing.
  const isSilent = call?.kind === 'lambda' && call.invocationType !== 'RequestResponse';
  if (isSilent) return { payload: '', failed: false, headers: () => [] };
  const { payload, failed } = withinAnswerSize(answer, answer.payload);
  const { functionError = failed ? 'Unhandled' : undefined } = answer;
  return { payload, failed, headers: () => invokeAnswerHeaders(exchange, functionError) };
}

/** As Lambda reads `X-Amz-Invocation-Type`. What it answers to another value is unconfirmed; here it waits. */
function invocationTypeOf(header: string | undefined): LambdaCall['invocationType'] {
  switch (header?.toLowerCase()) {
    case 'event':
      return 'Event';
    case 'dryrun':
      return 'DryRun';
    default:
      return 'RequestResponse';
  }
}

/** Lambda refuses an event that is no JSON; the text that clients see begins so, the rest is the parser's. */
function checkJson(payload: Payload): void {
  try {
    JSON.parse(textOf(payload));
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    throw new GatewayFailure('DEFAULT_4XX', {
      status: 400,
      message: `Could not parse request body into json: ${reason}`,
    });
  }
}
