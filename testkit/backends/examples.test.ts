import assert from 'node:assert/strict';
import type { JsonObject, JsonValue, NamedSchema } from '../../compiler/model/index.js';
import { createGateway } from '../create-gateway.js';
import { exampleOfSchema } from './example-of-schema.js';
import { examples } from './examples.js';

const at = { file: 'api.yaml', pointer: '' };

function exampleOf(schema: JsonValue, schemas: Readonly<Record<string, JsonObject>> = {}): JsonValue {
  const named = Object.entries(schemas).map(([name, value]): [string, NamedSchema] => [name, { name, value, at }]);
  return exampleOfSchema(schema, new Map(named));
}

describe('the example of a schema', () => {
  const cases: readonly (readonly [string, JsonObject, JsonValue])[] = [
    ['its own example', { type: 'string', example: 'x', default: 'y' }, 'x'],
    ['the first of its examples', { type: 'string', examples: ['x', 'y'] }, 'x'],
    ['an example that is null', { type: 'string', nullable: true, example: null }, null],
    ['its default', { type: 'integer', default: 7 }, 7],
    ['the first of its values', { enum: ['a', 'b'] }, 'a'],
    ['a constant', { const: false }, false],
    ['a date', { type: 'string', format: 'date' }, '2026-01-01'],
    ['a string that is long enough', { type: 'string', minLength: 8 }, 'stringst'],
    ['a string that is short enough', { type: 'string', maxLength: 3 }, 'str'],
    ['a number above the least', { type: 'integer', minimum: 3 }, 3],
    ['a number above the least, as 3.0 has it', { type: 'integer', minimum: 3, exclusiveMinimum: true }, 4],
    ['a number above the least, as 3.1 has it', { type: 'integer', exclusiveMinimum: 3 }, 4],
    ['a number below the most', { type: 'number', maximum: -2.5 }, -3],
    ['a number between', { type: 'number', minimum: 0.2, maximum: 0.4 }, 0.2],
    ['a multiple', { type: 'integer', minimum: 4, multipleOf: 3 }, 6],
    ['the first type that is not null', { type: ['null', 'boolean'] }, true],
    ['as many items as there must be', { type: 'array', minItems: 2, items: { type: 'integer' } }, [0, 0]],
    ['all properties', { properties: { a: { type: 'integer' }, b: { type: 'boolean' } } }, { a: 0, b: true }],
    ['required names without a schema', { type: 'object', required: ['x'] }, { x: {} }],
    ['without what is only written', { properties: { a: { type: 'null' }, b: { writeOnly: true } } }, { a: null }],
    [
      'all parts of allOf, and its own properties',
      { allOf: [{ properties: { a: { type: 'null' } } }], properties: { b: { type: 'null' } } },
      { a: null, b: null },
    ],
    [
      'the first choice that there is an example of',
      { oneOf: [{ type: 'string', pattern: 'x' }, { type: 'null' }] },
      null,
    ],
  ];
  for (const [what, schema, expected] of cases) {
    it(`is ${what}`, () => assert.deepEqual(exampleOf(schema), expected));
  }

  it('follows chains of references', () => {
    const schemas = {
      A: { $ref: '#/components/schemas/B~1b' },
      'B/b': { $ref: '#/components/schemas/C' },
      C: { type: 'integer' },
    };
    assert.equal(exampleOf({ $ref: '#/components/schemas/A' }, schemas), 0);
  });

  it('ends where a schema is part of itself', () => {
    const schemas = {
      Node: {
        properties: {
          name: { type: 'string' },
          next: { $ref: '#/components/schemas/Node' },
          children: { type: 'array', items: { $ref: '#/components/schemas/Node' } },
        },
      },
    };
    assert.deepEqual(exampleOf({ $ref: '#/components/schemas/Node' }, schemas), { name: 'string', children: [] });
  });

  it('has names such as __proto__ as its own', () => {
    const schema: JsonObject = JSON.parse('{"properties": {"__proto__": {"type": "integer"}}}');
    assert.equal(JSON.stringify(exampleOf(schema)), '{"__proto__":0}');
  });

  const impossible: readonly (readonly [string, JsonObject, RegExp])[] = [
    [
      'a pattern',
      { required: ['code'], properties: { code: { type: 'string', pattern: '^x' } } },
      /^\/code: .*pattern/,
    ],
    ['limits that exclude everything', { type: 'integer', minimum: 3, maximum: 2 }, /limits/],
    ['a reference to nothing', { $ref: '#/components/schemas/Nothing' }, /no schema/],
    ['items that are unique', { type: 'array', minItems: 2, uniqueItems: true }, /unique/],
    ['not', { not: { type: 'string' } }, /not/],
  ];
  for (const [what, schema, message] of impossible) {
    it(`is none for ${what}`, () => assert.throws(() => exampleOf(schema), { name: 'NoExample', message }));
  }

  it('is none for a schema that would fill the memory', () => {
    const schemas: Record<string, JsonObject> = { S0: { type: 'null' } };
    for (let level = 1; level < 40; level++) {
      const $ref = `#/components/schemas/S${level - 1}`;
      schemas[`S${level}`] = { required: ['a', 'b'], properties: { a: { $ref }, b: { $ref } } };
    }
    assert.throws(() => exampleOf({ $ref: '#/components/schemas/S39' }, schemas), { name: 'NoExample' });
    let deep: JsonObject = { type: 'null' };
    for (let level = 0; level < 50_000; level++) deep = { required: ['a'], properties: { a: deep } };
    assert.throws(() => exampleOf(deep), { name: 'NoExample' });
  });
});

const functionUri =
  'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:pets/invocations';
const mapped = { default: { statusCode: '200', responseTemplates: { 'application/json': "<$input.path('$.name')>" } } };
const pet = { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } };

const operation = (responses: JsonObject, integration: JsonObject) => ({
  responses,
  'x-amazon-apigateway-integration': { httpMethod: 'POST', ...integration },
});

const document = {
  openapi: '3.0.1',
  info: { title: 'pets', version: '1' },
  paths: {
    '/proxy': {
      get: operation(
        { 404: { description: 'No' }, 201: { description: 'Yes', content: pet } },
        { type: 'aws_proxy', uri: functionUri },
      ),
    },
    '/function': {
      get: operation(
        { 200: { description: 'Yes', content: pet } },
        { type: 'aws', uri: functionUri, responses: mapped },
      ),
    },
    '/http': {
      get: operation(
        { 200: { description: 'Yes', content: { 'text/plain': { example: 'hello' } } } },
        { type: 'http_proxy', uri: 'https://backend.test/x' },
      ),
    },
    '/empty': {
      get: operation({ '2XX': { description: 'Yes' } }, { type: 'http_proxy', uri: 'https://backend.test/x' }),
    },
    '/none': {
      get: operation({ default: { description: 'Any' } }, { type: 'http_proxy', uri: 'https://backend.test/x' }),
    },
    '/pattern': {
      get: operation(
        { 200: { description: 'Yes', content: { 'application/json': { schema: { type: 'string', pattern: 'x' } } } } },
        { type: 'http_proxy', uri: 'https://backend.test/x' },
      ),
    },
  },
  components: { schemas: { Pet: { type: 'object', properties: { name: { type: 'string', example: 'Rex' } } } } },
};

describe('examples()', () => {
  const answer = async (path: string, options?: Parameters<typeof examples>[0]) => {
    const gateway = await createGateway(document, { backends: [examples(options)] });
    const response = await gateway.fetch(gateway.url(path));
    return [response.status, response.headers.get('content-type'), await response.text()];
  };

  it('answers for a function behind a proxy with the successful response', async () => {
    assert.deepEqual(await answer('/proxy'), [201, 'application/json', '{"name":"Rex"}']);
  });

  it('answers with the response that was asked for', async () => {
    assert.deepEqual((await answer('/proxy', { status: 404 }))[0], 404);
  });

  it('is mapped where the integration is no proxy', async () => {
    assert.deepEqual((await answer('/function'))[2], '<Rex>');
  });

  it('answers for an HTTP backend in its media type', async () => {
    assert.deepEqual(await answer('/http'), [200, 'text/plain', 'hello']);
  });

  it('answers without a body where the document has none', async () => {
    const [status, , body] = await answer('/empty');
    assert.deepEqual([status, body], [200, '']);
  });

  it('never answers with a default response unless asked', async () => {
    await assert.rejects(answer('/none'), /GET \/none has no successful response/);
    assert.equal((await answer('/none', { status: 'default' }))[0], 500);
  });

  it('rejects what no example can be made of', async () => {
    await assert.rejects(answer('/pattern'), {
      message:
        'No example can be made of response 200 of GET /pattern: it is a string with a pattern or a narrow length. Give it one.',
    });
  });
});
