import assert from 'node:assert/strict';
import { restApiOf } from '../../fixtures/infrastructure/rest-api-of.js';
import { deploymentOf } from './deployment-of.js';

describe('the operations of the Body', () => {
  it('declare the headers that the method has and the contract has not, so that they can be keys of a cache', () => {
    const api = restApiOf({
      openapi: '3.0.1',
      info: { title: 'x', version: '1' },
      paths: {
        '/a': {
          get: {
            parameters: [
              { name: 'X-Own', in: 'header', schema: { type: 'integer' } },
              { name: 'session', in: 'cookie', schema: { type: 'string' } },
            ],
            responses: { 200: { description: 'ok' } },
            'x-amazon-apigateway-integration': {
              type: 'mock',
              requestTemplates: { 'application/json': '{"statusCode": 200}' },
              responses: { default: { statusCode: '200' } },
            },
          },
        },
      },
      'x-gatewright-stages': { dev: { cacheClusterEnabled: true } },
      'x-gatewright-cors': { allowOrigins: ['https://a.test', 'https://b.test'] },
    });
    const { body } = deploymentOf(api, {}, () => undefined);
    const parametersOf = (verb: string): unknown => JSON.parse(JSON.stringify(body)).paths['/a'][verb].parameters;
    const origin = (name: string) => ({ name, in: 'header', schema: { type: 'string' } });
    assert.deepEqual(parametersOf('get'), [
      { name: 'X-Own', in: 'header', schema: { type: 'integer' } },
      origin('origin'),
      origin('Origin'),
    ]);
    assert.deepEqual(parametersOf('options'), [origin('origin'), origin('Origin')]);
  });
});
