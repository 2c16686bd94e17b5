import type { JsonValue } from '../../compiler/model/index.js';

/** Whether the claim, a list or a text with blanks between, names one of the scopes. */
export function hasScope(claim: JsonValue | undefined, scopes: readonly string[]): boolean {
  const given: readonly JsonValue[] =
    typeof claim === 'string' ? claim.split(/\s+/) : Array.isArray(claim) ? claim : [];
  return given.some((scope) => typeof scope === 'string' && scopes.includes(scope));
}
