import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { contentHash, manifestName, manifestText } from './manifest.js';
import { journalName, type OutputPlan, planOutput } from './output-plan.js';
import { type Written, writeOutput } from './write-output.js';

describe('writing an output folder', () => {
  let folder: string;
  let out: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gatewright-'));
    out = join(folder, 'out');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const plan = (files: Readonly<Record<string, string>>) =>
    planOutput(
      out,
      Object.entries(files).map(([path, text]) => ({ path, text })),
      { version: '1.2.3', shown: (path) => `out/${path}` },
    );
  const build = async (files: Readonly<Record<string, string>>): Promise<Written> =>
    writeOutput(planOf(await plan(files)));
  const errors = async (files: Readonly<Record<string, string>>) => {
    const found = await plan(files);
    assert.ok(!('out' in found), 'the plan was accepted');
    return found.map(({ code, message }) => `${code}: ${message}`);
  };
  const read = (path: string) => readFileSync(join(out, path), 'utf8');
  const place = (path: string, text: string) => {
    mkdirSync(dirname(join(out, path)), { recursive: true });
    writeFileSync(join(out, path), text);
  };
  const tree = () =>
    readdirSync(out, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name).slice(out.length + 1))
      .sort();

  it('writes every file and, beside them, a manifest that lists them', async () => {
    assert.deepEqual((await build({ 'client/index.ts': 'a', 'schemas.ts': 'b' })).written, [
      'client/index.ts',
      'schemas.ts',
    ]);
    assert.deepEqual(tree(), ['client/index.ts', manifestName, 'schemas.ts']);
    assert.deepEqual(JSON.parse(read(manifestName)), {
      gatewright: '1.2.3',
      files: { 'client/index.ts': contentHash('a'), 'schemas.ts': contentHash('b') },
    });
  });

  it('leaves files that are the same as they are, with their time', async () => {
    await build({ 'a.ts': 'a', 'b.ts': 'b' });
    for (const path of ['a.ts', 'b.ts', manifestName]) utimesSync(join(out, path), 1, 1);
    assert.deepEqual(await build({ 'a.ts': 'a', 'b.ts': 'b' }), {
      written: [],
      unchanged: ['a.ts', 'b.ts'],
      removed: [],
      left: [],
    });
    assert.deepEqual((await build({ 'a.ts': 'a', 'b.ts': 'B' })).unchanged, ['a.ts']);
    assert.equal(statSync(join(out, 'a.ts')).mtimeMs, 1000);
    assert.notEqual(statSync(join(out, 'b.ts')).mtimeMs, 1000);
  });

  it('takes a checkout with CRLF for the same file', async () => {
    await build({ 'a.ts': 'a\nb\n' });
    place('a.ts', 'a\r\nb\r\n');
    assert.deepEqual((await build({ 'a.ts': 'a\nb\n' })).unchanged, ['a.ts']);
    assert.equal(planOf(await plan({ 'a.ts': 'c\n' })).files[0]?.state, 'different');
  });

  it('removes what it wrote and no longer builds, with the folders that are left empty, and nothing else', async () => {
    await build({ 'client/deep/a.ts': 'a', 'client/b.ts': 'b', 'handlers/c.ts': 'c' });
    place('handlers/mine.ts', 'my own');
    assert.deepEqual((await build({ 'client/b.ts': 'b' })).removed.toSorted(), ['client/deep/a.ts', 'handlers/c.ts']);
    assert.deepEqual(tree(), ['client/b.ts', manifestName, 'handlers/mine.ts']);
    assert.equal(existsSync(join(out, 'client/deep')), false);
  });

  it('never overwrites a file that it did not write', async () => {
    place('schemas.ts', 'my own');
    assert.deepEqual(await errors({ 'a.ts': 'a', 'schemas.ts': 'b' }), [
      'output-not-ours: out/schemas.ts is there already, and gatewright did not write it; nothing was written.',
    ]);
    assert.deepEqual(tree(), ['schemas.ts']);
    assert.equal(read('schemas.ts'), 'my own');
  });

  it('never takes a folder or a link for a file of its own', async () => {
    await build({ 'a.ts': 'a', 'b.ts': 'b' });
    writeFileSync(join(folder, 'secret'), 'secret');
    rmSync(join(out, 'a.ts'));
    symlinkSync(join(folder, 'secret'), join(out, 'a.ts'));
    rmSync(join(out, 'b.ts'));
    mkdirSync(join(out, 'b.ts'));
    assert.equal((await errors({ 'a.ts': 'A', 'b.ts': 'B' })).length, 2);
    assert.deepEqual((await build({})).left, ['a.ts', 'b.ts']);
    assert.equal(readFileSync(join(folder, 'secret'), 'utf8'), 'secret');
  });

  it('adopts a file that is already what it would write', async () => {
    place('a.ts', 'a');
    assert.deepEqual((await build({ 'a.ts': 'a' })).unchanged, ['a.ts']);
    assert.deepEqual((await build({ 'a.ts': 'b' })).written, ['a.ts']);
  });

  it('writes a file of its own anew when it was edited, and the plan says so', async () => {
    await build({ 'a.ts': 'a' });
    place('a.ts', 'edited');
    assert.equal(planOf(await plan({ 'a.ts': 'a' })).files[0]?.state, 'edited');
    await build({ 'a.ts': 'a' });
    assert.equal(read('a.ts'), 'a');
  });

  it('leaves a stale file that was edited, and forgets it', async () => {
    await build({ 'a.ts': 'a', 'b.ts': 'b' });
    place('b.ts', 'edited');
    assert.deepEqual((await build({ 'a.ts': 'a' })).left, ['b.ts']);
    assert.equal(read('b.ts'), 'edited');
    assert.deepEqual((await build({ 'a.ts': 'a' })).left, []);
  });

  it('does not follow a link out of the folder, to write or to delete', async () => {
    await build({ 'client/a.ts': 'a' });
    rmSync(join(out, 'client'), { recursive: true });
    mkdirSync(join(folder, 'elsewhere'));
    writeFileSync(join(folder, 'elsewhere/a.ts'), 'a');
    symlinkSync(join(folder, 'elsewhere'), join(out, 'client'));
    assert.deepEqual(await errors({ 'client/a.ts': 'b' }), [
      'output-outside: out/client/a.ts leads out of the output folder out/; nothing was written.',
    ]);
    assert.deepEqual((await build({})).removed, []);
    assert.equal(readFileSync(join(folder, 'elsewhere/a.ts'), 'utf8'), 'a');
  });

  it('follows a link that stays in the folder, and an output folder that is a link itself', async () => {
    mkdirSync(join(folder, 'real/inner'), { recursive: true });
    symlinkSync(join(folder, 'real'), out);
    symlinkSync(join(folder, 'real/inner'), join(folder, 'real/client'));
    await build({ 'client/a.ts': 'a' });
    assert.equal(readFileSync(join(folder, 'real/inner/a.ts'), 'utf8'), 'a');
  });

  for (const path of [
    '../evil.ts',
    '/etc/evil',
    'a/../../evil',
    'C:/evil',
    'a\\..\\..\\evil',
    'con.ts',
    'a//b',
    '',
    'a/./b',
    'x\u0000y',
  ]) {
    it(`refuses a manifest that lists ${JSON.stringify(path)}`, async () => {
      writeFileSync(join(folder, 'evil.ts'), 'x');
      place(manifestName, manifestText({ files: new Map([[path, contentHash('x')]]) }, '1.2.3'));
      assert.match(
        (await errors({ 'a.ts': 'a' })).join(),
        /^manifest-invalid: out\/gatewright.json is no manifest of gatewright/,
      );
      assert.equal(readFileSync(join(folder, 'evil.ts'), 'utf8'), 'x');
    });
    it(`throws when an emitter gives the path ${JSON.stringify(path)}`, async () => {
      await assert.rejects(plan({ [path]: 'x' }), /An emitter gave the path/);
    });
  }

  it('refuses a manifest that is torn, and says what to do', async () => {
    await build({ 'a.ts': 'a' });
    place(manifestName, '{"gatewright": "1.2.3", "fil');
    assert.deepEqual(await errors({ 'a.ts': 'b' }), [
      'manifest-invalid: out/gatewright.json is no manifest of gatewright: it is not JSON; nothing was written.',
    ]);
  });

  it('throws when two paths differ in case alone: on some systems they are one file', async () => {
    await assert.rejects(plan({ 'A.ts': 'x', 'a.ts': 'y' }), /An emitter gave the path "a.ts"/);
  });

  describe('after a build that was cut off', () => {
    // What a build leaves when it dies after its first file: the journal, that file, half of the next one, no manifest.
    const cutOff = (written: Readonly<Record<string, string>>, meant: Readonly<Record<string, string>>) => {
      const hashes = Object.entries(meant).map(([path, text]) => [path, contentHash(text)] as const);
      place(journalName, manifestText({ files: new Map(hashes) }, '1.2.3'));
      for (const [path, text] of Object.entries(written)) place(path, text);
      place('b.ts.0a1b2c3d.gatewright-tmp', 'half a fi');
    };

    it('completes a first build, though the document has changed since', async () => {
      cutOff({ 'a.ts': 'a1' }, { 'a.ts': 'a1', 'b.ts': 'b1' });
      await build({ 'a.ts': 'a2', 'b.ts': 'b2' });
      assert.deepEqual(tree(), ['a.ts', 'b.ts', manifestName]);
      assert.equal(read('a.ts'), 'a2');
    });

    it('completes a later build, and does not take the mix for edits', async () => {
      await build({ 'a.ts': 'a1', 'b.ts': 'b1' });
      cutOff({ 'a.ts': 'a2' }, { 'a.ts': 'a2', 'b.ts': 'b2' });
      const mended = planOf(await plan({ 'a.ts': 'a3', 'b.ts': 'b3' }));
      assert.ok(mended.journal !== undefined);
      assert.deepEqual(
        mended.files.map(({ state }) => state),
        ['different', 'different'],
      );
      await writeOutput(mended);
      assert.deepEqual(tree(), ['a.ts', 'b.ts', manifestName]);
    });

    it('removes what the broken build wrote and this one does not build', async () => {
      await build({ 'a.ts': 'a1' });
      cutOff({ 'new.ts': 'n' }, { 'a.ts': 'a1', 'new.ts': 'n', 'b.ts': 'b' });
      assert.deepEqual((await build({ 'a.ts': 'a1' })).removed, ['new.ts']);
      assert.deepEqual(tree(), ['a.ts', manifestName]);
    });

    it('still does not overwrite what is not its own', async () => {
      cutOff({ 'a.ts': 'a1' }, { 'a.ts': 'a1' });
      place('mine.ts', 'my own');
      assert.match((await errors({ 'mine.ts': 'x' })).join(), /output-not-ours/);
    });

    it('mends a mix even without a journal: a listed file of an earlier time', async () => {
      await build({ 'a.ts': 'a2', 'b.ts': 'b2' });
      place('b.ts', 'b1');
      assert.deepEqual((await build({ 'a.ts': 'a2', 'b.ts': 'b2' })).written, ['b.ts']);
      assert.equal(read('b.ts'), 'b2');
    });
  });

  it('leaves the old file whole, and no litter, when a file cannot be written', async () => {
    await build({ 'a.ts': 'a1', 'b/c.ts': 'c1' });
    const planned = planOf(await plan({ 'a.ts': 'a2', 'b/c.ts': 'c2' }));
    rmSync(join(out, 'b'), { recursive: true });
    writeFileSync(join(out, 'b'), 'in the way');
    await assert.rejects(writeOutput(planned));
    assert.deepEqual(tree(), [journalName, 'a.ts', 'b', manifestName].toSorted());
    rmSync(join(out, 'b'));
    await build({ 'a.ts': 'a2', 'b/c.ts': 'c2' });
    assert.deepEqual(tree(), ['a.ts', 'b/c.ts', manifestName].toSorted());
  });
});

function planOf(plan: Awaited<ReturnType<typeof planOutput>>): OutputPlan {
  assert.ok('out' in plan, JSON.stringify(plan));
  return plan;
}
