import assert from 'node:assert/strict';
import { parseMappingExpression } from './mapping-expression.js';
import { MappingSyntaxError } from './mapping-syntax-error.js';
import { parseMappingTarget } from './mapping-target.js';

describe('parseMappingExpression', () => {
  it('reads every source that API Gateway knows', () => {
    assert.deepEqual(parseMappingExpression("'*'"), { kind: 'static', value: '*' });
    assert.deepEqual(parseMappingExpression("''"), { kind: 'static', value: '' });
    assert.deepEqual(parseMappingExpression('method.request.multivaluequerystring.a.b'), {
      kind: 'parameter',
      side: 'method.request',
      location: 'multivaluequerystring',
      name: 'a.b',
    });
    assert.deepEqual(parseMappingExpression('integration.response.header.X-Y'), {
      kind: 'parameter',
      side: 'integration.response',
      location: 'header',
      name: 'X-Y',
    });
    assert.deepEqual(parseMappingExpression('method.request.body'), { kind: 'body', side: 'method.request' });
    assert.deepEqual(parseMappingExpression("integration.response.body.a.b[0]['c']"), {
      kind: 'body',
      side: 'integration.response',
      path: "a.b[0]['c']",
    });
    assert.deepEqual(parseMappingExpression('context.authorizer.claims'), {
      kind: 'context',
      path: ['authorizer', 'claims'],
    });
    assert.deepEqual(parseMappingExpression('stageVariables.a_1'), { kind: 'stageVariable', name: 'a_1' });
  });

  it('refuses what API Gateway refuses, and says where', () => {
    const wrong = [
      "'a",
      "'",
      '*',
      '',
      'method.request.cookie.x',
      'method.request.header.',
      'method.request.header.a b',
    ];
    for (const text of [
      ...wrong,
      'integration.response.querystring.x',
      'context.',
      'stageVariables.a-b',
      '$context.x',
    ]) {
      assert.throws(() => parseMappingExpression(text), MappingSyntaxError, text);
    }
  });
});

describe('parseMappingTarget', () => {
  it('reads the targets of requests, responses and gateway responses', () => {
    assert.deepEqual(parseMappingTarget('integration.request.path.id'), {
      side: 'integration.request',
      location: 'path',
      name: 'id',
    });
    assert.equal(parseMappingTarget('method.response.header.X').location, 'header');
    assert.equal(parseMappingTarget('gatewayresponse.header.X').side, 'gatewayresponse');
    assert.throws(() => parseMappingTarget('method.response.path.X'), MappingSyntaxError);
    assert.throws(() => parseMappingTarget('integration.request.header.a b'), MappingSyntaxError);
  });
});
