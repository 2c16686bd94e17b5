import type { JsonValue } from '../model/index.js';
import { maxDepth } from './limits.js';

/** Members of all objects in the value; undefined when objects and lists are nested deeper than is allowed. */
export function countMembers(root: JsonValue): number | undefined {
  let count = 0;
  let level: JsonValue[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    const next: JsonValue[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      if (depth === maxDepth) return undefined;
      const members: readonly JsonValue[] = Array.isArray(value) ? value : Object.values(value);
      if (!Array.isArray(value)) count += members.length;
      for (const member of members) if (typeof member === 'object' && member !== null) next.push(member);
    }
    level = next;
  }
  return count;
}
