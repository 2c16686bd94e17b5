import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Diagnostic } from '../diagnostics/index.js';
import type { Document } from './document.js';
import { loadDocument } from './load-document.js';
import type { LoadOptions } from './load-options.js';

const head = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\n";

describe('loadDocument', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await realpath(await mkdtemp(path.join(tmpdir(), 'gatewright-')));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const write = async (files: Readonly<Record<string, string | Uint8Array>>): Promise<void> => {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), content);
    }
  };
  const load = async (
    name: string,
    options: LoadOptions = {},
  ): Promise<{ document: Document | undefined; found: readonly Diagnostic[]; places: readonly string[] }> => {
    const found: Diagnostic[] = [];
    const document = await loadDocument(name, { cwd: folder, ...options }, (diagnostic) => found.push(diagnostic));
    const places = found.map(({ code, at }) => {
      const position = at === undefined || 'line' in at ? at : document?.locate(at);
      return `${position?.file}:${position?.line}:${position?.column} ${code}`;
    });
    return { document, found, places };
  };

  for (const [form, text] of [
    ['JSON', '{"openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "paths": {"/a": {}}}'],
    ['YAML', "openapi: 3.0.3\ninfo:\n  title: T\n  version: '1'\npaths:\n  /a: {}\n"],
  ] as const) {
    for (const [variant, made] of [
      ['LF', text.replaceAll(', ', ',\n')],
      ['CRLF', text.replaceAll(', ', ',\n').replaceAll('\n', '\r\n')],
      ['CR', text.replaceAll('\n', '\r')],
      ['a byte order mark', `\ufeff${text}`],
    ] as const) {
      it(`reads ${form} with ${variant}, whatever the file is called`, async () => {
        await write({ 'api.txt': made });
        const { document, found } = await load('api.txt');
        assert.deepEqual(found, []);
        assert.deepEqual(document?.root.value, {
          openapi: '3.0.3',
          info: { title: 'T', version: '1' },
          paths: { '/a': {} },
        });
        assert.equal(document?.file, 'api.txt');
        assert.deepEqual(document?.files, [path.join(folder, 'api.txt')]);
      });
    }
  }

  it('reads YAML behind a leading ---, and YAML in flow style', async () => {
    await write({ 'a.yaml': `---\n${head}`, 'b.yaml': "{openapi: 3.0.3, info: {title: T, version: '1'}, paths: {},}" });
    for (const name of ['a.yaml', 'b.yaml']) assert.equal((await load(name)).document?.dialect, 'openapi-3.0', name);
  });

  it('takes the definition that the name points to', async () => {
    const api = (title: string): string =>
      `    Type: AWS::Serverless::Api\n    Properties:\n      DefinitionBody: {openapi: 3.0.1, info: {title: !Sub "${title}"}}\n`;
    await write({ 'template.yaml': `Resources:\n  One:\n${api('1')}  Two/2:\n${api('2')}` });
    const named = await load('template.yaml#/Resources/Two~12/Properties/DefinitionBody');
    assert.deepEqual(named.found, []);
    assert.deepEqual(named.document?.root, {
      value: { openapi: '3.0.1', info: { title: { 'Fn::Sub': '2' } } },
      at: { file: 'template.yaml', pointer: '/Resources/Two~12/Properties/DefinitionBody' },
    });
    assert.deepEqual((await load('template.yaml')).places, ['template.yaml:9:7 definition-ambiguous']);
    assert.deepEqual((await load('template.yaml#/Resources/Three')).places, ['template.yaml:1:1 definition-not-found']);
    assert.deepEqual((await load('template.yaml#/Resources/One')).places, ['template.yaml:3:5 openapi-missing']);
  });

  describe('several files', () => {
    it('follows a chain of references over three files and through extensions', async () => {
      await write({
        'api.yaml': `${head}x-amazon-apigateway-integration:\n  $ref: 'parts/one.json#/a~1b/0'\n`,
        'parts/one.json': '{"a/b": [{"$ref": "../two.yaml#/in%20tegration"}], "unused": {"$ref": "nowhere.yaml"}}',
        'two.yaml': 'in tegration:\n  type: mock\n',
      });
      const { document, found } = await load('api.yaml');
      assert.deepEqual(found, []);
      assert.ok(document);
      const node = { value: { $ref: 'parts/one.json#/a~1b/0' }, at: { file: 'api.yaml', pointer: '/x' } };
      const followed = document.follow(node);
      assert.deepEqual(followed, { value: { type: 'mock' }, at: { file: 'two.yaml', pointer: '/in tegration' } });
      assert.deepEqual(document.locate({ file: 'two.yaml', pointer: '/in tegration/type' }), {
        file: 'two.yaml',
        line: 2,
        column: 9,
        length: 4,
      });
      assert.deepEqual(
        document.files.map((file) => path.relative(folder, file)),
        ['api.yaml', path.join('parts', 'one.json'), 'two.yaml'],
      );
    });

    it('goes through a reference that lies on the way of a pointer into another file', async () => {
      await write({
        'api.yaml': `${head}x-a: {$ref: 'b.yaml#/A/x'}\n`,
        'b.yaml': "A: {$ref: 'c.yaml#/B'}\n",
        'c.yaml': 'B: {x: {y: 1}}\n',
      });
      const { document, found } = await load('api.yaml');
      assert.deepEqual(found, []);
      assert.deepEqual(document?.resolve('b.yaml#/A/x', document.root.at)?.value, { y: 1 });
    });

    it('lets files refer to each other in a circle, as long as each reference comes to a value', async () => {
      await write({
        'api.yaml': `${head}components: {schemas: {A: {properties: {b: {$ref: 'b.yaml#/B'}}}}}\n`,
        'b.yaml': "B: {properties: {a: {$ref: 'api.yaml#/components/schemas/A'}, b: {$ref: '#/B'}}}\n",
      });
      assert.deepEqual((await load('api.yaml')).places, []);
    });

    it('reports a circle of references over two files', async () => {
      await write({
        'api.yaml': `${head}components: {schemas: {A: {$ref: 'b.yaml#/B'}}}\n`,
        'b.yaml': "B:\n  $ref: 'api.yaml#/components/schemas/A'\n",
      });
      assert.deepEqual((await load('api.yaml')).places, ['api.yaml:4:34 reference-circular']);
    });

    it('takes a bare name for a file, and says what may be meant', async () => {
      await write({ 'api.yaml': `${head}components:\n  schemas:\n    Pet: {}\n    Pets: {items: {$ref: Pet}}\n` });
      const { found, places, document } = await load('api.yaml');
      assert.deepEqual(places, ['api.yaml:7:26 reference-unresolved']);
      assert.equal(found[0]?.message, 'The $ref Pet leads nowhere: it names the file Pet, which does not exist.');
      assert.equal(found[0]?.mend, 'Write #/components/schemas/Pet if that is meant.');
      assert.ok(document, 'so that a check can go on');
    });

    it('reports a fault in another file at its place there', async () => {
      await write({ 'api.yaml': `${head}x-a: {$ref: 'b.json'}\n`, 'b.json': '{"a": 1,\n "a": 2}' });
      assert.deepEqual((await load('api.yaml')).places, ['b.json:2:2 key-duplicate']);
    });

    it('leaves a $ref in data alone', async () => {
      await write({
        'api.yaml': `${head}components:\n  schemas:\n    A: {example: {$ref: a}, default: {$ref: b}, enum: [{$ref: c}], properties: {default: {$ref: '#/components/schemas/B'}}}\n    B: {}\n`,
      });
      assert.deepEqual((await load('api.yaml')).places, []);
    });
  });

  describe('the folder that may be read', () => {
    it('does not read outside the folder of the entry file unless asked for', async () => {
      await write({ 'in/api.yaml': `${head}x-a:\n  $ref: ../secret.yaml\n`, 'secret.yaml': 'a: 1\n' });
      const refused = await load('in/api.yaml');
      assert.deepEqual(refused.places, [`${path.join('in', 'api.yaml')}:5:9 file-outside`]);
      assert.equal(refused.document, undefined);
      assert.deepEqual((await load('in/api.yaml', { allowOutside: true })).places, []);
      assert.deepEqual((await load('in/api.yaml', { root: folder })).places, []);
    });

    it('resolves symbolic links, of the file and of the folder', async () => {
      await write({ 'in/api.yaml': `${head}x-a: {$ref: link.yaml}\n`, 'secret.yaml': 'a: 1\n', 'in/b.yaml': 'a: 1\n' });
      await symlink('../secret.yaml', path.join(folder, 'in/link.yaml'));
      await symlink('in', path.join(folder, 'door'));
      assert.match((await load('in/api.yaml')).places.join(), /file-outside/);
      assert.match((await load('door/api.yaml')).places.join(), /file-outside/);
      await write({ 'in/good.yaml': `${head}x-a: {$ref: b.yaml}\n` });
      assert.deepEqual((await load('door/good.yaml')).places, []);
      assert.deepEqual((await load('door/good.yaml', { root: 'in' })).places, []);
    });

    it('refuses absolute paths, file addresses and other schemes', async () => {
      for (const [reference, code] of [
        ['/etc/hostname', 'file-outside'],
        ['/etc/no-such-file', 'file-outside'],
        ['file:///etc/hostname', 'file-outside'],
        ['ftp://example.com/a.yaml', 'file-not-found'],
        ['data:application/json,{}', 'file-not-found'],
        ['..', 'file-outside'],
        ['.', 'file-not-found'],
      ] as const) {
        await write({ 'api.yaml': `${head}x-a: {$ref: '${reference}'}\n` });
        assert.deepEqual((await load('api.yaml')).places, [`api.yaml:4:13 ${code}`], reference);
      }
    });

    it('reads from the network only when asked for', async () => {
      let requests = 0;
      const server = createServer((_request, response) => {
        requests += 1;
        response.end('{"B": {"$ref": "more.json#/C"}, "C": {"type": "string"}}');
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      try {
        const address = server.address();
        assert.ok(address !== null && typeof address === 'object');
        const reference = `http://127.0.0.1:${address.port}/b.json#/B`;
        await write({ 'api.yaml': `${head}components: {schemas: {A: {$ref: '${reference}'}}}\n` });
        assert.deepEqual((await load('api.yaml')).places, ['api.yaml:4:34 remote-refused']);
        assert.equal(requests, 0);
        const { document, places } = await load('api.yaml', { allowRemote: true });
        assert.deepEqual(places, []);
        assert.deepEqual(document?.resolve(reference, document.root.at)?.value, { $ref: 'more.json#/C' });
        assert.equal(requests, 2);
        assert.deepEqual((await load('api.yaml', { allowRemote: true, maxSize: 150 })).places, [
          'api.yaml:4:34 file-too-large',
        ]);
      } finally {
        server.close();
        server.closeAllConnections();
      }
    });

    it('never lets a file from the network refer to a file of this machine', async () => {
      const server = createServer((_request, response) => response.end('{"B": {"$ref": "file:///etc/hostname"}}'));
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      try {
        const address = server.address();
        assert.ok(address !== null && typeof address === 'object');
        await write({ 'api.yaml': `${head}x-a: {$ref: 'http://127.0.0.1:${address.port}/#/B'}\n` });
        const { places } = await load('api.yaml', { allowRemote: true, allowOutside: true });
        assert.match(places.join(), /file-not-found/);
      } finally {
        server.close();
        server.closeAllConnections();
      }
    });
  });

  describe('what cannot be read', () => {
    const cases: readonly (readonly [string, () => Promise<unknown>, string, string])[] = [
      ['a missing file', async () => {}, 'api.yaml:1:1 file-not-found', 'Cannot read api.yaml: it does not exist.'],
      [
        'a folder',
        () => mkdir(path.join(folder, 'api.yaml')),
        'api.yaml:1:1 file-not-found',
        'Cannot read api.yaml: it is a folder.',
      ],
      [
        'links in a circle',
        () => symlink('api.yaml', path.join(folder, 'api.yaml')),
        'api.yaml:1:1 file-not-found',
        'Cannot read api.yaml: its symbolic links lead in a circle.',
      ],
      [
        'bytes that are no UTF-8',
        () => write({ 'api.yaml': Buffer.from('a: 1\nb: \xff\xfe\n', 'latin1') }),
        'api.yaml:2:4 file-binary',
        'This is no text in UTF-8.',
      ],
      [
        'UTF-16',
        () => write({ 'api.yaml': Buffer.from('\ufeffopenapi: 3.0.3', 'utf16le') }),
        'api.yaml:1:1 file-binary',
        'This is no text in UTF-8.',
      ],
      [
        'a program',
        () => write({ 'api.yaml': Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0]) }),
        'api.yaml:1:8 file-binary',
        'This is no text in UTF-8.',
      ],
    ];
    for (const [what, prepare, place, message] of cases) {
      it(`${what} is a diagnostic`, async () => {
        await prepare();
        const { document, places, found } = await load('api.yaml');
        assert.equal(document, undefined);
        assert.deepEqual(places, [place]);
        assert.equal(found[0]?.message, message);
      });
    }

    it('a file that may not be read is a diagnostic', async function () {
      if (process.getuid?.() === 0) this.skip();
      await write({ 'api.yaml': head });
      await chmod(path.join(folder, 'api.yaml'), 0);
      assert.equal((await load('api.yaml')).found[0]?.message, 'Cannot read api.yaml: it may not be read.');
    });

    it('a device is a diagnostic, and is not read for ever', async function () {
      if (process.platform === 'win32') this.skip();
      const { found } = await load('/dev/zero');
      assert.equal(found[0]?.message, 'Cannot read /dev/zero: it is no regular file.');
    });

    it('more bytes than are allowed over all files are a diagnostic at what names the last of them', async () => {
      await write({ 'api.yaml': `${head}x-a: {$ref: b.yaml}\n`, 'b.yaml': `a: ${'x'.repeat(200)}\n` });
      assert.deepEqual((await load('api.yaml', { maxSize: 250 })).places, ['api.yaml:4:13 file-too-large']);
      assert.deepEqual((await load('api.yaml', { maxSize: 50 })).places, ['api.yaml:1:1 file-too-large']);
      assert.deepEqual((await load('api.yaml', { maxSize: 400 })).places, []);
    });
  });
});
