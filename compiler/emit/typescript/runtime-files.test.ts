import assert from 'node:assert/strict';
import { runtimeFiles } from './runtime-files.js';
import { defaultTypeScriptOptions } from './typescript-options.js';

describe('runtimeFiles', () => {
  it('gives the files with all that they import, and rewrites the extension', async () => {
    const files = await runtimeFiles(['send'], 'client/runtime', { importExtension: '.ts' });
    const paths = new Set(files.map(({ path }) => path));
    assert.ok(paths.has('client/runtime/backoff.ts'));
    assert.ok(![...paths].some((path) => /sigv4|lambda|test/.test(path)));
    for (const { path, text } of files) {
      for (const [, specifier] of text.matchAll(/from '(\.[^']+)'/g)) {
        assert.ok(paths.has(`client/runtime/${specifier?.slice(2)}`), `${path} imports ${specifier}`);
      }
    }
  });

  it('keeps folders', async () => {
    const files = await runtimeFiles(['validation/messages'], 'validators/runtime', defaultTypeScriptOptions);
    assert.ok(files.every(({ path }) => path.startsWith('validators/runtime/validation/')));
    assert.ok(files.some(({ path }) => path.endsWith('/validation/messages.ts')));
  });
});
