import assert from 'node:assert/strict';
import { modelOfText, operationOf, restApiOf } from '../../../fixtures/model-of-text.js';
import type { RestApi } from '../../model/index.js';
import { schemaTypes } from './index.js';

interface Typed {
  readonly api: RestApi;
  /** The declaration of that name in `schemas.ts`. */
  readonly declared: (name: string) => string;
  readonly text: string;
  readonly codes: readonly string[];
  readonly typeOf: Awaited<ReturnType<typeof schemaTypes>>['typeOf'];
}

/** The types of an API with these schemas, whose one operation takes and gives those that are named. */
async function typesOf(
  schemas: object,
  { body, reply, openapi = '3.0.3' }: { body?: object; reply?: object; openapi?: string } = {},
): Promise<Typed> {
  const content = (schema: object | undefined) => ({
    content: { 'application/json': schema === undefined ? {} : { schema } },
  });
  const document = {
    openapi,
    info: { title: 'x', version: '1' },
    paths: {
      '/a': {
        post: {
          operationId: 'op',
          requestBody: content(body),
          responses: { 200: { description: '', ...content(reply) } },
        },
      },
    },
    components: { schemas },
  };
  const api = restApiOf(modelOfText(JSON.stringify(document)));
  const codes: string[] = [];
  const { file, typeOf } = await schemaTypes(api, ({ code }) => codes.push(code));
  const declared = (name: string): string => {
    const start = file.text.search(new RegExp(`^export (type|interface) ${name}\\b`, 'm'));
    return start < 0 ? '' : (file.text.slice(start).split('\n\n')[0] ?? '').trim();
  };
  return { api, declared, text: file.text, codes, typeOf };
}

const string = { type: 'string' };

describe('the types of schemas', () => {
  it('make objects, arrays, enumerations, nullable members and doc comments', async () => {
    const { text } = await typesOf({
      pet: {
        type: 'object',
        description: 'A pet.\nOr two.',
        required: ['name'],
        properties: {
          name: { type: 'string', description: 'Called so' },
          'born-at': { type: 'string', format: 'date-time', nullable: true },
          kind: { type: 'string', enum: ['cat', 'dog'], deprecated: true },
          tags: { type: 'array', minItems: 1, items: { type: 'string', enum: ['a', 'b'] } },
          owner: { type: 'object', properties: { id: { type: 'integer' } } },
        },
      },
    });
    assert.equal(
      text.split('\n').slice(2).join('\n'),
      [
        '/**',
        ' * A pet.',
        ' * Or two.',
        ' */',
        'export interface Pet {',
        '  /** Called so */',
        '  name: string;',
        '  "born-at"?: string | null;',
        '  /** @deprecated */',
        '  kind?: "cat" | "dog";',
        '  tags?: ("a" | "b")[];',
        '  owner?: {',
        '    id?: number;',
        '  };',
        '}',
        '',
      ].join('\n'),
    );
  });

  it('join allOf, oneOf and anyOf, and take required members of other parts for granted', async () => {
    const { declared } = await typesOf({
      A: { type: 'object', properties: { a: string } },
      B: {
        allOf: [
          { $ref: '#/components/schemas/A' },
          { type: 'object', required: ['a'], properties: { b: { type: 'number' } } },
        ],
      },
      C: {
        oneOf: [
          { $ref: '#/components/schemas/A' },
          { type: 'array', items: { $ref: '#/components/schemas/B' } },
          string,
        ],
      },
      D: { type: 'object', properties: { a: string }, anyOf: [{ required: ['a'] }, { required: ['b'] }] },
    });
    assert.equal(declared('B'), 'export type B = A & {\n  b?: number;\n  a: unknown;\n};');
    assert.equal(declared('C'), 'export type C = A | B[] | string;');
    assert.equal(declared('D'), 'export interface D {\n  a?: string;\n}');
  });

  it('narrow the members of a union with a discriminator, unless they are narrow', async () => {
    const { declared } = await typesOf({
      Cat: { type: 'object', properties: { kind: string } },
      Dog: { type: 'object', properties: { kind: { type: 'string', enum: ['dog'] } } },
      Pet: {
        oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }],
        discriminator: {
          propertyName: 'kind',
          mapping: { cat: '#/components/schemas/Cat', lion: '#/components/schemas/Cat' },
        },
      },
    });
    assert.equal(declared('Pet'), 'export type Pet = (Cat & {\n  kind: "cat" | "lion";\n}) | Dog;');
  });

  it('give maps an index signature that holds the named members too', async () => {
    const { declared } = await typesOf({
      Map: { type: 'object', additionalProperties: { type: 'number' } },
      Mixed: {
        type: 'object',
        required: ['id'],
        properties: { id: { ...string, description: 'Which' } },
        additionalProperties: { type: 'number' },
      },
      Open: { type: 'object', properties: { id: string }, additionalProperties: true },
      Free: { type: 'object' },
    });
    assert.equal(declared('Map_'), 'export interface Map_ {\n  [k: string]: number;\n}');
    assert.match(declared('Mixed'), /\/\*\* Which \*\/\n {2}id: string;\n {2}\[k: string\]: number \| string;/);
    assert.match(declared('Open'), /id\?: string;\n {2}\[k: string\]: unknown;/);
    assert.match(declared('Free'), /\[k: string\]: unknown;/);
  });

  it('have a variant for requests only where readOnly or writeOnly makes a difference, behind references too', async () => {
    const schemas = {
      Id: { type: 'string', readOnly: true },
      User: {
        type: 'object',
        required: ['id', 'name'],
        properties: { id: { $ref: '#/components/schemas/Id' }, name: string, password: { ...string, writeOnly: true } },
      },
      Team: { type: 'object', properties: { users: { type: 'array', items: { $ref: '#/components/schemas/User' } } } },
      Plain: { type: 'object', properties: { name: string } },
    };
    const team = { $ref: '#/components/schemas/Team' };
    const { api, declared, typeOf } = await typesOf(schemas, { body: team, reply: team });
    assert.equal(declared('User'), 'export interface User {\n  id: Id;\n  name: string;\n}');
    assert.equal(declared('UserInput'), 'export interface UserInput {\n  name: string;\n  password?: string;\n}');
    assert.equal(declared('TeamInput'), 'export interface TeamInput {\n  users?: UserInput[];\n}');
    assert.equal(declared('PlainInput'), '');
    const { requestBody, responses } = operationOf(api);
    assert.equal(typeOf(requestBody?.content[0]?.schema, 'write'), 'schemas.TeamInput');
    assert.equal(typeOf(responses[0]?.content[0]?.schema, 'read'), 'schemas.Team');
    const unused = await typesOf(schemas, { reply: team });
    assert.equal(unused.declared('UserInput'), '');
  });

  it('declare what an operation says in place when it has members, and write out the rest', async () => {
    const body = { type: 'object', properties: { a: string } };
    const reply = { type: 'array', items: { oneOf: [{ $ref: '#/components/schemas/A' }, { type: 'null' }] } };
    const { api, declared, typeOf } = await typesOf({ A: string }, { body, reply, openapi: '3.1.0' });
    const { requestBody, responses } = operationOf(api);
    assert.equal(typeOf(requestBody?.content[0]?.schema, 'write'), 'schemas.OpBody');
    assert.equal(declared('OpBody'), 'export interface OpBody {\n  a?: string;\n}');
    assert.equal(typeOf(responses[0]?.content[0]?.schema, 'read'), '(schemas.A | null)[]');
    assert.equal(typeOf(undefined, 'read'), 'unknown');
  });

  it('understand OpenAPI 3.1: lists of types, const, prefixItems, true and false', async () => {
    const { declared } = await typesOf(
      {
        A: { type: ['string', 'integer', 'null'] },
        B: { const: 'b' },
        C: { type: 'array', prefixItems: [string, { type: 'number' }], items: false },
        D: { type: 'object', properties: { any: true, none: false } },
        E: { type: ['object', 'null'], properties: { a: string } },
      },
      { openapi: '3.1.0' },
    );
    assert.equal(declared('A'), 'export type A = string | number | null;');
    assert.equal(declared('B'), 'export type B = "b";');
    assert.equal(declared('C'), 'export type C = (string | number)[];');
    assert.match(declared('D'), /any\?: unknown;\n {2}none\?: never;/);
    assert.equal(declared('E'), 'export type E = {\n  a?: string;\n} | null;');
  });

  it('break a circle of parts, keep one of members, and stop at great depth', async () => {
    const circle = await typesOf({
      A: { allOf: [{ $ref: '#/components/schemas/B' }] },
      B: { oneOf: [{ $ref: '#/components/schemas/A' }, string] },
      Tree: {
        type: 'object',
        properties: { children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } },
      },
      Self: { $ref: '#/components/schemas/Self' },
    });
    assert.ok(
      circle.codes.every((code) => code === 'schema-part-of-itself') && circle.codes.length >= 2,
      circle.codes.join(),
    );
    assert.equal(circle.declared('Tree'), 'export interface Tree {\n  children?: Tree[];\n}');
    let deep: object = string;
    for (let level = 0; level < 90; level++) deep = { type: 'object', properties: { p: deep } };
    const { codes, declared } = await typesOf({ Deep: deep });
    assert.deepEqual(codes, ['schema-too-deep']);
    assert.match(declared('Deep'), /p\?: unknown;/);
  });

  it('give names deterministically, and say which had to change', async () => {
    const { text, codes } = await typesOf({ 'my-pet': string, MyPet: string, Date: string, '9': string, '…': string });
    assert.deepEqual(
      [...text.matchAll(/^export type (\w+)/gm)].map((match) => match[1]),
      ['MyPet', 'MyPet2', 'Date_', '_9', 'Unnamed'].sort((a, b) => text.indexOf(` ${a} `) - text.indexOf(` ${b} `)),
    );
    assert.deepEqual(codes, ['name-changed']);
  });
});
