import { compileTypes } from './compile-types.js';
import type { LibrarySchema } from './type-text.js';

/**
 * The placeholders `$gwN` of a set of types: what stands for a name, for a text, or for a type that the library has yet
 * to make. Equal things have equal placeholders, so that each distinct type is compiled once.
 */
export interface TypePlaceholders {
  readonly typeName: (name: string) => string;
  readonly text: (text: string) => string;
  readonly compile: (schema: LibrarySchema) => string;
  /** Lets the library compile what has been asked for. @returns how many of the types it could not make. */
  resolve(): Promise<number>;
  /** The text with every placeholder replaced, at any depth; names of types get the prefix. */
  expand(text: string, prefix?: string): string;
}

type Entry =
  | { readonly kind: 'typeName'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'compiled'; readonly index: number };

/** Placeholders outside strings and comments, which are matched as well, as wholes. */
const placeholderPattern = /"(?:[^"\\]|\\.)*"|\/\*[\s\S]*?\*\/|\$gw(\d+)/g;

export function typePlaceholders(): TypePlaceholders {
  const entries: Entry[] = [];
  const byKey = new Map<string, string>();
  const schemas: LibrarySchema[] = [];
  let compiled: readonly string[] = [];

  const once = (key: string, make: () => Entry): string => {
    let placeholder = byKey.get(key);
    if (placeholder === undefined) {
      placeholder = `$gw${entries.length}`;
      entries.push(make());
      byKey.set(key, placeholder);
    }
    return placeholder;
  };
  const expand = (text: string, prefix: string): string =>
    text.replace(placeholderPattern, (token: string, number: string | undefined) => {
      const entry = number === undefined ? undefined : entries[Number(number)];
      if (entry === undefined) return token;
      if (entry.kind === 'typeName') return prefix + entry.text;
      return expand(entry.kind === 'text' ? entry.text : (compiled[entry.index] ?? 'unknown'), prefix);
    });

  return {
    typeName: (name) => once(`name ${name}`, () => ({ kind: 'typeName', text: name })),
    text: (text) => once(`text ${text}`, () => ({ kind: 'text', text })),
    compile: (schema) =>
      once(`schema ${JSON.stringify(schema)}`, () => ({ kind: 'compiled', index: schemas.push(schema) - 1 })),
    async resolve() {
      let unknowns = 0;
      compiled = await compileTypes(schemas, () => unknowns++);
      return unknowns;
    },
    expand: (text, prefix = '') => expand(text, prefix),
  };
}
