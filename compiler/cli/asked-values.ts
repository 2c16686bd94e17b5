import type { Values } from '../document/index.js';

/** Values, and the names that a document asked them for. */
export interface AskedValues {
  readonly values: Values;
  /** Grows while the document is read. */
  readonly asked: ReadonlySet<string>;
}

/** The same values, which note what they are asked for: a name that is in no document was probably misspelt. */
export function askedValues(values: Values): AskedValues {
  const asked = new Set<string>();
  const get = (name: string) => {
    asked.add(name);
    return values.get(name);
  };
  return { values: Object.assign(new Map(values), { get }), asked };
}
