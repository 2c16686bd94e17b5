import type { JsonObject, JsonValue } from '../model/index.js';

/** An object of the properties that have a value. */
export function given(properties: { readonly [name: string]: JsonValue | undefined }): JsonObject {
  const kept: [string, JsonValue][] = [];
  for (const [name, value] of Object.entries(properties)) if (value !== undefined) kept.push([name, value]);
  return Object.fromEntries(kept);
}
