import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Diagnostic } from '../diagnostics/index.js';
import { apiJobs } from './api-jobs.js';
import type { BuildOptions } from './command-options.js';

describe('what a command is to do', () => {
  let cwd: string;
  let found: Diagnostic[];

  beforeEach(() => {
    cwd = realpathSync(mkdtempSync(join(tmpdir(), 'gatewright-')));
    found = [];
  });
  afterEach(() => rmSync(cwd, { recursive: true, force: true }));

  const file = (path: string, text: string) => {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  };
  const jobs = (name: string | undefined, options: BuildOptions = {}, folder = cwd) =>
    apiJobs('build', name, options, folder, (diagnostic) => found.push(diagnostic));
  const messages = () => found.map(({ code, message }) => `${code}: ${message}`);

  it('takes defaults where nothing is said', async () => {
    const planned = await jobs('specs/api.yaml');
    assert.deepEqual(planned, {
      typecheck: false,
      apis: [
        {
          file: join(cwd, 'specs/api.yaml'),
          shownFile: 'specs/api.yaml',
          out: join(cwd, 'gatewright-out'),
          shownOut: 'gatewright-out',
          targets: ['client', 'validators', 'handlers', 'cloudformation', 'terraform'],
          runtime: 'inline',
          importExtension: '.js',
          kept: [],
          set: [],
          deployment: { accountRole: false, withoutDocumentation: false },
          values: new Map(),
          root: join(cwd, 'specs'),
          allowRemote: false,
          allowOutside: false,
        },
      ],
    });
  });

  it('reads targets, values, sizes and the type of API from the command line', async () => {
    const planned = await jobs('a.yaml', {
      target: ['terraform,client', 'client'],
      set: ['Name=a=b', 'Empty='],
      maxSize: '1.5 MB',
      protocol: 'HTTP',
    });
    const [job] = planned?.apis ?? [];
    assert.deepEqual(job?.targets, ['client', 'terraform']);
    assert.deepEqual(
      [...(job?.values ?? [])],
      [
        ['Name', 'a=b'],
        ['Empty', ''],
      ],
    );
    assert.equal(job?.maxSize, 1_500_000);
    assert.equal(job?.protocol, 'HTTP');
  });

  const wrong: readonly (readonly [BuildOptions, RegExp])[] = [
    [{ target: ['client,clients'] }, /The option --target cannot be clients: it is one of client, validators/],
    [{ target: [''] }, /The option --target cannot be : it is one of/],
    [{ protocol: 'websocket' }, /The option --protocol cannot be websocket: it is rest or http/],
    [{ runtime: 'external' }, /The option --runtime cannot be external/],
    [{ set: ['=x'] }, /The option --set cannot be =x: it is name=value/],
    [{ set: ['x'] }, /The option --set cannot be x: it is name=value/],
    [{ maxSize: '0' }, /The option --max-size cannot be 0/],
    [{ maxSize: '20 parsecs' }, /The option --max-size cannot be 20 parsecs/],
    [{ out: '' }, /The option --out cannot be ''/],
    [{ env: 'prod' }, /The configuration has no environment prod. It has: none/],
    [{ env: '__proto__' }, /The configuration has no environment __proto__/],
    [{ config: 'nowhere.ts' }, /The configuration nowhere.ts cannot be loaded: there is no such file/],
  ];
  for (const [options, message] of wrong) {
    it(`refuses ${JSON.stringify(options)}`, async () => {
      assert.equal(await jobs('a.yaml', options), undefined);
      assert.equal(found.length, 1);
      assert.match(messages().join(), message);
    });
  }

  it('keeps a pointer into a template as it is', async () => {
    const [job] = (await jobs('sub/../t.yaml#/Resources/../Api/'))?.apis ?? [];
    assert.equal(job?.file, `${join(cwd, 't.yaml')}#/Resources/../Api/`);
    assert.equal(job?.root, cwd);
  });

  it('asks for a document when there is none to be found', async () => {
    assert.equal(await jobs(undefined), undefined);
    assert.match(messages().join(), /document-missing: No document is named/);
  });

  describe('with a configuration', () => {
    const config = (text: string, name = 'gatewright.config.ts') => file(name, text);

    it('does all APIs, found from a folder below, with paths relative to the configuration', async () => {
      config(`
        interface Named { readonly file: string }
        const apis: readonly Named[] = [{ file: 'a.yaml' }, { file: 'deep/b c.yaml' }];
        export default { apis, importExtension: '.ts' };
      `);
      file('deep/x', '');
      const planned = await jobs(undefined, {}, join(cwd, 'deep'));
      assert.deepEqual(messages(), []);
      assert.deepEqual(
        planned?.apis.map((job) => [job.file, job.out, job.importExtension]),
        [
          [join(cwd, 'a.yaml'), join(cwd, 'gatewright-out/a'), '.ts'],
          [join(cwd, 'deep/b c.yaml'), join(cwd, 'gatewright-out/b-c'), '.ts'],
        ],
      );
    });

    it('lets the command line win over the API, and the API over the configuration', async () => {
      config(`export default {
        targets: ['client'], runtime: 'import', typecheck: true,
        values: { A: 'all', B: 'all', C: 'all', D: 'all' },
        environments: { prod: { C: 'prod', D: 'prod', Cond: true } },
        apis: [{ file: 'a.yaml', targets: ['terraform'], values: { B: 'api', C: 'api', D: 'api' }, protocol: 'http', out: 'gen' }],
      };`);
      const planned = await jobs('a.yaml', { env: 'prod', set: ['D=line'], protocol: 'rest' });
      const [job] = planned?.apis ?? [];
      assert.deepEqual(Object.fromEntries(job?.values ?? []), { A: 'all', B: 'api', C: 'prod', D: 'line', Cond: true });
      assert.deepEqual(
        [job?.targets, job?.runtime, job?.protocol, job?.out],
        [['terraform'], 'import', 'REST', join(cwd, 'gen')],
      );
      assert.equal(planned?.typecheck, true);
    });

    it('takes settings for all APIs for a document that it does not list', async () => {
      config(`export default { runtime: 'import', apis: [{ file: 'a.yaml', runtime: 'inline' }] };`);
      assert.equal((await jobs('other.yaml'))?.apis[0]?.runtime, 'import');
    });

    it('lets documents below it read what is beside it, and never runs one that is not above the current folder', async () => {
      config(`throw new Error('must not run');`, 'project/gatewright.config.ts');
      const [job] = (await jobs('project/specs/api.yaml'))?.apis ?? [];
      assert.equal(job?.root, join(cwd, 'project'));
    });

    it('reads plain JavaScript too', async () => {
      config(`export default { runtime: 'import' };`, 'gatewright.config.mjs');
      assert.equal((await jobs('a.yaml'))?.apis[0]?.runtime, 'import');
    });

    const broken: readonly (readonly [string, RegExp])[] = [
      [
        'export default {',
        /cannot be loaded: .*gatewright.config.ts:1:16: ERROR: Expected identifier but found end of file/,
      ],
      ["throw new Error('boom.\\n  at somewhere');", /cannot be loaded: boom\.$/],
      ['export const config = {};', /, the default export must be an object/],
      ['export default [];', /, the default export must be an object/],
      ['export default { api: [] };', /`api` is not known; known are out, targets/],
      ["export default { apis: [{ out: 'x' }] };", /`apis\[0\]\.file` is missing/],
      [
        "export default { apis: [{ file: 'x', targets: ['clients'] }] };",
        /`apis\[0\]\.targets\[0\]` must be one of 'client', /,
      ],
      ['export default { values: { A: 1 } };', /`values\["A"\]` must be a text, true or false/],
      ["export default { maxSize: 'big' };", /`maxSize` must be a number of bytes/],
      ['export default { allowRemote: 1 };', /`allowRemote` must be true or false/],
    ];
    for (const [text, message] of broken) {
      it(`says what is wrong with ${text.replaceAll('\n', ' ')}`, async () => {
        config(text);
        assert.equal(await jobs('a.yaml'), undefined);
        assert.equal(found.length, 1);
        assert.match(messages().join(), message);
      });
    }

    it('does not build two APIs into one folder', async () => {
      config("export default { apis: [{ file: 'a.yaml', out: 'x' }, { file: 'b.yaml', out: './y/../x' }] };");
      assert.equal(await jobs(undefined), undefined);
      assert.deepEqual(messages(), ['output-folder-shared: a.yaml and b.yaml are both built into x.']);
    });

    it('builds several APIs into folders below --out', async () => {
      config("export default { apis: [{ file: 'a.yaml' }, { file: 'b.yaml', out: 'elsewhere' }] };");
      const all = await jobs(undefined, { out: 'x' });
      assert.deepEqual(
        all?.apis.map(({ shownOut }) => shownOut),
        ['x/a', 'x/b'],
      );
    });
  });
});
