import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { capturedRun } from '../../fixtures/captured-run.js';

describe('gatewright init', () => {
  let cwd: string;
  beforeEach(() => {
    cwd = mkdtempSync(join(tmpdir(), 'gatewright-'));
  });
  afterEach(() => rmSync(cwd, { recursive: true, force: true }));

  it('writes a project, and says what to do next', async () => {
    const { exitCode, stdout, stderr } = await capturedRun(['init', 'My Greetings'], cwd);
    assert.deepEqual([exitCode, stderr], [0, '']);
    assert.match(stdout, /My Greetings\/api\.yaml\n[\s\S]*\nNext: cd 'My Greetings', then npm install, and npm test\./);
    const { name, scripts, devDependencies } = JSON.parse(readFileSync(join(cwd, 'My Greetings/package.json'), 'utf8'));
    assert.equal(name, 'my-greetings');
    assert.deepEqual(Object.keys(scripts), ['check', 'build', 'watch', 'typecheck', 'pretest', 'test']);
    assert.match(devDependencies.gatewright, /^\^\d+\.\d+\.\d+/);
  });

  it('writes a project that gatewright checks and builds without a word', async () => {
    await capturedRun(['init'], cwd);
    // It imports gatewright, which is not installed here; fixtures/init.test.ts does that.
    rmSync(join(cwd, 'gatewright.config.ts'));
    const check = await capturedRun(['check', 'api.yaml', '--json'], cwd);
    assert.deepEqual(JSON.parse(check.stdout).diagnostics, []);
    const build = await capturedRun(['build', 'api.yaml', '--out', 'generated', '--typecheck'], cwd);
    assert.deepEqual([build.exitCode, build.stderr], [0, '']);
  });

  it('writes nothing when one of its files is there, whatever it is', async () => {
    mkdirSync(join(cwd, 'src'));
    writeFileSync(join(cwd, 'src/create-greeting.ts'), 'mine');
    symlinkSync('/nowhere', join(cwd, 'api.yaml'));
    const { exitCode, stdout, stderr } = await capturedRun(['init'], cwd);
    assert.deepEqual([exitCode, stdout], [1, '']);
    assert.match(stderr, /error init-file-exists\n +api\.yaml is there already/);
    assert.match(stderr, /src\/create-greeting\.ts is there already/);
    assert.equal(readFileSync(join(cwd, 'src/create-greeting.ts'), 'utf8'), 'mine');
    assert.deepEqual(readdirSync(cwd).sort(), ['api.yaml', 'src']);
  });

  it('says so when it cannot write', async () => {
    writeFileSync(join(cwd, 'file'), '');
    const { exitCode, stderr } = await capturedRun(['init', 'file'], cwd);
    assert.equal(exitCode, 1);
    assert.match(stderr, /error output-unwritable/);
    assert.equal(existsSync(join(cwd, 'package.json')), false);
  });
});
