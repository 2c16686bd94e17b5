import assert from 'node:assert/strict';
import { modelOfText } from '../../fixtures/model-of-text.js';

describe('checkExtensions', () => {
  it('finds extensions of API Gateway wherever they have no effect, and leaves those of other tools alone', () => {
    const { diagnostics } = modelOfText(`
openapi: 3.0.1
info: {title: t, version: '1', x-amazon-apigateway-policy: {}, x-logo: a}
x-tool: a
paths:
  x-amazon-apigateway-policy: {}
  x-tool: a
  /a:
    x-amazon-apigateway-integration: {type: mock}
    get:
      operationId: a
      x-tool: a
      x-amazon-apigateway-auth: {type: NONE}
      x-amazon-apigateway-requestvalidator: all
      parameters: [{name: q, in: query, schema: {}, x-amazon-apigateway-integration: {}}]
      responses: {'200': {description: ok, x-amazon-apigateway-gateway-responses: {}}}
      x-amazon-apigateway-integration: {type: mock, x-amazon-apigateway-policy: {}, x-tool: a}
`);
    assert.deepEqual(
      diagnostics.map(({ code, at }) => [code, at !== undefined && 'pointer' in at ? at.pointer : '']),
      [
        ['extension-misplaced', '/info/x-amazon-apigateway-policy'],
        ['extension-misplaced', '/paths/x-amazon-apigateway-policy'],
        ['extension-misplaced', '/paths/~1a/x-amazon-apigateway-integration'],
        ['extension-misspelt', '/paths/~1a/get/x-amazon-apigateway-requestvalidator'],
        ['extension-misplaced', '/paths/~1a/get/parameters/0/x-amazon-apigateway-integration'],
        ['extension-misplaced', '/paths/~1a/get/responses/200/x-amazon-apigateway-gateway-responses'],
        ['extension-property-unknown', '/paths/~1a/get/x-amazon-apigateway-integration/x-amazon-apigateway-policy'],
      ],
    );
  });
});
