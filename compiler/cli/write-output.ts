import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { manifestName } from './manifest.js';
import { journalName, type OutputPlan } from './output-plan.js';

/** Ending of a file that is being written: `name.ts.0a1b2c3d.gatewright-tmp`. */
const temporaryName = /\.[0-9a-f]{8}\.gatewright-tmp$/;

/** What was done, as paths below the output folder. */
export interface Written {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
  /** Stale but edited since: still there, and no longer listed. */
  readonly left: readonly string[];
}

/**
 * Carries out a plan. Each file is whole or old at any moment, since it is written aside and renamed; files that are
 * the same keep their time. The order lets a build that was cut off be told and mended by the next one: first the
 * journal, which says what is about to be written, then the files, then the manifest, and the journal goes.
 *
 * Throws the error of the file system.
 */
export async function writeOutput(plan: OutputPlan): Promise<Written> {
  const changes = plan.files.filter(({ state }) => state !== 'same');
  const unchanged = plan.files.filter(({ state }) => state === 'same').map(({ file }) => file.path);
  const removed = plan.stale.filter(({ edited }) => !edited).map(({ path }) => path);
  const left = plan.stale.filter(({ edited }) => edited).map(({ path }) => path);
  const written = changes.map(({ file }) => file.path);
  const result = { written, unchanged, removed, left };
  if (changes.length + plan.stale.length === 0 && plan.manifest.state === 'same' && plan.journal === undefined) {
    return result;
  }

  const token = randomBytes(4).toString('hex');
  await mkdir(plan.out, { recursive: true });
  if (plan.journal !== undefined)
    await removeTemporaries(plan.out, [journalName, manifestName, ...plan.journal.files.keys()]);
  await replace(join(plan.out, journalName), plan.journalText, token);
  for (const { file } of changes) {
    const path = join(plan.out, file.path);
    await mkdir(dirname(path), { recursive: true });
    await replace(path, file.text, token);
  }
  for (const path of removed) {
    await rm(join(plan.out, path), { force: true });
    await removeEmptyFolders(plan.out, path);
  }
  await replace(join(plan.out, manifestName), plan.manifest.text, token);
  await rm(join(plan.out, journalName), { force: true });
  return result;
}

async function replace(path: string, text: string, token: string): Promise<void> {
  const temporary = `${path}.${token}.gatewright-tmp`;
  try {
    await writeFile(temporary, text, { flag: 'wx' });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** What an interrupted build left aside: files named after one that it was writing, with the ending of a temporary one. */
async function removeTemporaries(out: string, paths: readonly string[]): Promise<void> {
  const expected = new Set(paths.map((path) => join(out, path)));
  for (const folder of new Set([...expected].map((path) => dirname(path)))) {
    const names = await readdir(folder).catch((): string[] => []);
    for (const name of names) {
      const path = join(folder, name);
      if (temporaryName.test(name) && expected.has(path.replace(temporaryName, ''))) await rm(path, { force: true });
    }
  }
}

async function removeEmptyFolders(out: string, path: string): Promise<void> {
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    try {
      await rmdir(join(out, folder));
    } catch {
      return;
    }
  }
}
