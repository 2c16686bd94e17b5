import { type Diagnostic, diagnostic, type Location } from '../diagnostics/index.js';
import { nearest } from '../extensions/index.js';
import type { MethodSurroundings } from './method.js';

/** Says that no request validator has that name, and which one may be meant. */
export function unknownValidator(
  name: string,
  declared: MethodSurroundings['requestValidators'],
  at: Location,
): Diagnostic {
  const suggestion = nearest(name, [...declared.keys()]);
  return suggestion === undefined
    ? diagnostic('validator-unknown', { name }, at)
    : diagnostic('validator-misspelt', { name, suggestion }, at);
}
