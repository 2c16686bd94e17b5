import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { capturedRun } from '../../fixtures/captured-run.js';
import { run } from './run.js';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

describe('the command line', () => {
  let cwd: string;
  beforeEach(() => {
    cwd = mkdtempSync(join(tmpdir(), 'gatewright-'));
  });
  afterEach(() => rmSync(cwd, { recursive: true, force: true }));

  it('prints its help, with every command and examples, on standard output', async () => {
    const { exitCode, stdout, stderr } = await capturedRun(['--help'], cwd);
    assert.equal(exitCode, 0);
    assert.equal(stderr, '');
    for (const part of ['Usage: gatewright', 'build', 'check', 'Examples:', '--version'])
      assert.ok(stdout.includes(part), part);
  });

  for (const command of ['build', 'check']) {
    it(`prints the help of ${command}, with examples`, async () => {
      const { exitCode, stdout } = await capturedRun([command, '--help'], cwd);
      assert.equal(exitCode, 0);
      assert.match(
        stdout,
        new RegExp(`Usage: gatewright ${command}[\\s\\S]*Examples:\\n {2}\\$ gatewright ${command} `),
      );
    });
  }

  it('prints the help of a command by its name', async () => {
    const { exitCode, stdout } = await capturedRun(['help', 'check'], cwd);
    assert.equal(exitCode, 0);
    assert.match(stdout, /^Usage: gatewright check /);
  });

  it('prints the version of its package', async () => {
    assert.deepEqual(await capturedRun(['--version'], cwd), { exitCode: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('prints its help and fails when no command is given', async () => {
    const { exitCode, stderr } = await capturedRun([], cwd);
    assert.equal(exitCode, 1);
    assert.match(stderr, /^Usage: gatewright/);
  });

  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [['biuld'], /Unknown command 'biuld' \(Did you mean build\?\)\.\n/],
    [['build', '--targt', 'client'], /Unknown option '--targt' \(Did you mean --target\?\)\.\n/],
    [['build', 'a.yaml', 'b.yaml'], /Too many arguments for 'build'/],
    [['build', 'a.yaml', '--out'], /Option '--out <folder>' argument missing\.\n/],
    [['build', 'a.yaml', '--target', 'sdk'], /The option --target cannot be sdk: it is one of client, /],
    [['check'], /No document is named/],
  ];
  for (const [argv, message] of wrong) {
    it(`answers 1 and a message to gatewright ${argv.join(' ')}`, async () => {
      const text = await capturedRun(argv, cwd);
      assert.equal(text.exitCode, 1);
      assert.equal(text.stdout, '');
      assert.match(text.stderr, message);
      assert.doesNotMatch(text.stderr, /\n\s+at /);

      const json = await capturedRun(argv.toSpliced(1, 0, '--json'), cwd);
      assert.equal(json.exitCode, 1);
      assert.equal(json.stderr, '');
      const document = JSON.parse(json.stdout);
      assert.equal(document.ok, false);
      assert.equal(document.diagnostics.length, 1);
    });
  }

  describe('when gatewright itself is at fault', () => {
    const broken = (env: Readonly<Record<string, string>>, argv: readonly string[]) => {
      const written = { stdout: '', stderr: '' };
      const stream = (name: 'stdout' | 'stderr') => ({
        write: (text: string) => {
          written[name] += text;
        },
        isTerminal: false,
      });
      const host = {
        env,
        stdout: stream('stdout'),
        stderr: stream('stderr'),
        now: () => 0,
        get cwd(): string {
          throw new Error('a bug\u001b[2J');
        },
      };
      return run(argv, host).then((exitCode) => ({ exitCode, ...written }));
    };

    it('answers 70 and a short text, without a stack', async () => {
      const { exitCode, stdout, stderr } = await broken({}, ['check', 'a.yaml']);
      assert.equal(exitCode, 70);
      assert.equal(stdout, '');
      assert.match(
        stderr,
        /^This is a fault of gatewright, not of your document: a bug\\u\{1b\}\[2J\n.*GATEWRIGHT_DEBUG=1.*\n$/,
      );
    });

    it('shows the stack with GATEWRIGHT_DEBUG=1', async () => {
      assert.match((await broken({ GATEWRIGHT_DEBUG: '1' }, ['check', 'a.yaml'])).stderr, /\n\s+at /);
    });

    it('keeps --json one document', async () => {
      const { exitCode, stdout } = await broken({}, ['check', 'a.yaml', '--json']);
      assert.equal(exitCode, 70);
      assert.equal(JSON.parse(stdout).ok, false);
    });
  });
});
