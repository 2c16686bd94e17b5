import { lstat, readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import type { OutputFile } from '../emit/output-file.js';
import { contentHash, isOutputPath, type Manifest, manifestName, manifestText, readManifest } from './manifest.js';

/** Name of the file that stands in an output folder while it is being written: the manifest of what is to be. */
export const journalName = '.gatewright-writing.json';

/** What a file of the output is on disk: absent, the same, different, or different from what gatewright last wrote. */
export type FileState = 'absent' | 'same' | 'different' | 'edited';

export interface PlannedFile {
  readonly file: OutputFile;
  readonly state: FileState;
  /** What is on disk now; absent where nothing is. */
  readonly current?: string;
}

/** A file that gatewright wrote earlier and that is no longer part of the output. */
export interface StaleFile {
  readonly path: string;
  /** It differs from what gatewright wrote: it is left where it is. */
  readonly edited: boolean;
}

/** What writing an output folder would do. Nothing has been written yet. */
export interface OutputPlan {
  /** Absolute path of the output folder. */
  readonly out: string;
  readonly files: readonly PlannedFile[];
  readonly stale: readonly StaleFile[];
  /** The manifest's new text, and whether the one on disk says the same. */
  readonly manifest: { readonly text: string; readonly state: 'absent' | 'same' | 'different' };
  /** The journal's text: what this build writes, and what interrupted ones were writing. */
  readonly journalText: string;
  /** What an interrupted build left behind. */
  readonly journal?: Manifest;
}

/** What {@link planOutput} needs to know beside the files. */
export interface PlanOptions {
  /** Version of gatewright, for the manifest. */
  readonly version: string;
  /** How a path of the output is shown to the user. */
  readonly shown: (path: string) => string;
  /** Whether a file that gatewright wrote earlier, and that is none of `files`, stays as it is. Default: none does. */
  readonly kept?: (path: string) => boolean;
}

/**
 * Compares the files with what is in the folder `out`. A list of errors when writing would touch what is not
 * gatewright's: a file that no manifest lists, or a place outside the folder.
 *
 * Throws when a path of `files` is not one: emitters make paths, documents do not.
 */
export async function planOutput(
  out: string,
  files: readonly OutputFile[],
  options: PlanOptions,
): Promise<OutputPlan | readonly Diagnostic[]> {
  checkPaths(files);
  const shownOut = options.shown('');
  const known = await readKnown(out, manifestName);
  if (typeof known === 'string') {
    return [diagnostic('manifest-invalid', { path: options.shown(manifestName), reason: known, out: shownOut })];
  }
  // A journal that cannot be read was cut off before any file of the build was touched.
  const journalRead = await readKnown(out, journalName);
  const journal = typeof journalRead === 'object' ? journalRead : undefined;

  const errors: Diagnostic[] = [];
  const planned: PlannedFile[] = [];
  const hashes = new Map<string, string>();
  for (const file of files) {
    hashes.set(file.path, contentHash(file.text));
    const place = await look(out, file.path);
    if (place.kind === 'outside') {
      errors.push(diagnostic('output-outside', { path: options.shown(file.path), out: shownOut }));
    } else if (place.kind === 'absent') {
      planned.push({ file, state: 'absent' });
    } else if (place.kind === 'file' && sameText(place.text, file.text)) {
      planned.push({ file, state: 'same', current: place.text });
    } else if (place.kind === 'file' && (known?.files.has(file.path) || journal?.files.has(file.path))) {
      const edited = !wroteIt(file.path, place.text, known, journal);
      planned.push({ file, state: edited ? 'edited' : 'different', current: place.text });
    } else {
      errors.push(diagnostic('output-not-ours', { path: options.shown(file.path) }));
    }
  }

  const stale: StaleFile[] = [];
  for (const path of new Set([...(known?.files.keys() ?? []), ...(journal?.files.keys() ?? [])])) {
    if (hashes.has(path)) continue;
    const place = await look(out, path);
    if (options.kept?.(path) === true) {
      const hash = place.kind === 'file' ? contentHash(place.text) : undefined;
      const listed = [known, journal].map((manifest) => manifest?.files.get(path));
      // An edited file stays an edited one: the list says what gatewright wrote.
      const written =
        listed.find((one) => one !== undefined && one === hash) ?? listed.find((one) => one !== undefined);
      if (written !== undefined) hashes.set(path, written);
    } else if (place.kind === 'file') stale.push({ path, edited: !wroteIt(path, place.text, known, journal) });
    else if (place.kind !== 'absent') stale.push({ path, edited: true });
  }
  if (errors.length > 0) return errors;

  const text = manifestText({ files: hashes }, options.version);
  const manifest = await look(out, manifestName);
  const state =
    manifest.kind === 'absent' ? 'absent' : manifest.kind === 'file' && manifest.text === text ? 'same' : 'different';
  return {
    out,
    files: planned,
    stale,
    manifest: { text, state },
    journalText: manifestText({ files: new Map([...(journal?.files ?? []), ...hashes]) }, options.version),
    ...(journalRead === undefined ? {} : { journal: journal ?? { files: new Map() } }),
  };
}

function checkPaths(files: readonly OutputFile[]): void {
  const seen = new Set<string>();
  for (const { path } of files) {
    // Two names that differ in case alone are one file on macOS and Windows.
    const folded = path.toLowerCase();
    if (!isOutputPath(path) || seen.has(folded) || folded === manifestName || folded === journalName) {
      throw new Error(`An emitter gave the path ${JSON.stringify(path)}`);
    }
    seen.add(folded);
  }
}

function wroteIt(path: string, text: string, ...manifests: readonly (Manifest | undefined)[]): boolean {
  const hash = contentHash(text);
  return manifests.some((manifest) => manifest?.files.get(path) === hash);
}

function sameText(a: string, b: string): boolean {
  return a === b || (a.includes('\r\n') && a.replaceAll('\r\n', '\n') === b);
}

/** The manifest of that name; undefined when there is none, a string when it is none. */
async function readKnown(out: string, name: string): Promise<Manifest | string | undefined> {
  const place = await look(out, name);
  if (place.kind === 'absent') return undefined;
  return place.kind === 'file' ? readManifest(place.text) : 'it is no file';
}

type Place = { readonly kind: 'absent' | 'outside' | 'other' } | { readonly kind: 'file'; readonly text: string };

/** What is at a path below the folder. No symbolic link is followed out of it, and none counts as a file. */
async function look(out: string, path: string): Promise<Place> {
  const parts = path.split('/');
  let place = out;
  for (const part of parts.slice(0, -1)) {
    place = join(place, part);
    const entry = await lstat(place).catch(absent);
    if (entry === undefined) return { kind: 'absent' };
    if (entry.isSymbolicLink()) {
      const [inner, outer] = await Promise.all([realpath(place).catch(absent), realpath(out)]);
      if (inner === undefined || !inner.startsWith(outer + sep)) return { kind: 'outside' };
    } else if (!entry.isDirectory()) return { kind: 'other' };
  }
  place = join(place, parts.at(-1) ?? '');
  const entry = await lstat(place).catch(absent);
  if (entry === undefined) return { kind: 'absent' };
  return entry.isFile() ? { kind: 'file', text: await readFile(place, 'utf8') } : { kind: 'other' };
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
  return undefined;
}
