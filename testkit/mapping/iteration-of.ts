import type { MapValue, Value } from './value.js';

/** The turns of a loop. */
export interface Iteration {
  readonly items: readonly Value[];
  readonly from: number;
  /** The map that they are a view of. */
  readonly owner?: MapValue | undefined;
}

/** What `#foreach` loops over; undefined when it does not loop. */
export function iterationOf(value: Value): Iteration | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  switch (value.kind) {
    case 'list':
      return { items: value.items, from: 0, owner: value.owner };
    case 'map':
      return { items: [...value.entries.values()], from: 0, owner: value };
    case 'iterator': {
      const from = value.index;
      value.index = value.items.length;
      return { items: value.items, from };
    }
    case 'scope':
      return { items: [...value.entries.values()], from: 0 };
    default:
      return undefined;
  }
}
