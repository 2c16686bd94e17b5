import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { capturedRun } from '../../fixtures/captured-run.js';
import type { Watcher } from './watcher.js';

/** A document with a schema in a file of its own. */
const api = (title: string): string =>
  `openapi: 3.0.1
info: { title: ${title}, version: '1' }
paths:
  /pets:
    get:
      responses:
        '200': { description: A pet., content: { application/json: { schema: { $ref: 'pet.yaml' } } } }
      x-amazon-apigateway-integration: { type: mock }
`;

describe('gatewright build --watch', function () {
  this.timeout(60_000);
  let cwd: string;
  beforeEach(() => {
    cwd = realpathSync(mkdtempSync(join(tmpdir(), 'gatewright-')));
  });
  afterEach(() => rmSync(cwd, { recursive: true, force: true }));

  const file = (path: string, text: string): void => {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  };
  const template = (out = 'gatewright-out'): string =>
    readFileSync(join(cwd, out, 'cloudformation/template.yaml'), 'utf8');

  /** Builds, then does one step after the other; each gives the files that it changed. */
  async function watched(argv: readonly string[], steps: readonly ((files: readonly string[]) => readonly string[])[]) {
    const rest = [...steps];
    const seen: (readonly string[])[] = [];
    const watcher: Watcher = {
      begin: () => {},
      changed: async (files) => {
        seen.push(files.map((path) => path.slice(cwd.length + 1)).sort());
        return rest
          .shift()?.(files)
          .map((path) => join(cwd, path));
      },
    };
    const run = await capturedRun(['build', ...argv, '--watch', '--target', 'cloudformation'], cwd, {}, watcher);
    return { ...run, seen };
  }

  it('watches the document and the files behind its $refs, and builds again when one changes', async () => {
    file('api.yaml', api('Pets'));
    file('pet.yaml', 'type: object\ndescription: first\n');
    const { exitCode, stdout, seen } = await watched(
      ['api.yaml'],
      [
        () => {
          assert.match(template(), /first/);
          file('pet.yaml', 'type: object\ndescription: second\n');
          return ['pet.yaml'];
        },
        () => {
          assert.match(template(), /second/);
          return [];
        },
      ].slice(0, 1),
    );
    assert.equal(exitCode, 0);
    assert.deepEqual(seen, [
      ['api.yaml', 'pet.yaml'],
      ['api.yaml', 'pet.yaml'],
    ]);
    assert.match(template(), /second/);
    assert.match(stdout, /watching 2 files; Ctrl-C ends it\n\npet\.yaml changed\n/);
  });

  it('keeps watching a document that has become wrong, and everything that belonged to it', async () => {
    file('api.yaml', api('Pets'));
    file('pet.yaml', 'type: object\n');
    const { exitCode, stderr, seen } = await watched(
      ['api.yaml'],
      [
        () => {
          file('api.yaml', 'openapi: [');
          return ['api.yaml'];
        },
        () => {
          file('api.yaml', api('Cats'));
          return ['api.yaml'];
        },
      ],
    );
    assert.match(stderr, /nothing was written/);
    assert.deepEqual(seen[1], ['api.yaml', 'pet.yaml']);
    assert.equal(exitCode, 0);
    assert.match(template(), /Name: Cats/);
  });

  it('builds only the API that has changed, and all of them when the configuration has', async () => {
    file('a/api.yaml', api('A'));
    file('a/pet.yaml', 'type: object\n');
    file('b/api.yaml', api('B'));
    file('b/pet.yaml', 'type: object\n');
    const config = (more: string): string =>
      `export default { apis: [{ file: 'a/api.yaml', out: 'out/a' }, { file: 'b/api.yaml', out: 'out/b' }]${more} };`;
    file('gatewright.config.mjs', config(''));
    const { stdout, seen } = await watched(
      [],
      [
        () => {
          file('b/api.yaml', api('Changed'));
          return ['b/api.yaml'];
        },
        () => {
          assert.match(template('out/b'), /Name: Changed/);
          file('gatewright.config.mjs', config(", endpointType: 'REGIONAL'"));
          return ['gatewright.config.mjs'];
        },
      ],
    );
    assert.deepEqual(seen[0], ['a/api.yaml', 'a/pet.yaml', 'b/api.yaml', 'b/pet.yaml', 'gatewright.config.mjs']);
    const built = stdout
      .split(' changed\n')
      .map((round) => [...round.matchAll(/^(\w\/api\.yaml) →/gm)].map(([, name]) => name));
    assert.deepEqual(built, [['a/api.yaml', 'b/api.yaml'], ['b/api.yaml'], ['a/api.yaml', 'b/api.yaml']]);
    for (const out of ['out/a', 'out/b']) assert.match(template(out), /REGIONAL/);
  });

  it('does not take what it builds on the way for what is deployed', async () => {
    const label = (text: string): readonly string[] => [...text.matchAll(/api_[0-9a-f]{16}/g)].map(([one]) => one);
    const terraform = (name: string): readonly string[] =>
      label(readFileSync(join(cwd, 'gatewright-out/terraform', name), 'utf8'));
    file('pet.yaml', 'type: object\n');
    file('api.yaml', api('One'));
    await capturedRun(['build', 'api.yaml', '--target', 'terraform'], cwd);
    const [deployed] = terraform('main.tf');
    const step = (title: string) => () => {
      file('api.yaml', api(title));
      return ['api.yaml'];
    };
    await watched(['api.yaml', '--target', 'terraform'], [step('Two'), step('One'), step('Three')]);
    assert.notEqual(terraform('main.tf')[0], deployed);
    assert.deepEqual(terraform('retained.tf'), [deployed]);
  });

  it('waits for a configuration that is broken to be mended', async () => {
    file('pet.yaml', 'type: object\n');
    file('api.yaml', api('Pets'));
    file('gatewright.config.mjs', 'export default {');
    const { exitCode } = await watched(
      [],
      [
        (files) => {
          assert.deepEqual(files, [join(cwd, 'gatewright.config.mjs')]);
          file('gatewright.config.mjs', "export default { apis: [{ file: 'api.yaml' }] };");
          return ['gatewright.config.mjs'];
        },
      ],
    );
    assert.equal(exitCode, 0);
    assert.match(template(), /Name: Pets/);
  });

  it('ends when there is nothing to watch, and refuses what makes no sense beside it', async () => {
    const { exitCode, stderr } = await watched([], []);
    assert.equal(exitCode, 1);
    assert.match(stderr, /document-missing/);
    assert.match((await watched(['api.yaml', '--check'], [])).stderr, /'--watch' cannot be used with .*'--check'/);
  });
});
