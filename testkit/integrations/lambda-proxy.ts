import {
  type Exchange,
  GatewayFailure,
  type Header,
  headerOf,
  isNamed,
  isStream,
  type LambdaAnswer,
  type Payload,
  type PrepareIntegration,
  textOf,
  withoutHeader,
} from '../exchange/index.js';
import { binaryMediaTypes } from './binary-media-types.js';
import { callUpstream } from './call-upstream.js';
import { calledFunction } from './called-function.js';
import { decodedBody } from './convert-body.js';
import { errorMessageOf } from './error-message.js';
import { prepareInvocationRole } from './integration-credentials.js';
import { integrationTimeout } from './integration-timeout.js';
import { lambdaFunctionName } from './lambda-function-name.js';
import { checkEventSize, withinAnswerSize } from './lambda-limits.js';
import { lambdaProxyEvent } from './lambda-proxy-event.js';
import { lambdaProxyResponse, lambdaStreamMetadata } from './lambda-proxy-response.js';
import { limitedStream } from './limited-stream.js';
import { firstAccepted } from './media-type.js';
import { preparationContext } from './preparation-context.js';
import { ProxyInvocation } from './proxy-invocation.js';
import { sendsMappedHeader } from './request-header-rules.js';
import { prepareRequestParameters } from './request-parameters.js';
import { responseHeader } from './response-header-rules.js';
import {
  delimiterIn,
  type StreamedResponse,
  splitStreamedResponse,
  streamFormatFailure,
} from './split-streamed-response.js';
import { StreamTimeout } from './stream-timeout.js';

/**
 * AWS_PROXY to Lambda: the whole request is the event, the answer is status, headers and body. Templates and
 * integration responses are void; request parameters too, except that a forbidden header among them fails each call.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 */
export const lambdaProxy: PrepareIntegration = (integration, method, deployed) => {
  const context = preparationContext(method, deployed);
  const nameOf = lambdaFunctionName(integration.uri ?? '', `uri of the integration of ${context.owner}`, context.names);
  const checkRole = prepareInvocationRole(integration, context);
  const parameters = prepareRequestParameters(integration, context);
  const isBinary = binaryMediaTypes(context.binaryMediaTypes);
  const isStreamed = integration.responseTransferMode === 'STREAM';
  return {
    mapRequest(exchange) {
      const verb = integration.httpMethod ?? 'POST';
      if ((verb === 'ANY' ? exchange.httpMethod : verb) !== 'POST') {
        throw new GatewayFailure('INTEGRATION_FAILURE', {
          status: 500,
          message: 'Internal server error',
          log: `Execution failed due to configuration error: Lambda is invoked by POST, not by ${verb}`,
        });
      }
      checkRole(exchange);
      for (const [name] of parameters(exchange).header) sendsMappedHeader(name, 'AWS_PROXY');
      const call = new ProxyInvocation(
        calledFunction(nameOf?.(exchange.stageVariables)),
        lambdaProxyEvent(exchange, method, isBinary),
        exchange.requestId,
        context.calledBy,
      );
      // All else in an event has limits of its own; the text need not be written to know that this one is small.
      if (exchange.authorizer !== undefined || (exchange.body?.length ?? 0) > 100_000) {
        checkEventSize(call.payload, false);
      }
      exchange.integrationRequest = call;
    },
    callIntegration(exchange) {
      const { integrationRequest: call } = exchange;
      if (call?.kind === 'lambda') return callUpstream(exchange, call, integration.timeoutInMillis);
    },
    selectResponse() {},
    mapResponse(exchange) {
      const { integrationResponse: answer } = exchange;
      if (answer?.kind !== 'lambda') return undefined;
      exchange.sendsTraceHeader = true;
      return isStreamed
        ? streamedResponse(exchange, answer, integration.timeoutInMillis)
        : bufferedResponse(exchange, answer, isBinary);
    },
  };
};

function bufferedResponse(exchange: Exchange, answer: LambdaAnswer, isBinary: (mediaType: string) => boolean): void {
  if (isStream(answer.payload)) return;
  const { payload, failed } = withinAnswerSize(answer, answer.payload);
  if (failed) throw functionFailure(payload, exchange);
  const written = typeof payload === 'string' ? payload.includes('\0') : payload.includes(0);
  if (written) {
    // A function that streams behind a buffered integration: status and headers arrive, the body does not.
    const bytes = Buffer.from(payload);
    const end = delimiterIn(bytes);
    if (end !== -1) {
      const { status, headers } = lambdaStreamMetadata(bytes.toString('utf8', 0, end));
      exchange.response = { status, headers: methodResponseHeaders(headers), body: '' };
      return;
    }
  }
  const { status, headers, body, isBase64Encoded } = lambdaProxyResponse(textOf(payload));
  exchange.response = {
    status,
    headers: methodResponseHeaders(headers),
    body: isBase64Encoded && acceptsBinary(exchange, isBinary) ? decodedBody(body) : body,
  };
}

function streamedResponse(
  exchange: Exchange,
  { payload, functionError }: LambdaAnswer,
  timeoutInMillis: number,
): void | Promise<void> {
  if (functionError !== undefined) throw functionFailure(isStream(payload) ? '' : payload, exchange);
  // The metadata too have to come in time.
  const parts = splitStreamedResponse(isStream(payload) ? limitedStream(payload, exchange, timeoutInMillis) : payload);
  if (!(parts instanceof Promise)) return respond(exchange, parts);
  return parts.then(
    (split) => respond(exchange, split),
    (error: unknown) => {
      throw failureBeforeBody(error, exchange);
    },
  );
}

/** The stream has broken before the gateway has answered: unconfirmed, but as of a function that is not streamed. */
function failureBeforeBody(error: unknown, exchange: Exchange): GatewayFailure {
  if (error instanceof GatewayFailure) return error;
  if (error instanceof StreamTimeout) return integrationTimeout();
  const errorMessage = error instanceof Error ? error.message : String(error);
  return functionFailure(JSON.stringify({ errorMessage }), exchange);
}

function respond(exchange: Exchange, { metadata, body }: StreamedResponse): void {
  try {
    const { status, headers } = lambdaStreamMetadata(metadata);
    exchange.response = { status, headers: streamHeaders(headers), body };
  } catch (error) {
    // Nobody will read it: its function and its timer would wait until the time of the integration is over.
    if (isStream(body)) body.cancel(error).catch(() => {});
    throw error instanceof GatewayFailure ? streamFormatFailure() : error;
  }
}

/** The length that a function gives its stream stands; without one the stream says that it goes in chunks (documented). */
function streamHeaders(headers: readonly Header[]): readonly Header[] {
  const [length] = headers.filter((header) => isNamed(header, 'content-length'));
  return [
    ...methodResponseHeaders(withoutHeader(headers, 'content-length')),
    length ?? ['Transfer-Encoding', 'chunked'],
  ];
}

function methodResponseHeaders(headers: readonly Header[]): readonly Header[] {
  const made: Header[] = [];
  for (const header of headers) {
    const sent = responseHeader(header, 'mapping');
    if (sent !== undefined) made.push(sent);
  }
  if (headerOf(made, 'content-type') === undefined) made.unshift(['Content-Type', 'application/json']);
  return made;
}

/** Only the first entry of `Accept` counts; without the header only an API that registers all types decodes (unconfirmed). */
function acceptsBinary({ headers }: Exchange, isBinary: (mediaType: string) => boolean): boolean {
  const accept = headerOf(headers, 'accept');
  return isBinary(accept === undefined ? '' : firstAccepted(accept));
}

/**
 * Type, status, message and `integration.error` are seen in access logs. AWS prints the id of the invocation, which has
 * none of its own here.
 */
function functionFailure(payload: Payload, { requestId }: Exchange): GatewayFailure {
  const message = errorMessageOf(payload);
  return new GatewayFailure('INTEGRATION_FAILURE', {
    status: 502,
    message: 'Internal server error',
    integrationError: `Lambda Customer Function Error:${message}`,
    log: `Lambda execution failed with status 200 due to customer function error: ${message}. Lambda request id: ${requestId}`,
  });
}
