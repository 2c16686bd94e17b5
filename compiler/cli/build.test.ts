import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { capturedRun } from '../../fixtures/captured-run.js';
import { run } from './run.js';

const integration = {
  type: 'aws_proxy',
  httpMethod: 'POST',
  uri: { 'Fn::Sub': 'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Pets.Arn}/invocations' },
};

/** A REST API with one operation of that name; `more` is added to its root. */
function petApi(operationId = 'getPet', more: Readonly<Record<string, unknown>> = {}): string {
  const get = {
    operationId,
    parameters: [{ name: 'petId', in: 'path', required: true, schema: { type: 'string' } }],
    responses: { 200: { description: 'A pet.', content: { 'application/json': { schema: { type: 'object' } } } } },
    'x-amazon-apigateway-integration': integration,
  };
  return JSON.stringify({
    openapi: '3.0.1',
    info: { title: 'Pets', version: '1' },
    paths: { '/pets/{petId}': { get } },
    ...more,
  });
}

const httpApi = petApi('getPet', { 'x-amazon-apigateway-cors': { allowOrigins: ['*'] } }).replace(
  '"type":"aws_proxy"',
  '"type":"aws_proxy","payloadFormatVersion":"2.0"',
);

/** `paths` is no object: an error that every reader meets. */
const brokenApi = petApi('getPet', { components: { schemas: { Pet: { $ref: '#/components/schemas/Pot' } } } });

describe('gatewright build', function () {
  this.timeout(120_000);
  let cwd: string;

  beforeEach(() => {
    cwd = realpathSync(mkdtempSync(join(tmpdir(), 'gatewright-')));
  });
  afterEach(() => rmSync(cwd, { recursive: true, force: true }));

  const file = (path: string, text: string) => {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  };
  const build = (...argv: readonly string[]) => capturedRun(['build', ...argv], cwd);
  const json = async (...argv: readonly string[]) => JSON.parse((await build(...argv, '--json')).stdout);
  const tree = (folder = cwd) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .sort();
  const terraform = ['main.tf', 'outputs.tf', 'variables.tf', 'versions.tf'].map((name) => `terraform/${name}`);

  it('writes every output, with a line for each that says its size and time', async () => {
    file('api.json', petApi());
    const { exitCode, stdout, stderr } = await build('api.json');
    assert.equal(stderr, '');
    assert.equal(exitCode, 0);
    assert.match(stdout, /^api\.json → gatewright-out {2}REST API Pets, 1 operation\n/);
    for (const name of ['schemas', 'client', 'validators', 'handlers', 'cloudformation', 'terraform']) {
      assert.match(stdout, new RegExp(`^ {2}${name} +\\d+ files? +[\\d.]+ k?B +[\\d.]+ m?s$`, 'm'));
    }
    assert.match(stdout, /\n {2}\d+ written, 0 unchanged\ndone in /);
    const files = tree(join(cwd, 'gatewright-out'));
    for (const path of [
      'schemas.ts',
      'client/index.ts',
      'validators/index.ts',
      'handlers/index.ts',
      'cloudformation/template.yaml',
      ...terraform,
      'gatewright.json',
    ]) {
      assert.ok(files.includes(path), path);
    }
  });

  describe('of what is deployed', () => {
    const stages = {
      'x-gatewright-stages': { dev: {}, prod: { methodSettings: { '*/*': { loggingLevel: 'INFO' } } } },
    };
    const template = () => JSON.parse(readFileSync(join(cwd, 'gatewright-out/cloudformation/template.json'), 'utf8'));
    const names = (): string => Object.keys(template().Resources).join(' ');

    it('takes one stage, the role for logs and no documentation, on the command line', async () => {
      file('api.json', petApi('getPet', stages));
      await build('api.json', '--target', 'cloudformation');
      assert.match(names(), /DevStage.*ProdStage/);
      assert.doesNotMatch(names(), /ApiGatewayAccount/);
      assert.match(JSON.stringify(template()), /A pet\./);
      const options = ['--stage', 'prod', '--account-role', '--without-documentation'];
      const { exitCode } = await build('api.json', '--target', 'cloudformation', ...options);
      assert.equal(exitCode, 0);
      assert.doesNotMatch(names(), /DevStage/);
      assert.match(names(), /ApiGatewayAccount.*ProdStage/);
      assert.doesNotMatch(JSON.stringify(template()), /A pet\./);
    });

    it('takes the same from the configuration, over which the command line wins', async () => {
      file('api.json', petApi('getPet', stages));
      file(
        'gatewright.config.js',
        "export default { apis: [{ file: 'api.json', stage: 'prod', targets: ['cloudformation'] }], accountRole: true };",
      );
      await build();
      assert.match(names(), /ApiGatewayAccount.*ProdStage/);
      assert.doesNotMatch(names(), /DevStage/);
      await build('--stage', 'dev');
      assert.doesNotMatch(names(), /ProdStage/);
    });

    it('takes the type of the endpoint', async () => {
      file('api.json', petApi());
      await build('api.json', '--target', 'cloudformation', '--endpoint-type', 'regional');
      assert.deepEqual(template().Resources.Api.Properties.EndpointConfiguration, { Types: ['REGIONAL'] });
      assert.deepEqual(template().Resources.Api.Properties.Parameters, { endpointConfigurationTypes: 'REGIONAL' });
    });

    it('says of a document without stages that it declares none', async () => {
      file('api.json', petApi());
      const { exitCode, stderr } = await build('api.json', '--target', 'terraform', '--stage', 'prod');
      assert.equal(exitCode, 1);
      assert.match(stderr, /There is no stage prod; the document declares none, and is deployed to dev\./);
    });

    it('refuses a stage that is not declared', async () => {
      file('api.json', petApi('getPet', stages));
      const { exitCode, stderr } = await build('api.json', '--target', 'terraform', '--stage', 'test');
      assert.equal(exitCode, 1);
      assert.match(stderr, /There is no stage test; the document declares dev, prod\./);
    });

    it('writes the document for other tools in the form of the input, or in the one that is asked for', async () => {
      const form = () => Object.keys(JSON.parse(readFileSync(join(cwd, 'gatewright-out/openapi/api.json'), 'utf8')))[0];
      file('api.json', petApi());
      await build('api.json', '--target', 'openapi');
      assert.equal(form(), 'openapi');
      await build('api.json', '--target', 'openapi', '--openapi-version', '2.0');
      assert.equal(form(), 'swagger');
      file('api.json', JSON.stringify({ swagger: '2.0', info: { title: 'x', version: '1' }, paths: {} }));
      await build('api.json', '--target', 'openapi', '--protocol', 'rest');
      assert.equal(form(), 'swagger');
    });

    it('lets Terraform keep the deployments of earlier builds', async () => {
      const retained = join(cwd, 'gatewright-out/terraform/retained.tf');
      const own = () =>
        /"aws_api_gateway_deployment" "(api_\w+)"/.exec(
          readFileSync(join(cwd, 'gatewright-out/terraform/main.tf'), 'utf8'),
        )?.[1];
      file('api.json', petApi('one'));
      await build('api.json', '--target', 'terraform');
      const first = own();
      assert.equal(existsSync(retained), false);
      file('api.json', petApi('two'));
      await build('api.json', '--target', 'terraform');
      const second = own();
      assert.notEqual(second, first);
      assert.match(readFileSync(retained, 'utf8'), new RegExp(`from = aws_api_gateway_deployment\\.${first}\n`));
      assert.equal((await build('api.json', '--target', 'terraform', '--check')).exitCode, 0);
      file('api.json', petApi('one'));
      await build('api.json', '--target', 'terraform');
      assert.equal(own(), first);
      assert.match(readFileSync(retained, 'utf8'), new RegExp(`\\.${second}\n`));
      assert.doesNotMatch(readFileSync(retained, 'utf8'), new RegExp(`\\.${first}\n`));
    });
  });

  it('writes the targets that --target names, and leaves the others as they are', async () => {
    file('api.json', petApi());
    await build('api.json', '--out', 'gen', '--target', 'cloudformation,terraform');
    assert.deepEqual(tree(join(cwd, 'gen')), [
      'cloudformation/template.json',
      'cloudformation/template.yaml',
      'gatewright.json',
      ...terraform,
    ]);
    const both = tree(join(cwd, 'gen'));
    const { stdout } = await build('api.json', '--out', 'gen', '--target', 'terraform');
    assert.match(stdout, / 0 written, 4 unchanged\n/);
    assert.deepEqual(tree(join(cwd, 'gen')), both);
    const files = () => Object.keys(JSON.parse(readFileSync(join(cwd, 'gen/gatewright.json'), 'utf8')).files);
    assert.deepEqual(files(), ['cloudformation/template.json', 'cloudformation/template.yaml', ...terraform]);

    // They are still gatewright's: a later build writes them anew, and knows an edit.
    file('gen/cloudformation/template.json', 'edited');
    await build('api.json', '--out', 'gen', '--target', 'handlers');
    const { stderr } = await build('api.json', '--out', 'gen', '--target', 'cloudformation');
    assert.match(stderr, /warning output-changed\n {6}gen\/cloudformation\/template\.json was changed/);
    assert.ok(files().includes('schemas.ts') && existsSync(join(cwd, 'gen/schemas.ts')));
  });

  it('removes the targets that have been taken out of the configuration', async () => {
    file('api.json', petApi());
    const configure = (...targets: readonly string[]) =>
      file(
        'gatewright.config.mjs',
        `export default { targets: ${JSON.stringify(targets)}, apis: [{ file: 'api.json' }] };`,
      );
    configure('cloudformation', 'terraform');
    await build();
    configure('terraform', 'validators');
    assert.match((await build('--target', 'terraform')).stdout, / 0 written, 4 unchanged\n/);
    await build();
    assert.equal(existsSync(join(cwd, 'gatewright-out/cloudformation')), false);
    assert.ok(existsSync(join(cwd, 'gatewright-out/terraform/main.tf')));
  });

  it('writes the definition that API Gateway imports when it is asked for', async () => {
    file('api.json', petApi());
    await build('api.json', '--out', 'gen', '--target', 'openapi');
    assert.deepEqual(tree(join(cwd, 'gen')), ['gatewright.json', 'openapi/api.json', 'openapi/api.yaml']);
  });

  it('writes nothing when there is an error, and says where it is', async () => {
    file('api.json', brokenApi);
    const { exitCode, stdout, stderr } = await build('api.json');
    assert.equal(exitCode, 1);
    assert.equal(stdout, '');
    assert.match(stderr, /^api\.json:1:\d+: error reference-unresolved\n {4}1 \| .*\n {6}\| +\^+\n/);
    assert.match(stderr, /\n1 error; nothing was written\n$/);
    assert.deepEqual(tree(), ['api.json']);
  });

  it('writes none of several APIs when one of them has an error', async () => {
    file('good.json', petApi());
    file('bad.json', brokenApi);
    file(
      'gatewright.config.mjs',
      "export default { targets: ['terraform'], apis: [{ file: 'good.json' }, { file: 'bad.json' }] };",
    );
    assert.equal((await build()).exitCode, 1);
    assert.equal(existsSync(join(cwd, 'gatewright-out')), false);
    file('bad.json', petApi('other'));
    assert.equal((await build()).exitCode, 0);
    assert.deepEqual(readdirSync(join(cwd, 'gatewright-out')), ['bad', 'good']);
  });

  it('leaves what is current as it is', async () => {
    file('api.json', petApi());
    await build('api.json', '--target', 'terraform');
    const time = statSync(join(cwd, 'gatewright-out/terraform/main.tf')).mtimeMs;
    const { stdout } = await build('api.json', '--target', 'terraform');
    assert.match(stdout, / 0 written, 4 unchanged\n/);
    assert.equal(statSync(join(cwd, 'gatewright-out/terraform/main.tf')).mtimeMs, time);
  });

  it('does not touch a file of the user that is in the way', async () => {
    file('api.json', petApi());
    file('gatewright-out/terraform/main.tf', 'mine');
    const { exitCode, stderr } = await build('api.json', '--target', 'terraform');
    assert.equal(exitCode, 1);
    assert.match(stderr, /error output-not-ours\n {6}gatewright-out\/terraform\/main\.tf is there already/);
    assert.deepEqual(tree(join(cwd, 'gatewright-out')), ['terraform/main.tf']);
    assert.equal(readFileSync(join(cwd, 'gatewright-out/terraform/main.tf'), 'utf8'), 'mine');
  });

  it('warns of files that were edited', async () => {
    file('api.json', petApi());
    await build('api.json', '--target', 'cloudformation,terraform');
    file('gatewright-out/terraform/main.tf', 'edited');
    file('gatewright-out/cloudformation/template.yaml', 'edited');
    file('gatewright.config.mjs', "export default { targets: ['terraform'], apis: [{ file: 'api.json' }] };");
    const { exitCode, stdout, stderr } = await build();
    assert.equal(exitCode, 0);
    assert.match(stderr, /warning output-changed\n {6}gatewright-out\/terraform\/main\.tf was changed/);
    assert.match(stderr, /warning output-left\n {6}gatewright-out\/cloudformation\/template\.yaml is no longer/);
    assert.match(stdout, / 1 written, 3 unchanged, 1 removed, 1 left\n/);
  });

  it('says when there is no room to write, without a stack', async () => {
    file('api.json', petApi());
    file('blocked', '');
    const { exitCode, stderr } = await build('api.json', '--out', 'blocked/out', '--target', 'terraform');
    assert.equal(exitCode, 1);
    assert.match(stderr, /error output-unwritable\n {6}Cannot write /);
  });

  it('fails when --target names only what an HTTP API does not have yet', async () => {
    file('api.json', httpApi);
    const { exitCode, stderr } = await build('api.json', '--target', 'cloudformation,terraform');
    assert.equal(exitCode, 1);
    assert.match(
      stderr,
      /error target-not-yet\n {6}Nothing can be built of api\.json: --target names cloudformation, /,
    );
    assert.equal((await build('api.json', '--target', 'validators,terraform')).exitCode, 0);
  });

  it('builds of an HTTP API what it can, and says of the rest: not yet', async () => {
    file('api.json', httpApi);
    const result = await json('api.json');
    assert.equal(result.ok, true);
    assert.equal(result.apis[0].apis[0].protocol, 'HTTP');
    assert.deepEqual(
      result.apis[0].outputs.map(({ name }: { name: string }) => name),
      ['schemas', 'client', 'validators', 'handlers'],
    );
    assert.deepEqual(
      result.diagnostics
        .filter(({ code }: { code: string }) => code === 'http-api-not-yet')
        .map(({ message }: { message: string }) => message),
      ['CloudFormation', 'Terraform'].map((target) => `HTTP APIs: not yet. ${target} is not written for Pets.`),
    );
  });

  it('reads a document as the type of API that it is told', async () => {
    file('api.json', petApi());
    assert.equal(
      (await json('api.json', '--protocol', 'http', '--target', 'validators')).apis[0].apis[0].protocol,
      'HTTP',
    );
  });

  it('puts values in the place of intrinsics', async () => {
    file('api.json', petApi());
    await build('api.json', '--target', 'cloudformation', '--set', 'Pets.Arn=arn:aws:lambda:eu-west-1:1:function:pets');
    const template = readFileSync(join(cwd, 'gatewright-out/cloudformation/template.json'), 'utf8');
    assert.match(template, /arn:aws:lambda:eu-west-1:1:function:pets\/invocations/);
    assert.doesNotMatch(template, /PetsArn/);
  });

  it('writes imports with the ending of the configuration', async () => {
    file('api.json', petApi());
    file('gatewright.config.mjs', "export default { importExtension: '.ts' };");
    assert.equal((await build('api.json', '--target', 'client')).exitCode, 0);
    const text = readFileSync(join(cwd, 'gatewright-out/client/index.ts'), 'utf8');
    assert.match(text, /from "\.\/operations\.ts"/);
    assert.doesNotMatch(text, /\.js"/);
  });

  it('checks what it emits with --typecheck', async () => {
    file('api.json', petApi());
    const { exitCode, stderr } = await build('api.json', '--typecheck');
    assert.equal(stderr, '');
    assert.equal(exitCode, 0);
  });

  it('prints errors only with --quiet', async () => {
    file('api.json', httpApi);
    assert.deepEqual(await build('api.json', '--quiet', '--target', 'validators,terraform'), {
      exitCode: 0,
      stdout: '',
      stderr: '',
    });
    file('api.json', brokenApi);
    assert.match((await build('api.json', '--quiet')).stderr, /error reference-unresolved/);
  });

  it('prints one JSON document with --json', async () => {
    file('api.json', petApi());
    const result = await json('api.json', '--target', 'terraform', '--out', 'gen');
    const [api] = result.apis;
    assert.deepEqual([result.command, result.ok, api.file, api.out], ['build', true, 'api.json', 'gen']);
    assert.deepEqual(
      api.written,
      terraform.map((path) => path).toSorted((a, b) => api.written.indexOf(a) - api.written.indexOf(b)),
    );
    assert.deepEqual(api.outputs[0].files.toSorted(), terraform);
    assert.ok(api.outputs[0].bytes > 500);

    file('api.json', brokenApi);
    const failed = await json('api.json', '--target', 'terraform', '--out', 'gen');
    assert.equal(failed.ok, false);
    const [{ code, severity, file: place, line, column, mend }] = failed.diagnostics;
    assert.deepEqual([code, severity, place, line], ['reference-unresolved', 'error', 'api.json', 1]);
    assert.ok(column > 1 && mend.length > 10);
  });

  it('switches off what the document ignores, but no error', async () => {
    file('api.json', httpApi.replace('"openapi"', '"x-gatewright-ignore":["http-api-not-yet"],"openapi"'));
    const { stderr } = await build('api.json', '--target', 'validators,terraform');
    assert.equal(stderr, '');
    file('api.json', brokenApi.replace('"openapi"', '"x-gatewright-ignore":["reference-unresolved"],"openapi"'));
    assert.equal((await build('api.json')).exitCode, 1);
  });

  it('warns of a --set whose name no document has, and says which was meant', async () => {
    file('api.json', petApi('getPet', { 'x-unused': { 'Fn::If': ['IsProd', '${Prod.Arn}', 'none'] } }));
    const one = ['api.json', '--target', 'terraform'];
    const { exitCode, stderr } = await build(...one, '--set', 'AWS::Regoin=eu-west-1', '--set', 'Pet.Name=x');
    assert.equal(exitCode, 0);
    assert.match(stderr, /AWS::Regoin a value, but no document has such a name\. Did you mean AWS::Region\?\n/);
    assert.match(stderr, /Pet\.Name a value, but no document has such a name\.\n/);
    const used = ['--set', 'AWS::Region=eu-west-1', '--set', 'IsProd=false', '--set', 'Prod.Arn=x'];
    assert.equal((await build(...one, ...used)).stderr, '');
    const checked = await capturedRun(['check', 'api.json', '--set', 'pets.arn=x'], cwd);
    assert.match(checked.stdout, /warning value-unused\n {6}.*Did you mean Pets\.Arn\?/);
  });

  it('says on an interrupt whether anything was written', async () => {
    file('api.json', petApi());
    const said: string[] = [];
    const stream = { write: () => {}, isTerminal: false };
    const host = { cwd, env: {}, stdout: stream, stderr: stream, now: () => 0 };
    let finished = false;
    const onInterrupt = (say: () => string) => {
      said.push(say());
      return () => {
        said.push(say());
        finished = true;
      };
    };
    assert.equal(await run(['build', 'api.json', '--target', 'terraform'], { ...host, onInterrupt }), 0);
    assert.ok(finished);
    assert.deepEqual(said, [
      'Interrupted; nothing was written.',
      'Interrupted while writing; the next build completes it.',
    ]);
  });

  describe('--check', () => {
    const check = (...argv: readonly string[]) => build('api.json', '--target', 'terraform', '--check', ...argv);

    it('says when everything is current, and writes nothing', async () => {
      file('api.json', petApi());
      await build('api.json', '--target', 'terraform');
      const { exitCode, stdout, stderr } = await check();
      assert.equal(stderr, '');
      assert.equal(exitCode, 0);
      assert.match(stdout, /\ncurrent in /);
    });

    it('fails with a short difference when the document has changed, and writes nothing', async () => {
      file('api.json', petApi());
      await build('api.json', '--target', 'terraform');
      const before = readFileSync(join(cwd, 'gatewright-out/terraform/main.tf'), 'utf8');
      file('api.json', petApi('fetchPet'));
      const { exitCode, stdout, stderr } = await check();
      assert.equal(exitCode, 1);
      assert.match(stdout, / different: terraform\/main\.tf\n {4}@@ line \d+ @@\n(?: {4}- .*\n)+(?: {4}\+ .*\n)+/);
      assert.match(
        stderr,
        /error output-stale\n {6}gatewright-out is not what api\.json builds: 3 files differ, terraform\/main\.tf, .*\./,
      );
      assert.equal(readFileSync(join(cwd, 'gatewright-out/terraform/main.tf'), 'utf8'), before);
    });

    it('fails when a file is missing, and when one is no longer built', async () => {
      file('api.json', petApi());
      await build('api.json', '--target', 'cloudformation,terraform');
      rmSync(join(cwd, 'gatewright-out/terraform/outputs.tf'));
      file('gatewright.config.mjs', "export default { targets: ['terraform'], apis: [{ file: 'api.json' }] };");
      const { exitCode, stdout } = await build('--check');
      assert.equal(exitCode, 1);
      assert.match(stdout, / missing: terraform\/outputs\.tf\n/);
      assert.match(stdout, / no longer built: cloudformation\/template\.yaml\n/);
    });

    it('fails when nothing was built yet, and makes no folder', async () => {
      file('api.json', petApi());
      assert.equal((await check()).exitCode, 1);
      assert.equal(existsSync(join(cwd, 'gatewright-out')), false);
    });

    it('lists what is stale in JSON', async () => {
      file('api.json', petApi());
      const result = JSON.parse((await check('--json')).stdout);
      assert.equal(result.ok, false);
      assert.deepEqual(
        result.apis[0].stale.map(({ state }: { state: string }) => state),
        ['missing', 'missing', 'missing', 'missing'],
      );
    });
  });
});

describe('gatewright check', () => {
  let cwd: string;
  beforeEach(() => {
    cwd = mkdtempSync(join(tmpdir(), 'gatewright-'));
  });
  afterEach(() => rmSync(cwd, { recursive: true, force: true }));

  it('says so when there is nothing to report, and writes nothing', async () => {
    writeFileSync(join(cwd, 'api.json'), petApi());
    const answer = await capturedRun(['check', 'api.json'], cwd);
    assert.deepEqual(answer, { exitCode: 0, stdout: 'api.json: nothing to report\n', stderr: '' });
    assert.deepEqual(readdirSync(cwd), ['api.json']);
  });

  it('prints diagnostics on standard output, and fails when one is an error', async () => {
    writeFileSync(join(cwd, 'api.json'), brokenApi);
    const { exitCode, stdout, stderr } = await capturedRun(['check', 'api.json'], cwd);
    assert.equal(exitCode, 1);
    assert.equal(stderr, '');
    assert.match(stdout, /^api\.json:1:\d+: error reference-unresolved\n[\s\S]*\napi\.json: 1 error\n$/);
  });

  it('finds what only the deployment would meet', async () => {
    writeFileSync(
      join(cwd, 'api.json'),
      petApi('getPet', { components: { schemas: { 'Pet-1': { type: 'object' } } } }),
    );
    assert.match((await capturedRun(['check', 'api.json'], cwd)).stdout, /note model-renamed/);
  });

  it('prints one JSON document with --json', async () => {
    writeFileSync(join(cwd, 'api.json'), brokenApi);
    const { exitCode, stdout } = await capturedRun(['check', 'api.json', '--json'], cwd);
    const result = JSON.parse(stdout);
    assert.equal(exitCode, 1);
    assert.deepEqual([result.command, result.ok, result.files], ['check', false, ['api.json']]);
    assert.equal(result.diagnostics[0].code, 'reference-unresolved');
    assert.equal(typeof result.diagnostics[0].pointer, 'string');
  });

  it('says of a file that is not there what is wrong, without a stack', async () => {
    const { exitCode, stdout } = await capturedRun(['check', 'nowhere.yaml'], cwd);
    assert.equal(exitCode, 1);
    assert.match(stdout, /^nowhere\.yaml: error file-not-found\n/);
    assert.doesNotMatch(stdout, /\n\s+at /);
  });

  it('names a folder that was taken for a document', async () => {
    const { stdout } = await capturedRun(['check', '.'], cwd);
    assert.match(stdout, /^\.: error file-not-found\n {6}Cannot read \.: it is a folder\.\n/);
  });

  it('shows no line of a file that is no text', async () => {
    writeFileSync(join(cwd, 'api.json'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1]));
    const { stdout } = await capturedRun(['check', 'api.json'], cwd);
    assert.match(stdout, /^api\.json:1:1: error file-binary\n {6}This is no text in UTF-8\.\n/);
  });

  it('says of an HTTP API what is not written', async () => {
    writeFileSync(join(cwd, 'api.json'), httpApi);
    const { exitCode, stdout } = await capturedRun(['check', 'api.json'], cwd);
    assert.equal(exitCode, 0);
    assert.match(stdout, /CloudFormation is not written for Pets\.[\s\S]*Terraform is not written for Pets\./);
  });
});
