import { createHash } from 'node:crypto';
import { isJsonObject, type JsonValue, member } from '../model/index.js';

/** Name of the manifest in an output folder. */
export const manifestName = 'gatewright.json';

/** What gatewright wrote into an output folder. */
export interface Manifest {
  /** Path below the output folder, with forward slashes, to {@link contentHash}. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * Identity of a file's text, as 64 hexadecimal digits. Line breaks count as LF, so that a checkout which turned them
 * into CRLF does not look like an edit.
 */
export function contentHash(text: string): string {
  return createHash('sha256')
    .update(text.includes('\r') ? text.replaceAll('\r\n', '\n') : text)
    .digest('hex');
}

/** The text of a manifest: one line a file, in order of path, so that a version control system merges it. */
export function manifestText(manifest: Manifest, version: string): string {
  const files = [...manifest.files].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `${JSON.stringify({ gatewright: version, files: Object.fromEntries(files) }, undefined, 2)}\n`;
}

/** Reads the text of a manifest; a string says why it is none. Its paths are checked: a manifest may come from anywhere. */
export function readManifest(text: string): Manifest | string {
  let value: JsonValue;
  try {
    value = JSON.parse(text);
  } catch {
    return 'it is not JSON';
  }
  const entries = isJsonObject(value) ? member(value, 'files') : undefined;
  if (!isJsonObject(entries)) return 'it has no list of files';
  const files = new Map<string, string>();
  for (const [path, hash] of Object.entries(entries)) {
    if (!isOutputPath(path)) return `it lists ${JSON.stringify(path)}, which is no path below the folder`;
    if (typeof hash !== 'string' || !/^[0-9a-f]{64}$/.test(hash)) return `it has no hash for ${path}`;
    files.set(path, hash);
  }
  return { files };
}

/**
 * Whether a path stays below the folder that it is joined to, on every operating system: plain parts joined by single
 * slashes, no drive, no `..`, no name that Windows keeps for devices.
 */
export function isOutputPath(path: string): boolean {
  return path
    .split('/')
    .every(
      (part) =>
        /^[\w$@+,;=!()[\]{}~ .-]+$/.test(part) &&
        !/^\.+$/.test(part) &&
        !/[. ]$/.test(part) &&
        !/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(part),
    );
}
