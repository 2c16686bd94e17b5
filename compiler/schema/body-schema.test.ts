import assert from 'node:assert/strict';
import type { Diagnostic } from '../diagnostics/index.js';
import type { JsonValue, SchemaDialect } from '../model/index.js';
import { bodySchema } from './body-schema.js';

function lower(value: JsonValue, dialect: SchemaDialect = 'openapi-3.1'): { body: JsonValue; said: readonly string[] } {
  const said: Diagnostic[] = [];
  const schema = typeof value === 'boolean' ? value : Object(value);
  const body = bodySchema({ value: schema, at: { file: 'api.yaml', pointer: '/s' } }, dialect, (found) =>
    said.push(found),
  );
  return {
    body,
    said: said.map(({ code, at }) => `${code} ${at !== undefined && 'pointer' in at ? at.pointer : ''}`),
  };
}

describe('bodySchema', () => {
  it('keeps what OpenAPI 3.0 knows', () => {
    const schema = {
      type: 'object',
      description: 'A pet.',
      properties: { name: { type: 'string', example: 'Rex' } },
      required: ['name'],
    };
    assert.deepEqual(lower(schema, 'openapi-3.0'), { body: schema, said: [] });
  });

  it('turns boolean schemas into objects', () => {
    assert.deepEqual(lower(true).body, {});
    assert.deepEqual(lower(false).body, { not: {} });
    assert.deepEqual(lower({ properties: { a: true, b: false } }).body, { properties: { a: {}, b: { not: {} } } });
  });

  it('turns lists of types into nullable and anyOf, and says that null will be refused', () => {
    assert.deepEqual(lower({ type: ['string', 'null'], maxLength: 3 }), {
      body: { nullable: true, type: 'string', maxLength: 3 },
      said: ['schema-null-refused /s/type'],
    });
    assert.deepEqual(lower({ type: ['string', 'integer'], anyOf: [{ minLength: 1 }] }).body, {
      anyOf: [{ type: 'string' }, { type: 'integer' }],
      allOf: [{ anyOf: [{ minLength: 1 }] }],
    });
  });

  it('turns numeric exclusive bounds into flags, and keeps the stricter of two bounds', () => {
    assert.deepEqual(lower({ exclusiveMinimum: 0 }).body, { minimum: 0, exclusiveMinimum: true });
    assert.deepEqual(lower({ minimum: 5, exclusiveMinimum: 0 }).body, { minimum: 5 });
    assert.deepEqual(lower({ maximum: 9, exclusiveMaximum: 9 }).body, { maximum: 9, exclusiveMaximum: true });
  });

  it('leaves out what API Gateway refuses although it says nothing', () => {
    assert.deepEqual(lower({ required: [], enum: ['a', 'a'], exclusiveMinimum: true }, 'openapi-3.0').body, {
      enum: ['a'],
    });
    assert.deepEqual(lower({ $id: 'x', $schema: 'y', $defs: {}, $comment: 'z', examples: [1, 2] }).body, {
      example: 1,
    });
    assert.deepEqual(lower({ properties: null, description: null, items: { type: 'string' } }).body, {
      items: { type: 'string' },
    });
  });

  it('says conditions and dependencies in allOf, anyOf and not', () => {
    // As text: an object with a member called then looks like a promise.
    const conditional = JSON.parse(
      '{"if": {"required": ["a"]}, "then": {"required": ["b"]}, "else": {"required": ["c"]}}',
    );
    assert.deepEqual(lower(conditional).body, {
      allOf: [
        { anyOf: [{ not: { required: ['a'] } }, { required: ['b'] }] },
        { anyOf: [{ required: ['a'] }, { required: ['c'] }] },
      ],
    });
    assert.deepEqual(lower({ dependentRequired: { a: ['b'] }, const: 1 }).body, {
      enum: [1],
      allOf: [{ anyOf: [{ not: { required: ['a'] } }, { required: ['b'] }] }],
    });
  });

  it('keeps constraints beside a $ref where they count', () => {
    const $ref = '#/components/schemas/Pet';
    assert.deepEqual(lower({ $ref, description: 'x' }).body, { $ref });
    assert.deepEqual(lower({ $ref, maxProperties: 1 }).body, { allOf: [{ $ref }, { maxProperties: 1 }] });
    assert.deepEqual(lower({ $ref, maxProperties: 1 }, 'openapi-3.0').body, { $ref });
  });

  it('reports what cannot be said, at its place', () => {
    assert.deepEqual(lower({ properties: { a: { contains: {}, prefixItems: [{}], items: { type: 'string' } } } }), {
      body: { properties: { a: { items: {} } } },
      said: ['schema-keyword-lost /s/properties/a/contains', 'schema-keyword-lost /s/properties/a/prefixItems'],
    });
    assert.deepEqual(lower({ required: true }, 'openapi-3.0').said, ['schema-required-not-a-list /s/required']);
  });

  it('says of keywords that the import drops, which the validators do not check either', () => {
    const { said } = lower({
      properties: {
        a: { type: 'number', exclusiveMinimum: 0 },
        b: { type: 'object', minProperties: 1, maxProperties: 2 },
      },
    });
    assert.deepEqual(said, [
      'schema-keyword-dropped /s/properties/a/exclusiveMinimum',
      'schema-keyword-dropped /s/properties/b/minProperties',
      'schema-keyword-dropped /s/properties/b/maxProperties',
    ]);
    const flag = { properties: { a: { minimum: 0, exclusiveMinimum: true }, b: { exclusiveMaximum: 1 } } };
    assert.deepEqual(lower(flag, 'openapi-3.0').said, ['schema-keyword-dropped /s/properties/a/exclusiveMinimum']);
  });

  it('keeps members with hostile names as members', () => {
    const schema = JSON.parse('{"properties": {"__proto__": {"type": "string"}, "constructor": {"type": "string"}}}');
    assert.deepEqual(JSON.stringify(lower(schema, 'openapi-3.0').body), JSON.stringify(schema));
  });
});
