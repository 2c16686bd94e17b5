import { readFileSync } from 'node:fs';
import { isJsonObject, type JsonValue, member } from '../model/index.js';

/** gatewright's own version: of the nearest package.json above this file, from the sources as from `dist`. */
export function packageVersion(): string {
  for (let folder = new URL('.', import.meta.url); ; folder = new URL('..', folder)) {
    const text = read(new URL('package.json', folder));
    const value: JsonValue = text === undefined ? null : JSON.parse(text);
    const version =
      isJsonObject(value) && member(value, 'name') === 'gatewright' ? member(value, 'version') : undefined;
    if (typeof version === 'string') return version;
    if (folder.pathname === '/' || folder.href === new URL('..', folder).href)
      throw new Error('gatewright has no package.json');
  }
}

function read(url: URL): string | undefined {
  try {
    return readFileSync(url, 'utf8');
  } catch {
    return undefined;
  }
}
