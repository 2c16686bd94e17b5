import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { documentFromValue, modelOf } from '../fixtures/document-of-value.js';
import { createGateway, examples, lambda } from './index.js';

const uri =
  'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:pets/invocations';
const document = {
  openapi: '3.0.1',
  info: { title: 'pets', version: '1' },
  paths: {
    '/pets/{id}': {
      get: {
        responses: { 200: { description: 'ok' } },
        'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri },
      },
    },
    '/mock': {
      get: {
        responses: { 200: { description: 'ok' } },
        'x-amazon-apigateway-integration': {
          type: 'mock',
          requestTemplates: { 'application/json': '{"statusCode": 200}' },
          responses: { default: { statusCode: '200', responseTemplates: { 'application/json': '{"ok": true}' } } },
        },
      },
    },
  },
};
const pets = lambda('pets', async (event) => ({ statusCode: 200, body: event.path }));

describe('createGateway', () => {
  it('runs a path, a URL, a parsed document, a loaded one and a model alike', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gatewright-'));
    try {
      const path = join(folder, 'api.json');
      writeFileSync(path, JSON.stringify(document));
      const loaded = documentFromValue(document);
      for (const source of [path, pathToFileURL(path), document, loaded, modelOf(loaded)]) {
        const gateway = await createGateway(source, { backends: [pets] });
        const response = await gateway.fetch(gateway.url('/pets/1'));
        assert.deepEqual([response.status, await response.text()], [200, '/pets/1']);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('says what is wrong and where when the source is no document', async () => {
    await assert.rejects(
      createGateway('nowhere.yaml'),
      /nowhere\.yaml cannot be run:\n.*does not exist\.\n {2}→ Give the path/,
    );
    await assert.rejects(createGateway({ hello: 1 }), /the document cannot be run:/);
    const broken = { ...document, paths: { '/x': { get: { responses: {}, parameters: [{ $ref: '#/nowhere' }] } } } };
    await assert.rejects(createGateway(broken), /cannot be run:\nthe document#\/paths\/~1x\/get\/.*#\/nowhere/);
    const gateway = await createGateway({ ...broken }, { ignoreErrors: true });
    assert.equal((await gateway.fetch(gateway.url('/x'))).status, 500);
  });

  it('shows what reached a backend, takes others in front, and forgets both', async () => {
    const gateway = await createGateway(document, { backends: [pets] });
    await gateway.fetch(gateway.url('/pets/1'));
    assert.equal(gateway.calls('pets').length, 1);
    gateway.use(lambda('pets', async () => ({ statusCode: 418 })));
    assert.equal((await gateway.fetch(gateway.url('/pets/1'))).status, 418);
    gateway.reset();
    assert.equal(gateway.calls('pets').length, 0);
    assert.equal((await gateway.fetch(gateway.url('/pets/1'))).status, 200);
  });

  it('takes examples from the document that has taken the place of the first', async () => {
    const gateway = await createGateway(document, { backends: [examples()] });
    await gateway.replaceApi({ ...document, paths: { '/birds': document.paths['/pets/{id}'] } });
    gateway.deploy();
    assert.equal((await gateway.fetch(gateway.url('/birds'))).status, 200);
  });

  it('rejects when nothing answers a call: that is a fault of the test, not of the API', async () => {
    const gateway = await createGateway(document);
    await assert.rejects(gateway.fetch(gateway.url('/pets/1')), /No backend answers the function pets/);
  });

  it('traces a request step by step, when it is told to', async () => {
    const gateway = await createGateway(document, { backends: [pets], trace: true });
    const response = await gateway.fetch(gateway.url('/pets/1?x=1'));
    const trace = gateway.trace(response);
    assert.deepEqual(
      trace.steps.filter(({ output }) => Object.keys(output).length > 0).map(({ name }) => name),
      ['matchRoute', 'mapRequest', 'callIntegration', 'mapResponse'],
    );
    assert.equal(inspect(trace), String(trace));
    const lines = String(trace).split('\n');
    assert.equal(lines[0], `Execution log for request ${response.headers.get('x-amzn-requestid')}`);
    assert.match(lines[1] ?? '', /^\w{3} \w{3} \d\d \d\d:\d\d:\d\d UTC \d{4} : Extended Request Id: /);
    const texts = lines.map((line) => line.replace(/^.{28} : /, ''));
    for (const expected of ['Method request path: {id=1}', 'Method request query string: {x=1}']) {
      assert.ok(texts.includes(expected), expected);
    }
    assert.equal(texts.at(-2), 'Method completed with status: 200');
    assert.equal(texts.at(-1), '');

    const failed = gateway.trace(await gateway.fetch(gateway.url('/nothing')));
    assert.match(failed.steps.at(-1)?.error ?? '', /Missing Authentication Token/);
    const silent = await createGateway(document);
    assert.throws(() => silent.trace(response), /trace: true/);
  });

  it('says in the trace at which line and column of the file a template breaks', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gatewright-'));
    try {
      const template = '#set($x = 1)\n#if($x == 1';
      writeFileSync(
        join(folder, 'api.yaml'),
        `openapi: 3.0.1
info: { title: t, version: '1' }
paths:
  /x:
    get:
      responses: {}
      x-amazon-apigateway-integration:
        type: mock
        requestTemplates:
          application/json: |-
            ${template.replace('\n', '\n            ')}
`,
      );
      const gateway = await createGateway('api.yaml', { cwd: folder, trace: true });
      const response = await gateway.fetch(gateway.url('/x'));
      assert.equal(response.status, 500);
      assert.match(String(gateway.trace(response)), /Unable to transform request \(.* api\.yaml:12:\d+\)/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('reads places and names of headers from the document that has taken the place of the first', async () => {
    const before = mockThatBreaks('X-CamelCase');
    const after = mockThatBreaks('X-camelCase', 7);
    const folder = mkdtempSync(join(tmpdir(), 'gatewright-'));
    try {
      writeFileSync(join(folder, 'before.yaml'), before);
      writeFileSync(join(folder, 'after.yaml'), after);
      const gateway = await createGateway('before.yaml', { cwd: folder, trace: true });
      const traced = async (): Promise<string> => {
        const headers = new Headers({ 'x-camelcase': '1' });
        return String(gateway.trace(await gateway.fetch(gateway.url('/x'), { headers })));
      };
      assert.match(await traced(), /X-CamelCase=1[\s\S]* before\.yaml:12:\d+\)/);
      await gateway.replaceApi('after.yaml');
      // What is deployed comes from the first document still.
      assert.match(await traced(), / before\.yaml:12:\d+\)/);
      gateway.deploy();
      assert.match(await traced(), /X-camelCase=1[\s\S]* after\.yaml:19:\d+\)/);
      gateway.reset();
      assert.match(await traced(), /X-CamelCase=1[\s\S]* before\.yaml:12:\d+\)/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('explains what a request would meet, without calling anything', async () => {
    const gateway = await createGateway(document);
    const proxy = await gateway.explain(gateway.url('/pets/7'));
    assert.equal(proxy.route?.resourcePath, '/pets/{id}');
    assert.deepEqual([...(proxy.route?.pathParameters ?? [])], [['id', '7']]);
    assert.deepEqual([proxy.integration?.type, proxy.integration?.uri], ['AWS_PROXY', uri]);
    const mock = await gateway.explain(gateway.url('/mock'), { headers: { 'Content-Type': 'text/csv' } });
    assert.equal(mock.integration?.requestTemplate, 'passthrough');
    const token = { headers: { Authorization: 'Bearer x' } };
    const signed = await gateway.explain(gateway.url('/nowhere'), token);
    const answered = await gateway.fetch(gateway.url('/nowhere'), token);
    assert.equal(signed.gatewayResponse, 'INVALID_SIGNATURE');
    assert.match(await answered.text(), /key=value pair/);
    const nothing = await gateway.explain(gateway.url('/pets/7'), { method: 'DELETE' });
    assert.equal(nothing.gatewayResponse, 'MISSING_AUTHENTICATION_TOKEN');
    const json = await gateway.explain(gateway.url('/mock'), { headers: { 'Content-Type': 'Application/JSON; a=b' } });
    assert.equal(json.integration?.requestTemplate, 'application/json');
    const headers = { 'X-HTTP-Method-Override': 'GET' };
    const overridden = await gateway.explain(gateway.url('/pets/7'), { method: 'DELETE', headers });
    assert.equal(overridden.route?.resourcePath, '/pets/{id}');
  });

  it('gives the same ids and times for the same randomness and clock', async () => {
    const { seededRandom, stoppedClock } = await import('./index.js');
    const run = async (): Promise<string> => {
      const gateway = await createGateway(document, { random: seededRandom(7), clock: stoppedClock('2026-11-22') });
      const response = await gateway.fetch(gateway.url('/mock'));
      return JSON.stringify([...response.headers]);
    };
    assert.equal(await run(), await run());
  });

  it('keeps nothing of 10,000 requests but its bounded logs', async () => {
    setFlagsFromString('--expose-gc');
    const collect: () => void = runInNewContext('gc');
    const gateway = await createGateway(document, { backends: [pets] });
    const run = async (): Promise<number> => {
      for (let count = 0; count < 10_000; count++)
        await gateway.handle({ method: 'GET', target: '/dev/pets/1', headers: [] });
      collect();
      return process.memoryUsage().heapUsed;
    };
    await run();
    const before = await run();
    assert.ok((await run()) - before < 2_000_000);
  });
});

/** An API whose one template breaks, in line 12 and as many further down as there are empty lines. */
function mockThatBreaks(header: string, emptyLines = 0): string {
  return `openapi: 3.0.1
info: { title: t, version: '1' }
${'\n'.repeat(emptyLines)}paths:
  /x:
    get:
      parameters: [{ name: ${header}, in: header, schema: { type: string } }]
      responses: {}
      x-amazon-apigateway-integration:
        type: mock
        requestTemplates:
          application/json: |-
            #if($x == 1
`;
}
