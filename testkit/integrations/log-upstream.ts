import {
  domainSuffix,
  type Exchange,
  type HeaderList,
  invokeStatus,
  type LambdaCall,
  type UpstreamAnswer,
  type UpstreamCall,
  type UpstreamFailure,
} from '../exchange/index.js';
import { invokeAnswerHeaders } from './invoke-answer-headers.js';
import type { AwsNames } from './settle-text.js';

/**
 * The lines of the execution log about a call, where Lambda is a service like any other. Headers and their order are seen.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
export function logUpstreamCall(exchange: Exchange, call: UpstreamCall): void {
  const { log, deployed } = exchange;
  if (log === undefined) return;
  const url = call.kind === 'http' ? call.url : invokeUrl(call, deployed.surroundings);
  log(`Endpoint request URI: ${url}`);
  log(`Endpoint request headers: ${call.kind === 'http' ? printHeaders(call.headers) : invokeHeaders(exchange)}`);
  log(`Endpoint request body after transformations: ${printBody(call.kind === 'http' ? call.body : call.payload)}`);
  log(`Sending request to ${url}`);
}

function invokeUrl({ functionArn, streaming }: LambdaCall, { region, partition }: AwsNames): string {
  const service = `https://lambda.${region}.${domainSuffix(partition)}`;
  return streaming === true
    ? `${service}/2021-11-15/functions/${functionArn}/response-streaming-invocations`
    : `${service}/2015-03-31/functions/${functionArn}/invocations`;
}

/** Those with which API Gateway invokes a function; AWS's log ends in the middle of the last. */
function invokeHeaders({ requestId, deployed, time }: Exchange): string {
  const headers = printHeaders([
    ['x-amzn-lambda-integration-tag', requestId],
    ['Authorization', '*'.repeat(64)],
    ['X-Amz-Date', new Date(time).toISOString().replace(/[:-]|\.\d+/g, '')],
    ['x-amzn-apigateway-api-id', deployed.apiId],
    ['Accept', 'application/json'],
    ['User-Agent', `AmazonAPIGateway_${deployed.apiId}`],
    ['X-Amz-Security-Token', ''],
  ]);
  return `${headers.slice(0, -1)} [TRUNCATED]`;
}

/** The lines of the execution log about what came back. */
export function logUpstreamAnswer(exchange: Exchange, answer: Exclude<UpstreamAnswer, UpstreamFailure>): void {
  const { log, integrationLatency } = exchange;
  if (log === undefined) return;
  const status = answer.kind === 'http' ? answer.status : invokeStatus(exchange);
  log(`Received response. Status: ${status}, Integration latency: ${integrationLatency} ms`);
  const headers = answer.kind === 'http' ? answer.headers : invokeAnswerHeaders(exchange, answer.functionError);
  log(`Endpoint response headers: ${printHeaders(headers)}`);
  log(
    `Endpoint response body before transformations: ${printBody(answer.kind === 'http' ? answer.body : answer.payload)}`,
  );
}

/** A signature is starred but for its end (seen). */
function printHeaders(headers: HeaderList): string {
  const texts = headers.map(([name, value]) => {
    const isSecret = name.toLowerCase() === 'authorization' && value.length > 6;
    return `${name}=${isSecret ? '*'.repeat(value.length - 6) + value.slice(-6) : value}`;
  });
  return `{${texts.join(', ')}}`;
}

function printBody(body: string | Uint8Array | ReadableStream<Uint8Array> | undefined): string {
  if (body === undefined) return '';
  if (typeof body === 'string') return body;
  return body instanceof Uint8Array ? '[Binary Data]' : '[Stream]';
}
