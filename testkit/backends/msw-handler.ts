import { type HttpCall, headerOf, type UpstreamAnswer } from '../exchange/index.js';
import { answerOfResponse } from './answer-of-response.js';
import type { Backend } from './backend.js';
import { handlerReach } from './handler-reach.js';
import { nodeHttpCall } from './node-http-call.js';
import { type MatchPath, plainPath } from './plain-path.js';
import { requestOfCall } from './request-of-call.js';
import { type RunnableHandler, runHandler } from './run-handler.js';

/**
 * What is needed of the handlers that msw's `http.get()` and its like make, whichever copy of msw has made them.
 *
 * @see https://mswjs.io/docs/api/http
 */
export interface MswHttpHandler extends RunnableHandler {
  readonly info: { readonly header: string; readonly method: unknown; readonly path: unknown };
}

/** Whether it is a handler of msw for HTTP; those for GraphQL and WebSocket are none. */
export function isMswHandler(definition: object): definition is MswHttpHandler {
  if (!('info' in definition) || !('run' in definition) || typeof definition.run !== 'function') return false;
  const { info } = definition;
  return typeof info === 'object' && info !== null && 'header' in info && 'method' in info && 'path' in info;
}

/** A handler of msw as a backend. It sees a web `Request`: header names in lower case, no body on GET and HEAD. */
export function mswHandler(handler: MswHttpHandler): Backend {
  const { header, method, path } = handler.info;
  const verb = typeof method === 'string' ? method.toLowerCase() : 'all';
  const shown = typeof path === 'string' ? JSON.stringify(path) : path instanceof RegExp ? String(path) : '…';
  const matchPath = typeof method === 'string' ? plainPath(path) : undefined;
  return {
    name: header,
    display: `http.${verb}(${shown}, …)`,
    ...(typeof path === 'string' ? { target: header } : {}),
    ...handlerReach(method, path),
    answer: (call) => (call.kind === 'http' ? answerBy(handler, matchPath, call) : undefined),
    restore() {
      handler.isUsed = false;
    },
  };
}

async function answerBy(
  handler: MswHttpHandler,
  matchPath: MatchPath | undefined,
  call: HttpCall,
): Promise<UpstreamAnswer | undefined> {
  const streaming = call.streaming === true;
  const params = headerOf(call.headers, 'cookie') === undefined ? matchPath?.(call.url) : undefined;
  const parsed = params && { params, cookies: {} };
  const { response, finish } = await runHandler(handler, requestOfCall(call), call.requestId, streaming, parsed);
  const answer = await answerBehind(response, call, streaming);
  await finish?.();
  return answer;
}

/** Undefined for a handler that returns nothing: it leaves the request to the next, as in msw. */
async function answerBehind(
  response: Response | undefined,
  call: HttpCall,
  streaming: boolean,
): Promise<UpstreamAnswer | undefined> {
  if (response === undefined) return undefined;
  if (response.headers.get('x-msw-intention') === 'passthrough') return nodeHttpCall(call, call.url);
  return answerOfResponse(response, streaming);
}
