/** Words that cannot name a type or a binding of a module, and globals whose place a name must not take. */
const taken = new Set(
  (
    'any arguments as async await bigint boolean break case catch class const constructor continue debugger declare default delete ' +
    'do else enum eval export extends false finally for from function get if implements import in infer instanceof interface ' +
    'intrinsic is keyof let module namespace never new null number object of out package private protected public readonly ' +
    'require return satisfies set static string super switch symbol this throw true try type typeof undefined unique unknown ' +
    'using var void while with yield NaN Infinity globalThis __proto__ ' +
    'Array Blob Boolean Date Error Exclude Extract FormData Function Headers Map Number Object Omit Partial Pick Promise ' +
    'ReadableStream Readonly Record Request Required Response Set String Symbol URL Uint8Array'
  ).split(' '),
);

/**
 * An identifier made from any text: its runs of ASCII letters and digits, joined in camel case (`get-pet by_id` →
 * `getPetById`) or Pascal case. Never empty, never a reserved word, never the name of a global that emitted code uses.
 */
export function identifier(text: string, letterCase: 'camel' | 'pascal'): string {
  const words =
    text
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/g, '')
      .match(/[A-Za-z0-9]+/g) ?? [];
  const joined = words.map((word, index) => (index === 0 ? word : capitalise(word))).join('');
  const [first = ''] = words;
  let name = letterCase === 'pascal' ? capitalise(joined) : lowerFirstWord(joined, first);
  if (name === '') name = letterCase === 'pascal' ? 'Unnamed' : 'unnamed';
  if (/^[0-9]/.test(name)) name = `_${name}`;
  return taken.has(name) ? `${name}_` : name;
}

/** `URLShortener` → `urlShortener`, `GetPet` → `getPet`, `ID` → `id`. */
function lowerFirstWord(joined: string, first: string): string {
  const capitals = /^[A-Z]+/.exec(first)?.[0].length ?? 0;
  if (capitals === 0) return joined;
  const lowered = capitals === first.length || capitals === 1 ? capitals : capitals - 1;
  return joined.slice(0, lowered).toLowerCase() + joined.slice(lowered);
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Whether the text can stand as a property name without quotes. `__proto__` cannot: there it would set the prototype. */
export function isPlainName(text: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(text) && text !== '__proto__';
}

/** Hands out names, each once: the wanted one, else with the first free number from 2 on. The order of the calls decides. */
export function uniqueNames(reserved: Iterable<string> = []): (wanted: string) => string {
  const used = new Set(reserved);
  return (wanted) => {
    let name = wanted;
    for (let count = 2; used.has(name); count++) name = /\d$/.test(wanted) ? `${wanted}_${count}` : `${wanted}${count}`;
    used.add(name);
    return name;
  };
}
