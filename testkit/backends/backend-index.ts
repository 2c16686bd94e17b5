import type { Backend } from './backend.js';

/** Finds the backends that may answer a call, in their order. */
export interface BackendIndex {
  /** Those that have any of the keys. */
  find(keys: readonly string[]): Iterable<Backend>;
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
    find(keys) {
      const lists: (readonly Placed[])[] = [];
      for (const key of keys) {
        const list = byKey.get(key);
        if (list !== undefined) lists.push(list);
      }
      return merged(lists);
    },
  };
}

/** Members of the lists by their places. Most calls have one list, and ask for its first member alone. */
function* merged(lists: readonly (readonly Placed[])[]): Generator<Backend> {
  const [only] = lists;
  if (lists.length === 1 && only !== undefined) {
    for (const { backend } of only) yield backend;
    return;
  }
  const next = lists.map(() => 0);
  let last = -1;
  for (;;) {
    let first: Placed | undefined;
    let from = -1;
    lists.forEach((list, index) => {
      const placed = list[next[index] ?? 0];
      if (placed !== undefined && (first === undefined || placed.place < first.place)) {
        first = placed;
        from = index;
      }
    });
    if (first === undefined) return;
    next[from] = (next[from] ?? 0) + 1;
    // A backend with several keys stands in several lists.
    if (first.place !== last) yield first.backend;
    last = first.place;
  }
}
