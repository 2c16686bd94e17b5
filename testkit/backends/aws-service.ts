import type { JsonValue } from '../../compiler/model/index.js';
import {
  type AwsServiceCall,
  type HeaderList,
  type HttpAnswer,
  type HttpCall,
  headerOf,
  textOf,
} from '../exchange/index.js';
import { answerOfResponse } from './answer-of-response.js';
import type { Backend } from './backend.js';
import { serviceKey } from './call-keys.js';
import { parseSent } from './parse-sent.js';

/** The exact request that AWS would send to the service, signed. */
export interface AwsServiceRequest extends HttpCall {
  readonly service: AwsServiceCall;
  /** The body as text. */
  text(): string;
  /** The body, parsed. @throws SyntaxError when it is no JSON */
  json(): unknown;
}

/** What the service answers. */
export interface AwsServiceResponse {
  /** Default 200. */
  readonly status?: number;
  readonly headers?: HeaderList | { readonly [name: string]: string };
  /** Bytes and texts as they are; anything else is written as JSON. */
  readonly body?: string | Uint8Array | ReadableStream<Uint8Array> | JsonValue;
}

/** Answers for a service of AWS. */
export type AwsServiceHandler = (
  request: AwsServiceRequest,
) => AwsServiceResponse | Response | Promise<AwsServiceResponse | Response>;

/**
 * A service of AWS that integrations call through `action/…` and `path/…` URIs.
 *
 * ```ts
 * awsService('dynamodb', (request) => ({ body: { Item: { id: { S: '1' } } } }));
 * ```
 *
 * @param name as the URI has it: `sqs`, `sns`, `dynamodb`, `states`, `s3`, `kinesis`, `events`, `firehose` …
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html#apigw-Type-Integration-uri
 */
export function awsService(name: string, handler: AwsServiceHandler): Backend {
  return {
    name,
    display: `awsService(${JSON.stringify(name)}, …)`,
    target: name,
    keys: [serviceKey(name)],
    async answer(call) {
      if (call.kind !== 'http' || call.service === undefined) return undefined;
      const response = await handler(serviceRequest(call, call.service));
      if (response instanceof Response) return answerOfResponse(response, call.streaming === true);
      return answerOf(response, call.service);
    },
  };
}

function serviceRequest(call: HttpCall, service: AwsServiceCall): AwsServiceRequest {
  const { kind, purpose, method, url, body, requestId, calledBy } = call;
  const text = (): string => textOf(body);
  return {
    kind,
    purpose,
    method,
    url,
    // They are signed when somebody reads them.
    get headers() {
      return call.headers;
    },
    body,
    service,
    requestId,
    ...(calledBy === undefined ? {} : { calledBy }),
    text,
    json: () => parseSent(call, text()),
  };
}

function answerOf({ status = 200, headers = [], body }: AwsServiceResponse, service: AwsServiceCall): HttpAnswer {
  const list = [...('length' in headers && Array.isArray(headers) ? headers : Object.entries(headers))];
  if (body === undefined || typeof body === 'string' || body instanceof Uint8Array || body instanceof ReadableStream) {
    return { kind: 'http', status, headers: list, body };
  }
  if (headerOf(list, 'content-type') === undefined) list.push(['Content-Type', jsonTypeFor(service)]);
  return { kind: 'http', status, headers: list, body: JSON.stringify(body) };
}

/** Services with one of AWS's JSON protocols answer in the type that they are asked in. */
function jsonTypeFor({ contentType }: AwsServiceCall): string {
  return contentType?.startsWith('application/x-amz-json-') === true ? contentType : 'application/json';
}
