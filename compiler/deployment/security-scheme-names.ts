import type { SecurityScheme } from '../model/index.js';
import { uniqueNames } from './unique-names.js';
import { pascalCase } from './words.js';

/**
 * The keys of the security schemes in the Body, by their keys in the document. They differ only where a placeholder
 * stands in one: a template cannot have functions in keys, and no call ever shows the name.
 */
export function securitySchemeNames(schemes: ReadonlyMap<string, SecurityScheme>): ReadonlyMap<string, string> {
  const names = uniqueNames();
  return new Map(
    [...schemes.keys()].map((name) => [name, names.take(name.includes('${') ? pascalCase(name) || 'Scheme' : name)]),
  );
}
