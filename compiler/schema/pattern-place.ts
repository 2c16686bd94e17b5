import { childLocation, type Location } from '../diagnostics/index.js';
import { isJsonObject, type JsonValue, member } from '../model/index.js';
import { schemaKeywords, schemaListKeywords, schemaMapKeywords } from './subschema-keywords.js';

/** Where the keyword `pattern` of that text stands in the schema at `at`; undefined when it does not stand there. */
export function patternPlace(schema: JsonValue, at: Location, pattern: string): Location | undefined {
  // A list instead of recursion: documents decide how deep they are.
  const open: { readonly value: JsonValue; readonly at: Location }[] = [{ value: schema, at }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, at: place } = next;
    if (!isJsonObject(value)) continue;
    if (member(value, 'pattern') === pattern) return childLocation(place, 'pattern');
    for (const [key, inner] of Object.entries(value)) {
      const below = childLocation(place, key);
      if (schemaKeywords.has(key)) open.push({ value: inner, at: below });
      if (schemaMapKeywords.has(key) && isJsonObject(inner)) {
        for (const [name, each] of Object.entries(inner)) open.push({ value: each, at: childLocation(below, name) });
      } else if (schemaListKeywords.has(key) && Array.isArray(inner)) {
        inner.forEach((each, index) => {
          open.push({ value: each, at: childLocation(below, index) });
        });
      }
    }
  }
  return undefined;
}
