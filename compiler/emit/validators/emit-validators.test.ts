import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { modelOfText, restApiOf } from '../../../fixtures/model-of-text.js';
import { typecheckFolder } from '../../../fixtures/typecheck-folder.js';
import type { ModelValidator } from '../../../runtime/validation/model-validator.js';
import type { OperationValidator } from '../../../runtime/validation/operation-validator.js';
import type { OutputFile } from '../output-file.js';
import { emitValidators } from './emit-validators.js';

const integration = { type: 'MOCK' };

function documentWith(schemas: object, paths: object): string {
  return JSON.stringify({
    openapi: '3.0.1',
    info: { title: 'Shop */ `${process.exit(1)}`', version: '1' },
    'x-amazon-apigateway-request-validators': {
      all: { validateRequestBody: true, validateRequestParameters: true },
      body: { validateRequestBody: true, validateRequestParameters: false },
    },
    'x-amazon-apigateway-request-validator': 'all',
    paths,
    components: { schemas },
  });
}

async function emit(text: string): Promise<readonly OutputFile[]> {
  return emitValidators(restApiOf(modelOfText(text)), { importExtension: '.js' }, () => undefined);
}

/** Writes the files into a folder of their own and hands it to the test. */
async function inFolder<Result>(
  files: readonly OutputFile[],
  use: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'gatewright-validators-'));
  try {
    writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
    for (const { path, text } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Emitted {
  readonly models: Readonly<Record<string, ModelValidator>>;
  readonly [operation: string]: OperationValidator | Readonly<Record<string, ModelValidator>>;
}

async function load(folder: string): Promise<Emitted> {
  return import(pathToFileURL(join(folder, 'validators/index.ts')).href);
}

function operation(emitted: Emitted, name: string): OperationValidator {
  const found = emitted[name];
  assert.ok(typeof found === 'object' && 'validate' in found && typeof found.validate === 'function', `no ${name}`);
  return { validate: found.validate };
}

const pet = { type: 'object', properties: { name: { type: 'string', minLength: 1 } }, required: ['name'] };
const body = { content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } } };

describe('emitValidators', () => {
  it('validates parameters and body of an operation as its request validator says', async () => {
    const parameters = [{ name: 'q1', in: 'query', required: true, schema: { type: 'string' } }];
    const files = await emit(
      documentWith(
        { Pet: pet },
        {
          '/pets': {
            post: {
              operationId: 'createPet',
              parameters,
              requestBody: body,
              'x-amazon-apigateway-integration': integration,
            },
            put: {
              operationId: 'putPet',
              parameters,
              requestBody: body,
              'x-amazon-apigateway-request-validator': 'body',
              'x-amazon-apigateway-integration': integration,
            },
          },
        },
      ),
    );
    await inFolder(files, async (folder) => {
      const emitted = await load(folder);
      const { validate } = operation(emitted, 'createPet');
      assert.deepEqual(validate({ queryStringParameters: { q1: 'a' }, body: '{"name": "Rex"}' }), { valid: true });
      const missing = validate({ body: '{}' });
      assert.ok(!missing.valid);
      assert.equal(missing.message, 'Missing required request parameters: [q1]');
      const invalid = operation(emitted, 'putPet').validate({ body: '{"name": ""}' });
      assert.ok(!invalid.valid && invalid.responseType === 'BAD_REQUEST_BODY');
      assert.equal(invalid.validationErrorString, '[string "" is too short (length: 0, required minimum: 1)]');
      assert.deepEqual(
        invalid.faults.map(({ pointer, keyword }) => [pointer, keyword]),
        [['/name', 'minLength']],
      );
      assert.equal(emitted.models.pet?.is({ name: 'Rex' }), true);
    });
  });

  it('keeps hostile names and values as data, in code that both compilers pass', async () => {
    const names = [
      '__proto__',
      'constructor',
      'toString',
      'value',
      'report',
      'fail',
      'isObject',
      'isPet',
      'checkPet',
      'Integer',
      'Object',
      'Longer',
      'PET_PATTERN',
      'class',
      'default',
      'a"; process.exit(1); //',
      '`${process.exit(1)}`',
      '*/ process.exit(1) /*',
      "'\n\u2028\u2029\\",
      '',
      '7',
      'ключ',
    ];
    const properties = `{${names.map((name) => `${JSON.stringify(name)}: {"type": "string", "maxLength": 9, "pattern": ${JSON.stringify('^[`"\'/*\\n]*$|\\p{L}|(a+)+$')}, "format": ${JSON.stringify(name)}}`).join(',')}}`;
    const schemas = JSON.parse(
      `{${['Pet', 'pet', 'PET', ...names]
        .map(
          (name) =>
            `${JSON.stringify(name)}: {"type": "object", "required": ${JSON.stringify(names)}, "additionalProperties": false, "enum": [${JSON.stringify(names)}, 1, {"__proto__": 1}], "properties": ${properties}}`,
        )
        .join(',')}}`,
    );
    const all = Object.keys(schemas).map((name) => ({
      $ref: `#/components/schemas/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    }));
    const files = await emit(
      documentWith(schemas, {
        '/x': {
          post: {
            operationId: '*/ process.exit(1) //',
            requestBody: { content: { 'application/json': { schema: { anyOf: all } } } },
            'x-amazon-apigateway-integration': integration,
          },
        },
      }),
    );
    for (const { path } of files) assert.match(path, /^validators\/[a-z/-]+\.ts$/);
    await inFolder(files, async (folder) => {
      assert.deepEqual(await typecheckFolder(folder), []);
      const emitted = await load(folder);
      const [validator] = Object.values(emitted.models);
      assert.ok(validator);
      assert.equal(validator.is({}), false);
      assert.equal(Object.keys(Object.prototype).length, 0);
    });
  }).timeout(120_000);

  it('prints the models of request bodies and what they refer to, and none that only responses have', async () => {
    const basket = {
      type: 'object',
      properties: { pets: { type: 'array', items: { $ref: '#/components/schemas/Pet' } } },
    };
    const files = await emit(
      documentWith(
        { Basket: basket, Pet: pet, Receipt: pet },
        {
          '/baskets': {
            post: {
              requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Basket' } } } },
              responses: {
                200: {
                  description: 'ok',
                  content: { 'application/json': { schema: { $ref: '#/components/schemas/Receipt' } } },
                },
              },
              'x-amazon-apigateway-integration': integration,
            },
          },
        },
      ),
    );
    const models = files.find(({ path }) => path === 'validators/models.ts')?.text ?? '';
    assert.deepEqual(
      [...models.matchAll(/^export const (\w+)/gm)].map(([, name]) => name),
      ['basket', 'pet'],
    );
  });

  it('applies the checks of numbers to a number that is no integer', async () => {
    const files = await emit(
      documentWith(
        { Pet: { type: 'object', properties: { legs: { type: 'integer', maximum: 4 } } } },
        { '/pets': { post: { requestBody: body, 'x-amazon-apigateway-integration': integration } } },
      ),
    );
    await inFolder(files, async (folder) => {
      const emitted = await load(folder);
      const result = emitted.models.pet?.validate({ legs: 4.5 });
      assert.ok(result !== undefined && !result.valid);
      assert.deepEqual(
        result.faults.map(({ keyword }) => keyword),
        ['maximum', 'type'],
      );
    });
  });

  it('prints no unused function, and prints the same text each time', async () => {
    const text = documentWith(
      { Pet: { anyOf: [pet, { type: 'null' }] } },
      { '/pets': { post: { requestBody: body, 'x-amazon-apigateway-integration': integration } } },
    );
    const [first, again] = [await emit(text), await emit(text)];
    assert.deepEqual(first, again);
    const models = first.find(({ path }) => path === 'validators/models.ts')?.text ?? '';
    assert.match(models, /function checkPet\(/);
    for (const [, name] of models.matchAll(/function (\w+)\(/g)) {
      assert.ok(models.split(`${name}`).length > 2, `${name} is never used`);
    }
  });

  it('writes modules that can be imported when there are no models', async () => {
    const files = await emit(
      documentWith({}, { '/x': { get: { operationId: 'getX', 'x-amazon-apigateway-integration': integration } } }),
    );
    await inFolder(files, async (folder) => {
      assert.deepEqual(operation(await load(folder), 'getX').validate({}), { valid: true });
    });
  });
});
