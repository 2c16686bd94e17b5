import { buildAll, report } from './build.js';
import type { BuildOptions } from './command-options.js';
import { configPath } from './config-path.js';
import type { Host } from './host.js';
import { pathOf } from './path-of.js';
import { printable } from './printable.js';
import { createProgress } from './progress.js';
import type { RetainedDeployments } from './retained-deployments.js';
import { shownPath } from './shown-path.js';
import { fileWatcher } from './watcher.js';

/**
 * Runs `gatewright build --watch`: builds, waits for a change in anything that was read, the configuration included,
 * and builds the APIs that it belongs to. It ends when its host stops watching, or at once when nothing is named.
 */
export async function watch(file: string | undefined, options: BuildOptions, host: Host): Promise<0 | 1> {
  const watcher = host.watcher?.() ?? fileWatcher();
  const config = configPath(options.config, host.cwd);
  /** By document: what its API was last built from. */
  const filesOf = new Map<string, readonly string[]>();
  const retained: RetainedDeployments = new Map();
  /** Documents to build; undefined = all. */
  let only: ReadonlySet<string> | undefined;
  for (;;) {
    watcher.begin();
    const start = host.now();
    const progress = createProgress(host, options.quiet !== true);
    const result = await buildAll(file, options, host, progress, { only, retained });
    progress.end();
    const exitCode = report(result, options, host, host.now() - start);

    if (result.jobs !== undefined) {
      const named = new Set(result.jobs.map((job) => job.file));
      for (const known of filesOf.keys()) if (!named.has(known)) filesOf.delete(known);
      for (const job of result.jobs) if (!filesOf.has(job.file)) filesOf.set(job.file, [pathOf(job.file)]);
    }
    for (const { api } of result.apis) {
      // A document that could not be read still consists of what it consisted of.
      const read = api.document?.files ?? filesOf.get(api.job.file) ?? [];
      filesOf.set(api.job.file, [...new Set([pathOf(api.job.file), ...read])]);
    }
    const watched = [...new Set([...(config === undefined ? [] : [config]), ...[...filesOf.values()].flat()])];
    if (watched.length === 0) return exitCode;
    if (options.quiet !== true) {
      host.stdout.write(`watching ${watched.length} ${watched.length === 1 ? 'file' : 'files'}; Ctrl-C ends it\n`);
    }

    const changed = await watcher.changed(watched);
    if (changed === undefined) return exitCode;
    if (options.quiet !== true) {
      host.stdout.write(`\n${changed.map((path) => printable(shownPath(path, host.cwd))).join(', ')} changed\n`);
    }
    only =
      config !== undefined && changed.includes(config)
        ? undefined
        : new Set([...filesOf].filter(([, files]) => files.some((one) => changed.includes(one))).map(([one]) => one));
  }
}
