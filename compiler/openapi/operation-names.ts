import type { HttpMethod } from '../model/index.js';

/** What a name is made of. */
export interface NameSource {
  readonly operationId?: string;
  readonly method: HttpMethod;
  readonly path: string;
}

/**
 * Names that no function or member may have: JavaScript's reserved words, globals that strict code may not shadow, and
 * members that every object has or that make an object something else (`then` makes it a promise).
 */
const reserved: ReadonlySet<string> = new Set(
  `abstract any arguments as async await bigint boolean break case catch class const constructor continue debugger
  declare default delete do else enum eval export extends false finally for from function get hasOwnProperty if
  implements import in infinity instanceof interface isPrototypeOf let nan never new null number object of package
  private propertyIsEnumerable protected prototype public return set static string super switch symbol then this throw
  toJSON toLocaleString toString true try type typeof undefined unknown valueOf var void while with yield`
    .split(/\s+/)
    .map((word) => word.toLowerCase()),
);

/** Longer names help nobody; a document may hold anything. */
const maximumLength = 100;

/**
 * Names for operations, in their order: camel case, from operationId or else from method and path. ASCII letters and
 * digits and letters of other scripts that JavaScript allows; no reserved word; unique without regard to case, those with
 * an operationId first, so that an operation without one takes no name from it.
 */
export function operationNames(sources: readonly NameSource[]): readonly string[] {
  const names = new Map<NameSource, string>();
  const taken = new Set<string>();
  /** The number to try next for a name: a document with the same name everywhere must not take forever. */
  const counts = new Map<string, number>();
  const name = (source: NameSource, wanted: string): void => {
    const key = wanted.toLowerCase();
    for (let count = counts.get(key) ?? 1; ; count++) {
      const candidate = count === 1 ? wanted : `${wanted}${count}`;
      if (taken.has(candidate.toLowerCase())) continue;
      taken.add(candidate.toLowerCase());
      counts.set(key, count + 1);
      names.set(source, candidate);
      return;
    }
  };
  // Letters that are lost in the identifier make two ids one: the earlier keeps the name.
  for (const source of sources) {
    if (source.operationId !== undefined && wordsOf(source.operationId).length > 0) {
      name(source, identifier(wordsOf(source.operationId)));
    }
  }
  for (const source of sources) {
    if (names.has(source)) continue;
    const words = wordsOf(source.path);
    name(source, identifier([source.method.toLowerCase(), ...(words.length === 0 ? ['root'] : words)]));
  }
  return sources.map((source) => names.get(source) ?? '');
}

/** Runs of characters that may stand in an identifier; `_` and `$` part words. */
function wordsOf(written: string): readonly string[] {
  return written.normalize('NFC').match(/[\p{ID_Start}\p{Nd}][\p{ID_Start}\p{Nd}\p{Mn}\p{Mc}]*/gu) ?? [];
}

function identifier(words: readonly string[]): string {
  // `LIST_BOOKS` shouts; `getHTTPStatus` means its capitals.
  const shouts = words.every((word) => word === word.toUpperCase());
  const cased = words.map((word, index) => {
    const lower = shouts ? word.toLowerCase() : word;
    if (index > 0) return lower.charAt(0).toUpperCase() + lower.slice(1);
    // A leading run of capitals becomes small, but for the one that begins the next word: `HTTPGet` → `httpGet`.
    return lower.replace(/^(?:[A-Z]+(?![a-z])|[A-Z])/, (capitals) => capitals.toLowerCase());
  });
  // Cutting must not split a surrogate pair.
  const joined = [...cased.join('')].slice(0, maximumLength).join('');
  const begun = /^\p{Nd}/u.test(joined) ? `op${joined}` : joined;
  return reserved.has(begun.toLowerCase()) ? `${begun}Operation` : begun;
}
