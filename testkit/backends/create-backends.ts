import { type Backends, systemClock, systemRandom, type UpstreamAnswer, type UpstreamCall } from '../exchange/index.js';
import type { Backend, BackendSurroundings } from './backend.js';
import { type BackendIndex, backendIndex } from './backend-index.js';
import { callTraits } from './call-keys.js';
import { isMswHandler, type MswHttpHandler, mswHandler } from './msw-handler.js';
import { nearest } from './nearest.js';
import { type CallLog, callLog, type RecordedCall } from './recorded-call.js';
import { UnansweredCall } from './unanswered-call.js';

/** What a gateway takes for a backend: `lambda()` and its like, or any `http.*` handler of msw. */
export type BackendDefinition = Backend | MswHttpHandler;

/** The backends of a gateway. */
export interface BackendSet extends Backends {
  /** Puts backends in front of those that there are, the first of them foremost. */
  use(...definitions: readonly BackendDefinition[]): void;
  /** Takes away what `use` has put in front, forgets the calls, and makes `{ once: true }` handlers as good as new. */
  reset(): void;
  /**
   * What reached a backend, oldest first; the last 1,000 calls are kept.
   *
   * @param backend The name of a function as it was given to `lambda()`, the name of a service, `POST https://…` of an
   *   msw handler, `examples`, `passthrough`; or the backend itself.
   * @throws Error when the gateway has no such backend
   */
  calls(backend: string | BackendDefinition): readonly RecordedCall[];
}

/** Makes the backends of a gateway. The first that matches a call answers it. */
export function createBackends(
  definitions: readonly BackendDefinition[],
  surroundings: Partial<BackendSurroundings> = {},
): BackendSet {
  const around: BackendSurroundings = {
    accountId: surroundings.accountId ?? '123456789012',
    region: surroundings.region ?? 'us-east-1',
    clock: surroundings.clock ?? systemClock(),
    random: surroundings.random ?? systemRandom(),
    // Asked each time: another may take its place.
    get api() {
      return surroundings.api;
    },
  };
  const known = new WeakMap<BackendDefinition, Backend>();
  const backendOf = (definition: BackendDefinition): Backend => {
    const backend = known.get(definition) ?? (isMswHandler(definition) ? mswHandler(definition) : definition);
    known.set(definition, backend);
    return backend;
  };
  const initial = definitions.map(backendOf);
  const logs = new Map<string, CallLog>();
  let current: readonly Backend[];
  let index: BackendIndex;
  const install = (backends: readonly Backend[]): void => {
    current = backends;
    index = backendIndex(backends);
    for (const { name } of backends) if (!logs.has(name)) logs.set(name, callLog());
  };
  install(initial);

  const ask = (
    call: UpstreamCall,
    candidates: readonly Backend[],
    first: number,
  ): UpstreamAnswer | Promise<UpstreamAnswer> => {
    const backend = candidates[first];
    if (backend === undefined) throw new UnansweredCall(call, current);
    const log = logs.get(backend.name);
    // Noted when it arrives: a backend that never answers has been called too.
    log?.add(call);
    const orNext = (answer: UpstreamAnswer | undefined): UpstreamAnswer | Promise<UpstreamAnswer> => {
      if (answer !== undefined) return answer;
      log?.remove(call);
      return ask(call, candidates, first + 1);
    };
    const answer = backend.answer(call, around);
    return answer instanceof Promise ? answer.then(orNext) : orNext(answer);
  };

  return {
    // Not an async function: that would cost a turn of the queue more.
    call(call) {
      try {
        return ask(call, index.find(callTraits(call)), 0);
      } catch (error) {
        return Promise.reject(error);
      }
    },
    use(...added) {
      install([...added.map(backendOf), ...current]);
    },
    reset() {
      logs.clear();
      install(initial);
      for (const backend of initial) backend.restore?.();
    },
    calls(backend) {
      const name = typeof backend === 'string' ? backend : backendOf(backend).name;
      const log = logs.get(name);
      if (log !== undefined) return log.all();
      const near = nearest(name, logs.keys());
      const names = near.length > 0 ? near : [...logs.keys()].slice(0, 5);
      const question =
        names.length > 0 ? ` Did you mean ${names.map((each) => JSON.stringify(each)).join(' or ')}?` : '';
      throw new Error(`The gateway has no backend ${JSON.stringify(name)}.${question}`);
    },
  };
}
