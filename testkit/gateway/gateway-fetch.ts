import type { GatewayRequest, GatewayResponse } from '../exchange/index.js';
import { webRequest } from './web-request.js';
import { webResponse } from './web-response.js';

/**
 * `handle` with the signature of the global `fetch`. Every URL reaches the gateway, whatever its host; a host that is
 * neither the default endpoint nor the custom domain counts as the default endpoint.
 *
 * @param spelling lower case to the spelling of header names, for requests whose `Headers` have lost it
 */
export function gatewayFetch(
  handle: (request: GatewayRequest) => Promise<GatewayResponse>,
  spelling: ReadonlyMap<string, string>,
): typeof fetch {
  return async (input, init) => {
    // A `null` stands for no signal, whatever the request has.
    const signal = init?.signal === undefined && input instanceof Request ? input.signal : init?.signal;
    const made = webRequest(input, init, spelling);
    const request = made instanceof Promise ? await made : made;
    signal?.throwIfAborted();
    const answer = handle(request);
    const answered = await (signal === undefined || signal === null ? answer : untilAborted(answer, signal));
    return webResponse(answered, request.method);
  };
}

/**
 * The answer, or the reason of the signal, whichever comes first. Every `Request` has a signal, and listening costs more
 * than most answers take: only one that is not there at once is worth it.
 */
function untilAborted<Answer>(answer: Promise<Answer>, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    let isListening = false;
    const listen = (): void => {
      isListening = true;
      if (signal.aborted) abort();
      else signal.addEventListener('abort', abort, { once: true });
    };
    const settle = (): void => {
      unheard.delete(listen);
      if (isListening) signal.removeEventListener('abort', abort);
    };
    soon(listen);
    answer.then(
      (value) => {
        settle();
        resolve(value);
      },
      (error: unknown) => {
        settle();
        reject(error);
      },
    );
  });
}

/** Those who will listen when the event loop comes round. One immediate for all: each takes as long as a short answer. */
const unheard = new Set<() => void>();
let isDue = false;
/** Taken before any test puts fake timers in its place: one immediate that is never run would silence all signals to come. */
const whenLoopComesRound = globalThis.setImmediate;

function soon(listen: () => void): void {
  unheard.add(listen);
  if (isDue) return;
  isDue = true;
  whenLoopComesRound(() => {
    isDue = false;
    const listeners = [...unheard];
    unheard.clear();
    for (const each of listeners) each();
  });
}
