import { type FSWatcher, statSync, watch } from 'node:fs';
import { dirname } from 'node:path';

/** Notices when files change. */
export interface Watcher {
  /** Files are about to be read: what changes from now on counts. */
  begin(): void;
  /**
   * Waits until some of the files have changed, appeared or gone since {@link begin}, and nothing has happened for a
   * moment. Gives those files; undefined = nobody waits any more.
   *
   * @param files absolute paths
   */
  changed(files: readonly string[]): Promise<readonly string[] | undefined>;
}

/** What a watcher takes from the machine, so that a test can be that machine. */
export interface WatcherSurroundings {
  /** Calls back whenever something happens in the folder; gives what ends that. Throws when the folder cannot be watched. */
  watchFolder(folder: string, happened: () => void): () => void;
  /** Calls back after a moment of rest; gives what cancels that. */
  afterRest(callback: () => void): () => void;
  /** Milliseconds since 1970, by the clock that file times come from. */
  now(): number;
  /** A file's state, and when it was last changed in milliseconds since 1970; undefined = it is not there. */
  stateOf(file: string): { readonly state: string; readonly changed: number } | undefined;
}

/**
 * A watcher of files by their folders: editors replace a file when they save it, and a watch on the file itself would
 * stay with the old one. Each event only makes it look at the files themselves.
 */
export function fileWatcher(surroundings: WatcherSurroundings = machine): Watcher {
  const { watchFolder, afterRest, now, stateOf } = surroundings;
  const known = new Map<string, string>();
  let began = 0;
  const changedOf = (files: readonly string[]): readonly string[] =>
    files.filter((file) => {
      const found = stateOf(file);
      const before = known.get(file);
      // One that was not known when reading began is told by its time.
      return before === undefined ? found !== undefined && found.changed >= began : before !== (found?.state ?? '');
    });
  const remember = (files: readonly string[]): void => {
    for (const file of files) known.set(file, stateOf(file)?.state ?? '');
  };
  return {
    begin() {
      began = now();
    },
    changed(files) {
      const early = changedOf(files);
      remember(files);
      if (early.length > 0) return Promise.resolve(early);
      return new Promise((resolve) => {
        let cancel: (() => void) | undefined;
        const look = (): void => {
          const late = changedOf(files);
          if (late.length === 0) return;
          for (const end of ends) end();
          remember(files);
          resolve(late);
        };
        const happened = (): void => {
          cancel?.();
          cancel = afterRest(look);
        };
        const folders = new Set(files.map((file) => dirname(file)));
        const ends = [...folders].map((folder) => nearest(folder, (one) => watchFolder(one, happened)));
        // What changed between the first look and the watch.
        happened();
      });
    },
  };
}

/** Watches the folder, or the nearest one above it that is there. */
function nearest(folder: string, watchOne: (folder: string) => () => void): () => void {
  try {
    return watchOne(folder);
  } catch (error) {
    const above = dirname(folder);
    if (above === folder) throw error;
    return nearest(above, watchOne);
  }
}

/** Milliseconds without an event after which a change is complete: editors write in several steps. */
const rest = 50;

const machine: WatcherSurroundings = {
  watchFolder(folder, happened) {
    const watcher: FSWatcher = watch(folder, happened);
    // A folder that goes away is a change as well; the files say which.
    watcher.on('error', happened);
    return () => watcher.close();
  },
  afterRest(callback) {
    const timer = setTimeout(callback, rest);
    return () => clearTimeout(timer);
  },
  now: () => Date.now(),
  stateOf(file) {
    try {
      const { mtimeMs, size, ino } = statSync(file);
      return { state: `${mtimeMs} ${size} ${ino}`, changed: mtimeMs };
    } catch {
      return undefined;
    }
  },
};
