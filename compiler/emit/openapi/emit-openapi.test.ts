import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { restApiOf } from '../../../fixtures/infrastructure/rest-api-of.js';
import { deploymentOf } from '../../deployment/index.js';
import type { JsonObject } from '../../model/index.js';
import { emitOpenApi } from './emit-openapi.js';

describe('emitOpenApi', () => {
  const api = restApiOf({
    openapi: '3.1.0',
    info: { title: 'x', version: '1' },
    paths: {
      '/a': {
        get: {
          responses: {},
          'x-amazon-apigateway-integration': {
            type: 'aws_proxy',
            httpMethod: 'POST',
            uri: {
              'Fn::Sub': 'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Orders.Arn}/invocations',
            },
          },
        },
      },
      '/b': {
        get: {
          responses: {},
          'x-amazon-apigateway-integration': { type: 'http_proxy', httpMethod: 'GET', uri: 'https://${var.host}/b' },
        },
      },
    },
    components: { schemas: { A: { type: 'object', properties: { x: { type: ['string', 'null'], const: 'a' } } } } },
    'x-gatewright-stages': { dev: {} },
  });
  const files = emitOpenApi(
    deploymentOf(api, {}, () => undefined),
    { version: '3.0' },
    () => undefined,
  );
  const [text = '', json = ''] = files.map((file) => file.text);

  it('writes what API Gateway imports, the same in YAML and in JSON', () => {
    assert.deepEqual(
      files.map(({ path }) => path),
      ['openapi/api.yaml', 'openapi/api.json'],
    );
    assert.deepEqual(parse(text), JSON.parse(json));
    assert.equal(JSON.parse(json).openapi, '3.0.1');
    assert.doesNotMatch(json, /x-gatewright|null,|const/);
  });

  it('keeps intrinsics in their long form, with the names of the document', () => {
    const uri = (path: string): unknown => JSON.parse(json).paths[path].get['x-amazon-apigateway-integration'].uri;
    assert.deepEqual(uri('/a'), {
      'Fn::Join': [
        '',
        [
          'arn:aws:apigateway:',
          { Ref: 'AWS::Region' },
          ':lambda:path/2015-03-31/functions/',
          { 'Fn::GetAtt': ['Orders', 'Arn'] },
          '/invocations',
        ],
      ],
    });
    assert.equal(uri('/b'), 'https://${var.host}/b');
  });
});

describe('emitOpenApi, as Swagger 2.0', () => {
  const document: JsonObject = {
    openapi: '3.0.1',
    info: { title: 'x', version: '1' },
    servers: [
      {
        url: '/{basePath}',
        variables: { basePath: { default: 'v1' } },
        'x-amazon-apigateway-endpoint-configuration': { disableExecuteApiEndpoint: true },
      },
    ],
    paths: {
      '/pets/{id}': {
        put: {
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
          requestBody: {
            required: true,
            content: {
              'application/json': { schema: { $ref: '#/components/schemas/Pet' } },
              'application/xml': { schema: { $ref: '#/components/schemas/Pet' } },
            },
          },
          responses: {
            '200': {
              description: 'Done.',
              headers: { 'X-Id': { schema: { type: 'string' } } },
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } },
            },
          },
          security: [{ key: [] }],
          'x-amazon-apigateway-integration': { type: 'mock' },
        },
      },
    },
    components: {
      schemas: {
        Pet: {
          type: 'object',
          properties: { owner: { $ref: '#/components/schemas/Owner' }, oneOf: { type: 'string' } },
          default: { $ref: '#/components/schemas/Owner' },
        },
        Owner: { type: 'object' },
      },
      securitySchemes: { key: { type: 'apiKey', name: 'x-api-key', in: 'header' } },
    },
  };

  function emit(value: JsonObject) {
    const codes: string[] = [];
    const files = emitOpenApi(
      deploymentOf(restApiOf(value), {}, () => undefined),
      { version: '2.0' },
      ({ code }) => codes.push(code),
    );
    return { codes, swagger: JSON.parse(files[1]?.text ?? '') };
  }

  it('says the same in the older words', () => {
    const { swagger, codes } = emit(document);
    assert.deepEqual(codes, []);
    assert.equal(swagger.swagger, '2.0');
    assert.equal(swagger.basePath, '/v1');
    assert.deepEqual(swagger['x-amazon-apigateway-endpoint-configuration'], { disableExecuteApiEndpoint: true });
    assert.deepEqual(swagger.securityDefinitions.key, { type: 'apiKey', name: 'x-api-key', in: 'header' });
    assert.doesNotMatch(JSON.stringify(swagger.paths), /components|"content"|requestBody/);
    const { put } = swagger.paths['/pets/{id}'];
    assert.deepEqual(put.consumes, ['application/json', 'application/xml']);
    assert.deepEqual(put.produces, ['application/json']);
    assert.deepEqual(put.parameters, [
      { name: 'id', in: 'path', required: true, type: 'string' },
      { in: 'body', name: 'Pet', required: true, schema: { $ref: '#/definitions/Pet' } },
    ]);
    assert.deepEqual(put.responses['200'], {
      description: 'Done.',
      headers: { 'X-Id': { type: 'string' } },
      schema: { $ref: '#/definitions/Pet' },
    });
    assert.deepEqual(put['x-amazon-apigateway-integration'], { type: 'mock' });
  });

  it('takes no value and no name of a property for a keyword', () => {
    const { Pet } = emit(document).swagger.definitions;
    assert.deepEqual(Pet.properties, { owner: { $ref: '#/definitions/Owner' }, oneOf: { type: 'string' } });
    assert.deepEqual(Pet.default, { $ref: '#/components/schemas/Owner' });
  });

  it('is read again as the same API', () => {
    const { swagger } = emit(document);
    assert.deepEqual(emit(swagger).swagger, swagger);
  });

  it('says what it cannot hold', () => {
    const response = {
      description: '',
      content: {
        'application/json': { schema: { $ref: '#/components/schemas/A' } },
        'application/xml': { schema: { $ref: '#/components/schemas/B' } },
      },
    };
    const { codes } = emit({
      openapi: '3.0.1',
      info: { title: 'x', version: '1' },
      paths: { '/a': { get: { responses: { '200': response }, 'x-amazon-apigateway-integration': { type: 'mock' } } } },
      components: { schemas: { A: { type: 'object' }, B: { oneOf: [{ type: 'object' }] } } },
    });
    assert.deepEqual([...codes].sort(), ['keyword-not-in-swagger', 'schema-not-in-swagger']);
  });
});
