import assert from 'node:assert/strict';
import { fileWatcher, type WatcherSurroundings } from './watcher.js';

/** A machine whose files, folders and clock the test moves. */
function machine(files: Record<string, number>) {
  const callbacks = new Map<string, () => void>();
  let resting: (() => void) | undefined;
  let time = 100;
  const surroundings: WatcherSurroundings = {
    watchFolder(folder, happened) {
      if (folder.startsWith('/gone')) throw new Error('ENOENT');
      callbacks.set(folder, happened);
      return () => void callbacks.delete(folder);
    },
    afterRest(callback) {
      resting = callback;
      return () => {
        resting = undefined;
      };
    },
    now: () => time,
    stateOf: (file) => (files[file] === undefined ? undefined : { state: String(files[file]), changed: files[file] }),
  };
  return {
    watcher: fileWatcher(surroundings),
    folders: () => [...callbacks.keys()],
    touch(file: string) {
      time += 1;
      files[file] = time;
    },
    happen: (folder: string) => callbacks.get(folder)?.(),
    rest: () => resting?.(),
  };
}

describe('a watcher of files', () => {
  it('waits for a change and for rest, and looks at the files themselves', async () => {
    const { watcher, touch, happen, rest, folders } = machine({ '/a/x': 1, '/b/y': 1 });
    watcher.begin();
    let found: readonly string[] | undefined;
    const changed = watcher.changed(['/a/x', '/b/y']).then((files) => {
      found = files;
    });
    assert.deepEqual(folders(), ['/a', '/b']);
    happen('/a');
    rest();
    await Promise.resolve();
    assert.equal(found, undefined, 'another file of the folder has changed');
    touch('/a/x');
    touch('/b/y');
    happen('/a');
    happen('/b');
    rest();
    await changed;
    assert.deepEqual(found, ['/a/x', '/b/y']);
    assert.deepEqual(folders(), []);
  });

  it('notices what changed while files were being read', async () => {
    const { watcher, touch } = machine({ '/a/x': 1 });
    watcher.begin();
    touch('/a/x');
    assert.deepEqual(await watcher.changed(['/a/x']), ['/a/x']);
    watcher.begin();
    touch('/a/x');
    assert.deepEqual(await watcher.changed(['/a/x']), ['/a/x']);
  });

  it('does not build for ever because of a file from the future', async () => {
    const { watcher, folders } = machine({ '/a/x': 1_000_000 });
    watcher.begin();
    assert.deepEqual(await watcher.changed(['/a/x']), ['/a/x']);
    watcher.begin();
    void watcher.changed(['/a/x']);
    assert.deepEqual(folders(), ['/a']);
  });

  it('notices a file that goes and one that comes, in a folder that was not there', async () => {
    const files: Record<string, number> = { '/a/x': 1 };
    const { watcher, happen, rest, touch, folders } = machine(files);
    watcher.begin();
    const gone = watcher.changed(['/a/x']);
    delete files['/a/x'];
    happen('/a');
    rest();
    assert.deepEqual(await gone, ['/a/x']);
    watcher.begin();
    const come = watcher.changed(['/gone/deep/z']);
    assert.deepEqual(folders(), ['/']);
    touch('/gone/deep/z');
    happen('/');
    rest();
    assert.deepEqual(await come, ['/gone/deep/z']);
  });
});
