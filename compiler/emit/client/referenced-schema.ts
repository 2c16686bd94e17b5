import { type Contract, isJsonObject, type JsonObject } from '../../model/index.js';
import { referencedName } from '../typescript/index.js';

/** The schema itself, or what its chain of references ends in; undefined when that is nothing. */
export function referencedSchema(value: JsonObject | boolean, contract: Contract): JsonObject | boolean | undefined {
  const seen = new Set<string>();
  let current: JsonObject | boolean | undefined = value;
  while (isJsonObject(current)) {
    const name = referencedName(current);
    if (name === undefined) return current;
    if (seen.has(name)) return undefined;
    seen.add(name);
    current = contract.schemas.get(name)?.value;
  }
  return current;
}
