import type { Backend } from './backend.js';
import type { CallTraits } from './call-keys.js';

/** Finds the backends that may answer a call, in their order. */
export interface BackendIndex {
  /** Those that have any of the call's keys, and whose prefix its URL has. */
  find(traits: CallTraits): Iterator<Backend>;
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
      const lists: (readonly Placed[])[] = [];
      for (const key of keys) {
        const list = byKey.get(key);
        if (list !== undefined) lists.push(list);
      }
      return merged(lists, (backend) => isWithin(backend, url));
    },
  };
}

function isWithin({ urlPrefix }: Backend, url: string | undefined): boolean {
  return urlPrefix === undefined || url?.startsWith(urlPrefix) === true;
}

/** Members of the lists by their places. Most calls have one list, and ask for its first member alone. */
function* merged(lists: readonly (readonly Placed[])[], isFound: (backend: Backend) => boolean): Generator<Backend> {
  const next = lists.map(() => 0);
  let last = -1;
  for (;;) {
    let first: Placed | undefined;
    let from = -1;
    for (let index = 0; index < lists.length; index++) {
      const placed = lists[index]?.[next[index] ?? 0];
      if (placed !== undefined && (first === undefined || placed.place < first.place)) {
        first = placed;
        from = index;
      }
    }
    if (first === undefined) return;
    next[from] = (next[from] ?? 0) + 1;
    // A backend with several keys stands in several lists.
    if (first.place !== last && isFound(first.backend)) yield first.backend;
    last = first.place;
  }
}
