const units: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['b', 1],
  ['kb', 1e3],
  ['mb', 1e6],
  ['gb', 1e9],
]);

/** Reads a number of bytes: `5000000`, `500 kB`, `20MB`. Undefined when it is none, or not above zero. */
export function readSize(text: string): number | undefined {
  const [, digits = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text.trim()) ?? [];
  const factor = units.get(unit.toLowerCase());
  const bytes = Math.floor(Number(digits) * (factor ?? Number.NaN));
  return digits !== '' && Number.isSafeInteger(bytes) && bytes > 0 ? bytes : undefined;
}

/** A number of bytes for a person: `812 B`, `14.2 kB`, `3.1 MB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 999_950) return `${(bytes / 1e3).toFixed(1)} kB`;
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
