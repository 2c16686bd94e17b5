import type {
  LambdaContext,
  LambdaProxyEvent,
  LambdaProxyEventV2,
  LambdaProxyHandler,
  LambdaProxyHandlerV2,
} from './lambda-event.js';
import { InvalidRequest } from './lambda-invalid-request.js';
import { type LambdaRequest, type MultiValues, readProxyEvent, readProxyEventV2 } from './lambda-request.js';
import { type ContentTypes, type LambdaResponse, proxyResult, proxyResultV2 } from './lambda-response.js';

/** What every handler is told of a request, beside what its operation declares. */
export interface HandlerRequest<Event> {
  readonly httpMethod: string;
  /** Every value of every header, by its name in lower case. */
  readonly multiValueHeaders: MultiValues;
  /** Every value of every query parameter, in the order in which they were sent. */
  readonly multiValueQueryStringParameters: MultiValues;
  /** The event as API Gateway delivered it. */
  readonly event: Event;
}

export interface HandlerOptions {
  /** Answers a request that does not keep to the contract. Default: its status, and its message as JSON. */
  readonly onInvalidRequest?: (problem: InvalidRequest) => LambdaResponse | Promise<LambdaResponse>;
}

/** An operation as the wrappers know it. */
export interface LambdaOperation<Request, Event> {
  /** Reads what the operation declares. @throws {@link InvalidRequest} */
  read(request: LambdaRequest, event: Event): Request;
  readonly contentTypes?: ContentTypes;
}

/**
 * Wraps a typed handler into a Lambda function for payload format 1.0. What the handler throws, the function throws:
 * Lambda then counts an error and API Gateway answers 502.
 */
export function proxyHandler<Request>(
  operation: LambdaOperation<Request, LambdaProxyEvent>,
  handle: (request: Request, context: LambdaContext) => LambdaResponse | Promise<LambdaResponse>,
  options: HandlerOptions = {},
): LambdaProxyHandler {
  return async (event, context) => {
    const read = await readOrRefuse(() => operation.read(readProxyEvent(event), event), options);
    if ('refusal' in read) return proxyResult(read.refusal);
    return proxyResult(await handle(read.request, context), operation.contentTypes);
  };
}

/** The same for payload format 2.0 of HTTP APIs, which answer 500 when the function throws. */
export function proxyHandlerV2<Request>(
  operation: LambdaOperation<Request, LambdaProxyEventV2>,
  handle: (request: Request, context: LambdaContext) => LambdaResponse | Promise<LambdaResponse>,
  options: HandlerOptions = {},
): LambdaProxyHandlerV2 {
  return async (event, context) => {
    const read = await readOrRefuse(() => operation.read(readProxyEventV2(event), event), options);
    if ('refusal' in read) return proxyResultV2(read.refusal);
    return proxyResultV2(await handle(read.request, context), operation.contentTypes);
  };
}

/** What every handler is told of the request. */
export function handlerRequest<Event>(request: LambdaRequest, event: Event): HandlerRequest<Event> {
  return {
    httpMethod: request.httpMethod,
    multiValueHeaders: request.headers,
    multiValueQueryStringParameters: request.queryStringParameters,
    event,
  };
}

/** The request, or the answer to one that does not keep to the contract. */
export async function readOrRefuse<Request>(
  read: () => Request,
  { onInvalidRequest = refuse }: HandlerOptions,
): Promise<{ readonly request: Request } | { readonly refusal: LambdaResponse }> {
  try {
    return { request: read() };
  } catch (error) {
    if (!(error instanceof InvalidRequest)) throw error;
    return { refusal: await onInvalidRequest(error) };
  }
}

function refuse({ statusCode, message }: InvalidRequest): LambdaResponse {
  return { statusCode, body: { message } };
}
