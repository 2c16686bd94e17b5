/**
 * A place in a source document, as a JSON Pointer: cheap to carry on every node of the model.
 * `document` turns it into a {@link Position} when somebody has to read it.
 */
export interface Location {
  /** Path of the file as it is shown to the user. */
  readonly file: string;
  /** JSON Pointer (RFC 6901) into that file, `''` for the root. */
  readonly pointer: string;
  /** Point at the key of the member instead of its value. Default: the value. */
  readonly key?: true;
  /** Zero-based offset, in UTF-16 units, inside the string value at `pointer`, e.g. in a mapping template. */
  readonly offset?: number;
}

/** A place in a file as editors count: lines and columns from 1, columns in UTF-16 units. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Length of the marked text on that line; 1 when unknown. */
  readonly length?: number;
}

/** The location of a member of the value at `location`. */
export function childLocation(location: Location, key: string | number): Location {
  return { file: location.file, pointer: `${location.pointer}/${escapePointer(String(key))}` };
}

/** The same location, pointing at the key of the member. */
export function keyLocation(location: Location): Location {
  return { file: location.file, pointer: location.pointer, key: true };
}

/** One reference token of a JSON Pointer, escaped. */
export function escapePointer(token: string): string {
  return /[~/]/.test(token) ? token.replaceAll('~', '~0').replaceAll('/', '~1') : token;
}

/** The reference tokens of a JSON Pointer, unescaped. */
export function pointerTokens(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}
