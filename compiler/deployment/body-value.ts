import { isIntrinsic, type Value } from '../model/index.js';

/**
 * The value without `null`s, which CloudFormation refuses wherever they stand: members and elements that are null are
 * left out. What has none comes back as it is. Undefined when the value itself is null.
 *
 * @param found called for every null that is left out
 */
export function bodyValue(value: Value, found: () => void): Value | undefined {
  if (value === null) {
    found();
    return undefined;
  }
  if (typeof value !== 'object' || isIntrinsic(value)) return value;
  if (isList(value)) {
    let changed = false;
    const kept: Value[] = [];
    for (const element of value) {
      const clean = bodyValue(element, found);
      if (clean !== element) changed = true;
      if (clean !== undefined) kept.push(clean);
    }
    return changed ? kept : value;
  }
  let changed = false;
  const kept: [string, Value][] = [];
  for (const [key, member] of Object.entries(value)) {
    const clean = bodyValue(member, found);
    if (clean !== member) changed = true;
    if (clean !== undefined) kept.push([key, clean]);
  }
  return changed ? Object.fromEntries(kept) : value;
}

/** `Array.isArray` for lists that are read only. */
function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
