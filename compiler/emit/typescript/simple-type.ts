import type { CopiedSchema } from './json-schema-copy.js';

const scalarTypes = new Map([
  ['string', 'string'],
  ['number', 'number'],
  ['integer', 'number'],
  ['boolean', 'boolean'],
  ['null', 'null'],
]);

/**
 * The type of a schema that is one scalar, one reference, or an array of one; undefined for any other. Most parameters
 * and many bodies are no more than that, and a call of the library costs a hundred times as much.
 */
export function simpleType(copy: CopiedSchema): string | undefined {
  const { type, tsType, items } = copy;
  const keys = Object.keys(copy).length;
  if (typeof tsType === 'string' && keys === 1) return tsType;
  if (typeof type !== 'string') return undefined;
  if (keys === 1) return scalarTypes.get(type);
  if (type === 'array' && keys === 2 && isCopy(items)) {
    const item = simpleType(items);
    return item === undefined ? undefined : `${item}[]`;
  }
  return undefined;
}

function isCopy(value: unknown): value is CopiedSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
