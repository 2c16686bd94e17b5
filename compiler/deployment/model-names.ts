import { diagnostic, type Report } from '../diagnostics/index.js';
import type { NamedSchema } from '../model/index.js';
import { uniqueNames } from './unique-names.js';

/**
 * The names of the models, by the keys of the schemas: API Gateway takes letters and digits alone. The same schemas in
 * the same order give the same names; those that are fine as they are keep theirs.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
export function modelNames(schemas: ReadonlyMap<string, NamedSchema>, report: Report): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = uniqueNames();
  const isModelName = (name: string): boolean => /^[A-Za-z0-9]+$/.test(name);
  for (const name of schemas.keys()) if (isModelName(name)) names.set(name, taken.take(name));
  for (const [name, schema] of schemas) {
    const wanted = isModelName(name) ? names.get(name) : taken.take(modelName(name));
    if (wanted === undefined || wanted === name) continue;
    names.set(name, wanted);
    report(diagnostic('model-renamed', { name, newName: wanted }, schema.at));
  }
  return names;
}

/** `order-line` → `orderLine`, `acme.Order` → `acmeOrder`; a name without a letter or digit becomes `Model`. */
function modelName(name: string): string {
  const [first = '', ...rest] = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  return first === '' ? 'Model' : first + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
