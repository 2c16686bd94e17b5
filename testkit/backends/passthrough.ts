import {
  type Header,
  type HttpCall,
  headerOf,
  type LambdaCall,
  sizeOf,
  type UpstreamAnswer,
} from '../exchange/index.js';
import type { Backend, BackendSurroundings } from './backend.js';
import { anyCall } from './call-keys.js';
import { nodeHttpCall } from './node-http-call.js';

/** Where `passthrough()` sends calls. */
export interface PassthroughOptions {
  /** Send requests of HTTP integrations, and the requests of authorizers, to their own URLs. Default true. */
  readonly http?: boolean;
  /**
   * Origin that calls of AWS's services go to, `http://127.0.0.1:4566`; `Host` stays that of the service. Default: they
   * go nowhere, since their signatures hold at no real service.
   */
  readonly aws?: string;
  /** Origin of an Invoke endpoint that calls of functions go to, `http://127.0.0.1:3001`. Default: that of `aws`. */
  readonly lambda?: string;
}

/**
 * Sends what no backend before it has answered over the network, to real HTTP backends or to a local emulator. Nothing
 * else of a gateway touches the network.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export function passthrough({ http = true, aws, lambda = aws }: PassthroughOptions = {}): Backend {
  return {
    name: 'passthrough',
    display: 'passthrough()',
    keys: [anyCall],
    answer(call, surroundings) {
      switch (call.kind) {
        case 'lambda':
          return lambda === undefined ? undefined : invoke(call, lambda, surroundings);
        case 'http':
          if (call.service !== undefined) {
            return aws === undefined ? undefined : nodeHttpCall(call, movedTo(aws, call.url));
          }
          return http ? nodeHttpCall(call, call.url) : undefined;
        default:
          return call satisfies never;
      }
    },
  };
}

/** The URL with another scheme, host and port; path and query as they stand. */
function movedTo(origin: string, url: string): string {
  return originOf(origin) + url.replace(/^[^:]*:\/\/[^/?#]*/, '');
}

const originOf = (origin: string): string => origin.replace(/\/+$/, '');

/**
 * Lambda's Invoke, unsigned: emulators do not ask for a signature. Streaming functions are invoked so too, and answer when
 * they are done: the event stream of `InvokeWithResponseStream` is not read.
 */
async function invoke(call: LambdaCall, origin: string, { region }: BackendSurroundings): Promise<UpstreamAnswer> {
  const name = encodeURIComponent(call.functionName);
  const qualifier = call.qualifier === undefined ? '' : `?Qualifier=${encodeURIComponent(call.qualifier)}`;
  const url = `${originOf(origin)}/2015-03-31/functions/${name}/invocations${qualifier}`;
  const headers: Header[] = [
    ['Content-Type', 'application/json'],
    ['Content-Length', String(sizeOf(call.payload))],
    ['X-Amz-Invocation-Type', call.invocationType],
    // Emulators read the region from the signature; this one holds nowhere.
    [
      'Authorization',
      `AWS4-HMAC-SHA256 Credential=gatewright/20260101/${region}/lambda/aws4_request, SignedHeaders=host, Signature=0`,
    ],
  ];
  const request: HttpCall = {
    kind: 'http',
    purpose: call.purpose,
    method: 'POST',
    url,
    headers,
    body: call.payload,
    requestId: call.requestId,
    streaming: false,
  };
  const answer = await nodeHttpCall(request, url);
  if (answer.kind !== 'http') return answer;
  const payload = answer.body ?? '';
  if (answer.status === 403) return { kind: 'failure', reason: 'permission', message: `${url} answers 403` };
  if (answer.status >= 300) return { kind: 'failure', reason: 'network', message: `${url} answers ${answer.status}` };
  const functionError = headerOf(answer.headers, 'x-amz-function-error');
  return {
    kind: 'lambda',
    payload,
    ...(functionError === undefined ? {} : { functionError: functionError === 'Handled' ? 'Handled' : 'Unhandled' }),
  };
}
