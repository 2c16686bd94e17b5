import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { restApiOf } from '../../../fixtures/infrastructure/rest-api-of.js';
import { deploymentOf } from '../../deployment/index.js';
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
  const files = emitOpenApi(deploymentOf(api, {}, () => undefined));
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
