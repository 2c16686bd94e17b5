import type { Backend } from './backend.js';
import type { CallTraits } from './call-keys.js';

/** Finds the backends that may answer a call, in their order. */
export interface BackendIndex {
  /** Those that have any of the call's keys, and whose prefix its URL has. */
  find(traits: CallTraits): readonly Backend[];
}

interface Placed {
  readonly place: number;
  readonly backend: Backend;
}

/** Indexes backends by their keys, so that a call costs the same however many there are. */
export function backendIndex(backends: readonly Backend[]): BackendIndex {
  const byKey = new Map<string, Placed[]>();
  backends.forEach((backend, place) => {
    for (const key of new Set(backend.keys)) {
      const placed = byKey.get(key);
      if (placed === undefined) byKey.set(key, [{ place, backend }]);
      else placed.push({ place, backend });
    }
  });
  return {
    find({ keys, url }) {
      const found: Placed[] = [];
      let lists = 0;
      for (const key of keys) {
        const list = byKey.get(key);
        if (list === undefined) continue;
        lists += 1;
        for (const placed of list) if (isWithin(placed.backend, url)) found.push(placed);
      }
      // A list is in order; a backend with several keys stands in several lists.
      return lists < 2 ? found.map(({ backend }) => backend) : inOrder(found);
    },
  };
}

function isWithin({ urlPrefix }: Backend, url: string | undefined): boolean {
  return urlPrefix === undefined || url?.startsWith(urlPrefix) === true;
}

function inOrder(found: Placed[]): readonly Backend[] {
  found.sort((one, other) => one.place - other.place);
  return [...new Set(found.map(({ backend }) => backend))];
}
