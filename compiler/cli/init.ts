import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { findingsText } from './findings-text.js';
import type { Host } from './host.js';
import { initFiles } from './init-files.js';
import { packageVersion } from './package-version.js';
import { pathExists } from './path-exists.js';
import { printable } from './printable.js';
import { shownPath } from './shown-path.js';
import { colorsFor } from './terminal-colors.js';

/**
 * Runs `gatewright init`: writes a small working project into a folder. Nothing that is there is ever overwritten: when
 * one of its files exists, nothing is written at all, and the exit code is 1.
 */
export async function init(folder: string | undefined, host: Host): Promise<0 | 1> {
  const root = resolve(host.cwd, folder ?? '.');
  const files = initFiles(packageName(root), packageVersion());
  const shown = (path: string): string => shownPath(join(root, path), host.cwd);
  const fail = (found: readonly Diagnostic[]): 1 => {
    const findings = found.map((one) => ({ diagnostic: one }));
    host.stderr.write(findingsText(findings, { colors: colorsFor(host.stderr, host.env), all: true }));
    return 1;
  };

  const taken: string[] = [];
  for (const path of files.keys()) if (await pathExists(join(root, path))) taken.push(path);
  if (taken.length > 0) return fail(taken.map((path) => diagnostic('init-file-exists', { path: shown(path) })));

  const lines: string[] = [];
  for (const [path, text] of files) {
    const target = join(root, path);
    try {
      await mkdir(dirname(target), { recursive: true });
      // Whatever has come between is not overwritten either.
      await writeFile(target, text, { flag: 'wx' });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return fail([diagnostic('output-unwritable', { path: shown(path), reason })]);
    }
    lines.push(`  ${printable(shown(path))}`);
  }
  const enter = shownPath(root, host.cwd) === '.' ? '' : `cd ${shellWord(shownPath(root, host.cwd))}, then `;
  host.stdout.write(
    `${lines.join('\n')}\n\nNext: ${printable(enter)}npm install, and npm test. api.yaml is where to begin.\n`,
  );
  return 0;
}

/** The folder's name as npm takes it. */
function packageName(root: string): string {
  const name = basename(root)
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return name === '' || name === 'gatewright' || name === 'node-modules' ? 'greetings' : name.slice(0, 214);
}

/** A path as one would type it. */
function shellWord(path: string): string {
  return /^[\w./@+-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
