import type { JsonValue } from '../model/index.js';
import { checkJson } from './check-json.js';
import { countMembers } from './count-members.js';
import { skipSpace, skipString } from './json-scanner.js';
import type { Parsed } from './parse-yaml.js';

/**
 * Reads JSON. The engine's parser does the work; our own slower one runs only when something is wrong and has to be
 * named and placed: an error of the syntax, nesting, or a key that is there twice.
 */
export function parseJson(text: string): Parsed {
  const value = tryParse(text);
  // Objects that lost no member hold as many members as the text has keys.
  if (value !== undefined && countMembers(value) === countKeys(text)) return { value, faults: [] };
  const faults = checkJson(text);
  return { value: faults.length === 0 ? value : undefined, faults };
}

function tryParse(text: string): JsonValue | undefined {
  try {
    const value: JsonValue = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/** Strings of a valid JSON text that are followed by a colon. */
function countKeys(text: string): number {
  let count = 0;
  for (let start = text.indexOf('"'); start !== -1; ) {
    const next = skipSpace(text, skipString(text, start));
    if (text.charCodeAt(next) === 0x3a) count++;
    start = text.indexOf('"', next);
  }
  return count;
}
