import assert from 'node:assert/strict';
import { modelOfText, operationOf, restApiOf } from '../../fixtures/model-of-text.js';

const document = (components: string, paths = '{}'): string =>
  `{"openapi":"3.0.1","info":{"title":"t","version":"1"},"paths":${paths},"components":{"schemas":${components}}}`;

describe('schemas', () => {
  it('keeps references to the list as they are', () => {
    const { model } = modelOfText(
      document('{"A":{"properties":{"b":{"$ref":"#/components/schemas/B"}}},"B":{"type":"string"}}'),
    );
    const schemas = model.apis[0]?.contract.schemas;
    assert.deepEqual(schemas?.get('A')?.value, { properties: { b: { $ref: '#/components/schemas/B' } } });
    assert.deepEqual([...(schemas?.keys() ?? [])], ['A', 'B']);
  });

  it('turns the definitions of Swagger 2.0 into components', () => {
    const text = `
swagger: '2.0'
info: {title: t, version: '1'}
paths: {}
definitions:
  A: {type: array, items: {$ref: '#/definitions/B'}}
  B: {type: string}
`;
    const api = restApiOf(modelOfText(text));
    assert.deepEqual(api.contract.schemas.get('A')?.value, {
      type: 'array',
      items: { $ref: '#/components/schemas/B' },
    });
  });

  it('names a schema inside another one, and one of an operation', () => {
    const schema = { properties: { name: { type: 'string' } } };
    const components = JSON.stringify({
      Pet: schema,
      Tag: { $ref: '#/components/schemas/Pet/properties/name' },
      Answer: {
        allOf: [{ $ref: '#/paths/~1pets/get/responses/200/content/application~1json/schema' }],
      },
    });
    const paths = JSON.stringify({
      '/pets': { get: { responses: { 200: { description: '', content: { 'application/json': { schema } } } } } },
    });
    const { model, codes } = modelOfText(document(components, paths));
    const schemas = model.apis[0]?.contract.schemas;
    assert.deepEqual(schemas?.get('Answer')?.value, {
      allOf: [{ $ref: '#/components/schemas/PetsGetResponses200ApplicationJson' }],
    });
    assert.deepEqual(schemas?.get('PetsGetResponses200ApplicationJson')?.value, schema);
    // An entry of the list that only refers elsewhere keeps its own name and what it refers to.
    assert.ok(schemas?.has('Tag'));
    assert.ok(!codes.includes('reference-unresolved'));
  });

  it('lets an entry that only refers to a place outside the list be the name of what stands there', () => {
    const components = '{"Size":{"$ref":"#/x-shared/Size"},"Box":{"properties":{"size":{"$ref":"#/x-shared/Size"}}}}';
    const text = document(components).replace('"paths"', '"x-shared":{"Size":{"type":"integer"}},"paths"');
    const schemas = modelOfText(text).model.apis[0]?.contract.schemas;
    assert.deepEqual(schemas?.get('Size')?.value, { type: 'integer' });
    assert.deepEqual(schemas?.get('Box')?.value, { properties: { size: { $ref: '#/components/schemas/Size' } } });
    assert.equal(schemas?.size, 2);
  });

  it('does not take a property called $ref, an example or an enum for a reference', () => {
    const schema = {
      properties: { $ref: { type: 'string' } },
      example: { $ref: '#/nowhere' },
      enum: [{ $ref: '#/nowhere' }],
      default: { $ref: '#/nowhere' },
    };
    const { model, codes } = modelOfText(document(JSON.stringify({ A: schema })));
    assert.deepEqual(model.apis[0]?.contract.schemas.get('A')?.value, schema);
    assert.ok(!codes.includes('reference-unresolved'));
  });

  it('reports a reference that leads nowhere, and keeps what stands beside it', () => {
    const { model, diagnostics } = modelOfText(
      document('{"A":{"items":{"$ref":"#/components/schemas/No","title":"x"}}}'),
    );
    const fault = diagnostics.find(({ code }) => code === 'reference-unresolved');
    assert.equal(fault?.severity, 'error');
    assert.deepEqual(model.apis[0]?.contract.schemas.get('A')?.value, { items: { title: 'x' } });
  });

  it('drops a $ref that is no string', () => {
    const { model, codes } = modelOfText(document('{"A":{"$ref":null,"title":"x"},"B":{"not":{"$ref":{}}}}'));
    const schemas = model.apis[0]?.contract.schemas;
    assert.deepEqual(
      [...(schemas?.values() ?? [])].map(({ value }) => value),
      [{ title: 'x' }, { not: {} }],
    );
    assert.equal(codes.filter((code) => code === 'value-type').length, 2);
  });

  it('reports schemas that are nothing but a circle of references', () => {
    const circle = '{"A":{"$ref":"#/components/schemas/B"},"B":{"$ref":"#/components/schemas/A"}}';
    const { model, codes } = modelOfText(document(circle));
    assert.ok(codes.includes('schema-reference-circular'));
    const values = [...(model.apis[0]?.contract.schemas.values() ?? [])].map(({ value }) => value);
    assert.ok(values.some((value) => JSON.stringify(value) === '{}'));
  });

  it('settles the mapping of a discriminator, given by reference or by name', () => {
    const schema = {
      discriminator: {
        propertyName: 'kind',
        mapping: { cat: '#/components/schemas/Cat', dog: 'Dog', cow: 'Cow' },
      },
    };
    const { model, codes } = modelOfText(document(JSON.stringify({ Pet: schema, Cat: {}, Dog: {} })));
    assert.deepEqual(model.apis[0]?.contract.schemas.get('Pet')?.value, {
      discriminator: {
        propertyName: 'kind',
        mapping: { cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog' },
      },
    });
    assert.ok(codes.includes('discriminator-mapping'));
  });

  it('takes hostile names for what they are', () => {
    const components =
      '{"__proto__":{"properties":{"__proto__":{"$ref":"#/components/schemas/constructor"}}},"constructor":{"type":"object"},"a/b~c":{"not":{"$ref":"#/components/schemas/a~1b~0c"}},"Use":{"$ref":"#/components/schemas/__proto__"}}';
    const { model, codes } = modelOfText(document(components));
    const schemas = model.apis[0]?.contract.schemas;
    assert.deepEqual([...(schemas?.keys() ?? [])], ['__proto__', 'constructor', 'a/b~c', 'Use']);
    assert.equal(
      JSON.stringify(schemas?.get('__proto__')?.value),
      '{"properties":{"__proto__":{"$ref":"#/components/schemas/constructor"}}}',
    );
    assert.deepEqual(schemas?.get('a/b~c')?.value, { not: { $ref: '#/components/schemas/a~1b~0c' } });
    assert.equal(Object.hasOwn(Object.prototype, 'properties'), false);
    assert.ok(!codes.includes('reference-unresolved'));
  });

  it('rewrites a reference below __proto__ without touching a prototype', () => {
    const text = `{"swagger":"2.0","info":{"title":"t","version":"1"},"paths":{},"definitions":{"A":{"properties":{"__proto__":{"$ref":"#/definitions/A"}}}}}`;
    const value = restApiOf(modelOfText(text)).contract.schemas.get('A')?.value;
    assert.equal(JSON.stringify(value), '{"properties":{"__proto__":{"$ref":"#/components/schemas/A"}}}');
  });

  it('reads boolean schemas of OpenAPI 3.1, and says so of what is no schema', () => {
    const { model, codes } = modelOfText(document('{"A":true,"B":null,"C":3}').replace('3.0.1', '3.1.0'));
    const schemas = model.apis[0]?.contract.schemas;
    assert.equal(schemas?.get('A')?.value, true);
    assert.deepEqual(schemas?.get('C')?.value, {});
    assert.ok(codes.includes('value-type'));
  });

  it('points at the schema of a body', () => {
    const paths =
      '{"/a":{"post":{"requestBody":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/A"}}}},"responses":{}}}}';
    const api = restApiOf(modelOfText(document('{"A":{"type":"object"}}', paths)));
    const schema = operationOf(api).requestBody?.content[0]?.schema;
    assert.deepEqual(schema?.value, { $ref: '#/components/schemas/A' });
    assert.equal(schema?.at.pointer, '/paths/~1a/post/requestBody/content/application~1json/schema');
  });
});
