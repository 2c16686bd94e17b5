import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { modelOfText } from '../../../fixtures/model-of-text.js';
import { typecheckFolder } from '../../../fixtures/typecheck-folder.js';
import type { Diagnostic } from '../../diagnostics/index.js';
import type { OutputFile } from '../output-file.js';
import { emitSchemas, type TypeScriptOptions } from '../typescript/index.js';
import { emitClient } from './index.js';

const inline: TypeScriptOptions = { runtime: 'inline', importExtension: '.js' };

async function emit(document: object, options = inline): Promise<{ files: OutputFile[]; diagnostics: Diagnostic[] }> {
  const [api] = modelOfText(JSON.stringify(document)).model.apis;
  assert.ok(api !== undefined && api.protocol !== 'WEBSOCKET');
  const diagnostics: Diagnostic[] = [];
  const report = (found: Diagnostic): void => void diagnostics.push(found);
  return { files: [await emitSchemas(api, report), ...(await emitClient(api, options, report))], diagnostics };
}

const textOf = (files: readonly OutputFile[], path: string): string =>
  files.find((file) => file.path === path)?.text ?? '';

/** The emitted statement that declares the name. */
function statement(files: readonly OutputFile[], path: string, name: string): string {
  const text = textOf(files, path);
  const start = text.search(new RegExp(`^(?:export )?(?:type|interface|const|function) ${name}\\b`, 'm'));
  return start < 0 ? '' : (text.slice(start).split('\n\n', 1)[0] ?? '').trimEnd();
}

const json = (schema: object) => ({ 'application/json': { schema } });

const document = {
  openapi: '3.0.3',
  info: { title: 'Pets', version: '1' },
  servers: [
    {
      url: 'https://{host}/{basePath}',
      variables: { host: { default: 'pets.test' }, basePath: { default: 'v1', enum: ['v1', 'v2'] } },
    },
  ],
  paths: {
    '/pets/{petId}': {
      get: {
        operationId: 'getPet',
        summary: 'One pet',
        deprecated: true,
        security: [{ key: [] }],
        parameters: [
          { name: 'petId', in: 'path', required: true, schema: { type: 'integer' }, description: 'Its number' },
          {
            name: 'fields',
            in: 'query',
            style: 'pipeDelimited',
            explode: false,
            schema: { type: 'array', items: { type: 'string' } },
          },
          { name: 'x-api-key', in: 'header', required: true, schema: { type: 'string' } },
        ],
        responses: {
          200: { description: '', content: json({ $ref: '#/components/schemas/Pet' }) },
          404: { description: '', content: json({ type: 'object', properties: { reason: { type: 'string' } } }) },
          default: { description: '', content: { 'text/plain': {} } },
        },
      },
      put: {
        operationId: 'putPet',
        security: [{ iam: [] }],
        requestBody: {
          required: true,
          content: {
            ...json({ $ref: '#/components/schemas/Pet' }),
            'multipart/form-data': {
              schema: {
                type: 'object',
                required: ['photo'],
                properties: { photo: { type: 'string', format: 'binary' } },
              },
            },
          },
        },
        responses: { 204: { description: '' } },
      },
    },
    '/all/{proxy+}': { 'x-amazon-apigateway-any-method': { responses: {} } },
  },
  components: {
    securitySchemes: {
      key: { type: 'apiKey', in: 'header', name: 'x-api-key' },
      iam: { type: 'apiKey', in: 'header', name: 'Authorization', 'x-amazon-apigateway-authtype': 'awsSigv4' },
    },
    schemas: {
      Pet: {
        type: 'object',
        required: ['id', 'name'],
        properties: {
          id: { type: 'integer', readOnly: true },
          name: { type: 'string' },
          kind: { type: 'string', enum: ['cat', 'dog'], nullable: true },
        },
      },
    },
  },
  'x-amazon-apigateway-gateway-responses': {
    DEFAULT_4XX: {
      statusCode: '418',
      responseTemplates: {
        'application/json':
          '{"error":{"text":$context.error.messageString,"id":"$context.requestId","at":$context.requestTimeEpoch}}',
      },
    },
  },
  'x-gatewright-stages': { dev: {}, prod: {} },
};

describe('the emitted client', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'client-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function write(files: readonly OutputFile[]): void {
    for (const { path, text } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  }

  /** The module as it runs, with everything that it imports. */
  async function load(entry: string): Promise<Record<string, unknown>> {
    const outfile = join(folder, 'bundle.mjs');
    await build({
      entryPoints: [join(folder, entry)],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'neutral',
      logLevel: 'silent',
    });
    return import(pathToFileURL(outfile).href);
  }

  it('has a result for each status, the default for the codes not named, and the gateway’s own', async () => {
    const { files } = await emit(document);
    assert.equal(
      statement(files, 'client/operations.ts', 'GetPetResult'),
      [
        'export type GetPetResult =',
        '  | Success<200, schemas.Pet>',
        '  | Refusal<404, schemas.GetPetReply404>',
        '  | Refusal<Exclude<ErrorStatus, 404>, string>',
        '  | GatewayFailure;',
      ].join('\n'),
    );
    assert.match(statement(files, 'client/operations.ts', 'PutPetResult'), /Success<204, undefined>/);
  });

  it('shapes the gateway’s failures as the API’s gateway responses do', async () => {
    const { files } = await emit(document);
    assert.equal(
      statement(files, 'client/failures.ts', 'GatewayStatus'),
      'export type GatewayStatus = 413 | 418 | 500 | 502 | 503 | 504;',
    );
    assert.match(
      statement(files, 'client/failures.ts', 'GatewayBody'),
      /readonly error\?: \{ readonly text\?: string \| null; readonly id\?: string; readonly at\?: unknown \};/,
    );
  });

  it('takes parameters by place, and leaves headers to credentials that fill them', async () => {
    const { files } = await emit(document);
    const request = statement(files, 'client/operations.ts', 'GetPetRequest');
    assert.match(request, /readonly path: \{\n {4}\/\*\* Its number \*\/\n {4}readonly petId: number;/);
    assert.match(request, /readonly query\?: \{\n {4}readonly fields\?: string\[\] \| undefined;/);
    assert.match(request, /readonly header\?: \{\n {4}readonly "x-api-key"\?: string \| undefined;/);
  });

  it('passes strict checking under TypeScript 6 and 7, as a caller uses it', async () => {
    const { files } = await emit(document);
    write(files);
    writeFileSync(
      join(folder, 'caller.ts'),
      [
        "import { createClient, getPet, putPet, serverUrl, stageUrl, unwrap } from './client/index.js';",
        "const client = createClient({ credentials: { key: 'k', iam: async () => ({ accessKeyId: 'a', secretAccessKey: 'b' }) } });",
        "const result = await client.getPet({ path: { petId: 1 }, query: { fields: ['a'] } });",
        'if (result.status === 200) { const name: string = result.data.name; const id: number = result.data.id; console.log(name, id); }',
        'if (result.status === 404) { const reason: string | undefined = result.data.reason; console.log(reason); }',
        'if (result.error) { const { error, message } = result.error.data; const text: string | null | undefined = error?.text ?? message; console.log(text, result.error.requestId); }',
        'const pet = await unwrap(getPet({ baseUrl: serverUrl({ basePath: "v2" }) }, { path: { petId: 1 } }));',
        'const kind: "cat" | "dog" | null | undefined = pet.kind;',
        'await client.putPet({ path: { petId: 1 }, body: { name: "a" } }, { timeout: 1, signal: AbortSignal.timeout(1) });',
        'await putPet({ baseUrl: stageUrl({ apiId: "a", region: "eu-west-1", stage: "prod" }) }, { path: { petId: 1 }, contentType: "multipart/form-data", body: { photo: new Blob() } });',
        'await client.anyAllProxy({ method: "PATCH", path: { proxy: "a/b" } });',
        '// @ts-expect-error the id is read-only',
        'await client.putPet({ path: { petId: 1 }, body: { id: 1, name: "a" } });',
        '// @ts-expect-error there is no such stage',
        'stageUrl({ apiId: "a", region: "eu-west-1", stage: "test" });',
        '// @ts-expect-error a path parameter is missing',
        'await client.getPet({ path: {} });',
        'console.log(kind);',
      ].join('\n'),
    );
    assert.deepEqual(await typecheckFolder(folder), []);
  });

  it('calls the API: styles, credentials, bodies, base URLs', async () => {
    const { files } = await emit(document);
    write(files);
    writeFileSync(
      join(folder, 'run.ts'),
      [
        "import { createClient, getPet, serverUrl, stageUrl } from './client/index.js';",
        'export async function run() {',
        '  const calls: unknown[] = [];',
        '  const fetch = async (url: string, init: RequestInit) => { calls.push([init.method, url, init.body, new Headers(init.headers).get("x-api-key")]); return Response.json({ id: 1 }); };',
        "  const client = createClient({ fetch, credentials: { key: 'k' } });",
        "  const { status } = await client.getPet({ path: { petId: 1 }, query: { fields: ['a', 'b'] } });",
        '  await client.putPet({ path: { petId: 2 }, body: { name: "a" } });',
        '  await getPet({ fetch, baseUrl: stageUrl({ apiId: "a", region: "cn-north-1", stage: "dev" }) }, { path: { petId: 3 } });',
        '  await client.anyAllProxy({ method: "DELETE", path: { proxy: "a/b" } });',
        '  return [status, serverUrl({ basePath: "v2" }), ...calls];',
        '}',
      ].join('\n'),
    );
    const { run } = await load('run.ts');
    assert.ok(typeof run === 'function');
    assert.deepEqual(await run(), [
      200,
      'https://pets.test/v2',
      ['GET', 'https://pets.test/v1/pets/1?fields=a%7Cb', undefined, 'k'],
      ['PUT', 'https://pets.test/v1/pets/2', '{"name":"a"}', null],
      ['GET', 'https://a.execute-api.cn-north-1.amazonaws.com.cn/dev/pets/3', undefined, null],
      ['DELETE', 'https://pets.test/v1/all/a/b', undefined, null],
    ]);
  });

  it('carries along only the files of the runtime that it uses, or none', async () => {
    const { files } = await emit(
      { openapi: '3.0.3', info: { title: 'x', version: '1' }, paths: { '/a': { get: { responses: {} } } } },
      { runtime: 'inline', importExtension: '.ts' },
    );
    const paths = files.map(({ path }) => path);
    assert.ok(paths.includes('client/runtime/send.ts'));
    assert.ok(!paths.some((path) => /sigv4|parameter-styles|iam/.test(path)), paths.join());
    assert.match(textOf(files, 'client/runtime/send.ts'), /from '\.\/backoff\.ts'/);
    const imported = await emit(document, { runtime: 'import', importExtension: '' });
    assert.ok(imported.files.every(({ path }) => !path.includes('runtime')));
    assert.match(textOf(imported.files, 'client/operations.ts'), /from "gatewright\/runtime";/);
    assert.match(textOf(imported.files, 'client/index.ts'), /from "\.\/operations";/);
  });

  it('keeps three operations below 2500 bytes in a browser', async () => {
    const { gzipSync } = await import('node:zlib');
    const { files } = await emit(document);
    write(files);
    writeFileSync(join(folder, 'few.ts'), "export { getPet, anyAllProxy } from './client/index.js';");
    const outfile = join(folder, 'few.mjs');
    await build({
      entryPoints: [join(folder, 'few.ts')],
      outfile,
      bundle: true,
      minify: true,
      format: 'esm',
      platform: 'browser',
    });
    const { outputFiles } = await build({ entryPoints: [outfile], write: false, minify: true, format: 'esm' });
    const size = gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length;
    assert.ok(size < 2500, `${size} bytes`);
  });
});

describe('the emitted client of a hostile document', () => {
  it('runs nothing of it, and stays in its folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'client-hostile-'));
    try {
      for (const [index, payload] of payloads.entries()) {
        const { files } = await emit(hostile(payload));
        for (const { path } of files) assert.match(path, /^(schemas\.ts|client\/([a-z0-9-]+\/)*[a-z0-9-]+\.ts)$/);
        const own = join(folder, `p${index}`);
        for (const { path, text } of files) {
          mkdirSync(dirname(join(own, path)), { recursive: true });
          writeFileSync(join(own, path), text);
        }
        const outfile = join(own, 'bundle.mjs');
        await build({
          stdin: {
            contents:
              "export * from './client/index.js'; import * as all from './client/index.js'; all.createClient({ baseUrl: 'https://a.test' });",
            resolveDir: own,
          },
          outfile,
          bundle: true,
          format: 'esm',
          platform: 'neutral',
          logLevel: 'silent',
        });
        await import(pathToFileURL(outfile).href);
        assert.equal(Reflect.get(globalThis, '__pwned'), undefined, payload);
        assert.equal(Reflect.get({}, 'polluted'), undefined);
      }
      assert.deepEqual(await typecheckFolder(folder), []);
    } finally {
      rmSync(folder, { recursive: true });
      Reflect.deleteProperty(globalThis, '__pwned');
    }
  });
});

const code = 'globalThis.__pwned=1';
const payloads = [
  `'];${code};//`,
  `"];${code};//`,
  `"+(${code})+"`,
  `\`+(${code})+\``,
  `\${${code}}`,
  `*/${code};/*`,
  `\\u002a\\u002f${code}//`,
  `\n${code}\n`,
  `\u2028${code}\u2029`,
  `};${code};({`,
  '../../../../tmp/x',
  '__proto__',
  'constructor',
  '@ts-expect-error',
  '$gw0',
  '//# sourceMappingURL=data:application/json,{}',
  `string;${code}`,
  '\ud800',
];

/** A document with the payload in every string that has no grammar of its own. */
function hostile(payload: string): object {
  const schema = {
    type: 'object',
    title: payload,
    description: payload,
    required: [payload],
    tsType: payload,
    tsEnumNames: [payload],
    properties: Object.fromEntries([
      [
        payload,
        {
          type: 'string',
          description: payload,
          default: payload,
          enum: [payload],
          tsType: payload,
          tsEnumNames: [payload],
        },
      ],
      [
        'inner',
        {
          type: 'object',
          properties: Object.fromEntries([[payload, { type: payload, format: payload }]]),
          additionalProperties: { type: 'string' },
        },
      ],
    ]),
    patternProperties: Object.fromEntries([[payload, { type: 'string' }]]),
    example: payload,
  };
  const union = {
    oneOf: [
      { $ref: `#/components/schemas/${payload.replaceAll('~', '~0').replaceAll('/', '~1')}` },
      { $ref: '#/components/schemas/Other' },
      { $ref: payload },
    ],
    discriminator: { propertyName: payload, mapping: Object.fromEntries([[payload, '#/components/schemas/Other']]) },
  };
  return {
    openapi: '3.0.3',
    info: { title: payload, version: payload, description: payload },
    servers: [
      {
        url: `https://a.test/${payload}`,
        description: payload,
        variables: Object.fromEntries([[payload, { default: payload, enum: [payload], description: payload }]]),
      },
    ],
    tags: [{ name: payload, description: payload }],
    paths: {
      '/a/{p}': {
        post: {
          operationId: payload,
          summary: payload,
          description: payload,
          tags: [payload],
          security: [Object.fromEntries([[payload, [payload]]])],
          parameters: [
            {
              name: 'p',
              in: 'path',
              required: true,
              description: payload,
              schema: { type: 'string', enum: [payload] },
            },
            { name: payload, in: 'query', description: payload, style: 'deepObject', schema },
            { name: payload, in: 'header', schema: { type: 'string', default: payload } },
            { name: payload, in: 'cookie', schema: { type: 'string' } },
          ],
          requestBody: {
            description: payload,
            content: {
              [`application/json;${payload}`]: { schema },
              [`text/${payload}`]: { schema: union },
              'multipart/form-data': { schema, encoding: Object.fromEntries([[payload, { contentType: payload }]]) },
            },
          },
          responses: {
            200: {
              description: payload,
              headers: Object.fromEntries([[payload, { schema: { type: 'string' } }]]),
              content: { [`application/json;${payload}`]: { schema }, [`text/${payload}`]: { schema: union } },
            },
          },
        },
      },
      [`/b/${payload}/{${payload}}`]: { get: { responses: { 200: { description: payload } } } },
    },
    components: {
      schemas: Object.fromEntries([
        [payload, schema],
        ['Other', { type: 'object', properties: { kind: { type: 'string' } } }],
        [`Union ${payload}`, union],
      ]),
      securitySchemes: Object.fromEntries([
        [payload, { type: 'apiKey', in: 'header', name: payload, description: payload }],
      ]),
    },
    'x-gatewright-stages': Object.fromEntries([[payload, { variables: {} }]]),
    'x-amazon-apigateway-gateway-responses': {
      DEFAULT_4XX: {
        statusCode: payload,
        responseTemplates: { 'application/json': JSON.stringify({ [payload]: payload }) },
      },
    },
  };
}
