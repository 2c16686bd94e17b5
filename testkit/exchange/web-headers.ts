import type { HeaderList } from './header-list.js';
import { headerBytes } from './header-value.js';

/**
 * Headers for the web's `Headers`, each value as its bytes. A record where no name is repeated: it is taken in a third of
 * the time that pairs need.
 */
export function webHeaders(headers: HeaderList): Record<string, string> | [string, string][] {
  const record: Record<string, string> = {};
  for (const [name, value] of headers) {
    if (name === '__proto__' || Object.hasOwn(record, name)) {
      return headers.map(([each, text]): [string, string] => [each, headerBytes(text)]);
    }
    record[name] = headerBytes(value);
  }
  return record;
}
