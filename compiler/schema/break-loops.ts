import type { Check, SchemaIndex, SchemaPlan } from './plan.js';

/**
 * Finds schemas that come back to themselves on the same instance, through `allOf`, `anyOf`, `oneOf`, `not` or
 * `dependencies`, and puts a `loop` check where the circle closes. Members and elements may be circular: they end with
 * the instance.
 *
 * @param schemas changed in place
 * @returns the names of the schemas at which circles closed
 */
export function breakLoops(schemas: SchemaPlan[]): readonly (readonly string[])[] {
  const state = new Map<SchemaIndex, 'open' | 'done'>();
  const closed = new Set<SchemaIndex>();
  for (let start = 0; start < schemas.length; start += 1) {
    if (state.has(start)) continue;
    const stack = [{ index: start, next: branches(schemas[start]) }];
    state.set(start, 'open');
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const branch = top.next.pop();
      if (branch === undefined) {
        state.set(top.index, 'done');
        stack.pop();
      } else if (state.get(branch) === 'open') closed.add(branch);
      else if (!state.has(branch)) {
        state.set(branch, 'open');
        stack.push({ index: branch, next: branches(schemas[branch]) });
      }
    }
  }
  return [...closed].map((index) => {
    const name = schemas[index]?.name ?? [];
    schemas[index] = { name, checks: [{ keyword: 'loop' }], properties: new Map(), patternProperties: [] };
    return name;
  });
}

function branches(schema: SchemaPlan | undefined): SchemaIndex[] {
  return (schema?.checks ?? []).flatMap(branchesOf);
}

/** The schemas that a check applies to the same instance. */
function branchesOf(check: Check): readonly SchemaIndex[] {
  switch (check.keyword) {
    case 'allOf':
    case 'anyOf':
    case 'oneOf':
      return check.schemas;
    case 'not':
      return [check.schema];
    case 'dependencies':
      return check.dependencies.flatMap((dependency) => ('schema' in dependency ? [dependency.schema] : []));
    default:
      return [];
  }
}
