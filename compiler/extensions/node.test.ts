import assert from 'node:assert/strict';
import { modelOfText, restApiOf } from '../../fixtures/model-of-text.js';

const document = (paths: string, rest = ''): string => `
openapi: 3.0.1
info: {title: t, version: '1'}
paths:
${paths}
${rest}`;

describe('moving through a document', () => {
  it('ends where the branches of an Fn::If lead back to themselves', () => {
    const alone = document("  /a: {'Fn::If': [c, {$ref: '#/paths/~1a'}, 1]}");
    assert.ok(modelOfText(alone).codes.includes('condition-circular'));
    const beside = document("  /a: {get: {responses: {}}, 'Fn::If': [c, {$ref: '#/paths/~1a'}, 1]}");
    assert.ok(modelOfText(beside).codes.includes('condition-circular'));
  });

  it('follows references inside extensions', () => {
    const read = modelOfText(
      document(
        '  /a: {get: {operationId: a, responses: {}, x-amazon-apigateway-integration: {type: mock, responses: {$ref: "#/x-answers"}}}}',
        'x-answers: {default: {statusCode: 200}}',
      ),
    );
    const [response] = restApiOf(read).resources[0]?.methods[0]?.integration?.responses ?? [];
    assert.equal(response?.statusCode, '200');
  });

  it('reads what YAML makes of nothing as nothing to say', () => {
    const read = modelOfText(
      document(
        `  /a:
    get:
      operationId: a
      security:
        - login:
      responses:
        200:
      x-amazon-apigateway-integration:
        type: mock
        responses:
          '200':
    post:`,
        `
x-gatewright-stages: {dev: }
components:
  securitySchemes:
    login: {type: apiKey, in: header, name: A, x-amazon-apigateway-authorizer: {type: token, authorizerUri: x}}`,
      ),
    );
    const api = restApiOf(read);
    const [method, ...others] = api.resources[0]?.methods ?? [];
    assert.equal(method?.authorizer, 'login', 'the method must not be open');
    assert.deepEqual(
      method?.methodResponses.map(({ statusCode }) => statusCode),
      ['200'],
    );
    assert.equal(method?.integration?.responses[0]?.statusCode, '200');
    assert.ok(api.stages.has('dev'));
    assert.deepEqual(others, []);
    assert.deepEqual(read.codes, ['value-type', 'integration-status']);
  });
});
