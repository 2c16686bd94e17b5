import assert from 'node:assert/strict';
import { isObject } from './json-value.js';
import { modelValidator } from './model-validator.js';
import { operationValidator } from './operation-validator.js';
import { fail } from './validation-report.js';
import { webRequest } from './web-request.js';

/** A model of objects. */
const anObject = modelValidator(isObject, (value, report) => {
  if (!isObject(value)) fail(report, 'type', 'no object');
});

const rules = {
  requiredParameters: [
    ['header', 'x-header-param'],
    ['path', 'issuer'],
    ['querystring', 'qs1'],
  ],
  models: [
    ['application/json', anObject],
    ['text/csv; charset=utf-8', anObject],
  ],
} as const;

const complete = {
  headers: { 'x-header-param': 'a' },
  pathParameters: { issuer: 'b' },
  queryStringParameters: { qs1: 'c' },
  body: '{}',
};

describe('operationValidator', () => {
  const { validate } = operationValidator(rules);

  it('passes a request that has everything', () => {
    assert.deepEqual(validate(complete), { valid: true });
  });

  it('names what is missing as AWS was recorded to, and does not look at the body then', () => {
    const result = validate({ body: 'no JSON' });
    assert.ok(!result.valid);
    assert.equal(result.message, 'Missing required request parameters: [x-header-param, issuer, qs1]');
    assert.equal(result.responseType, 'BAD_REQUEST_PARAMETERS');
    assert.deepEqual(
      result.faults.map(({ pointer }) => pointer),
      ['/headers/x-header-param', '/pathParameters/issuer', '/queryStringParameters/qs1'],
    );
  });

  it('takes a blank value for a missing one, and names with their case', () => {
    for (const headers of [{ 'x-header-param': ' ' }, { 'X-Header-Param': 'a' }, null]) {
      const result = validate({ ...complete, headers });
      assert.ok(!result.valid);
      assert.equal(result.message, 'Missing required request parameters: [x-header-param]');
    }
    assert.deepEqual(validate({ ...complete, queryStringParameters: { qs1: ['', 'c'] } }), { valid: true });
  });

  it('finds no parameter that only every object inherits', () => {
    const inherited = operationValidator({ requiredParameters: [['querystring', 'constructor']] });
    assert.equal(inherited.validate({ queryStringParameters: {} }).valid, false);
  });

  it('validates an absent body, and text that is not JSON, as unreadable', () => {
    for (const body of [undefined, null, '', '{"a"']) {
      const result = validate({ ...complete, body });
      assert.ok(!result.valid && result.responseType === 'BAD_REQUEST_BODY');
      assert.equal(result.message, 'Invalid request body');
      assert.equal(result.validationErrorString, '[Unknown error parsing request body]');
    }
  });

  it('chooses the model by the media type, application/json when there is none', () => {
    const withType = (type: string) =>
      validate({ ...complete, body: '[]', headers: { ...complete.headers, 'Content-Type': type } });
    assert.equal(validate({ ...complete, body: '[]' }).valid, false);
    assert.equal(withType('application/json; charset=UTF-8').valid, false);
    assert.equal(withType('Text/CSV').valid, false);
    assert.equal(withType('text/plain').valid, true);
    const fallback = operationValidator({ models: [['$default', anObject]] });
    assert.equal(fallback.validate({ headers: { 'content-type': 'text/plain' }, body: '[]' }).valid, false);
  });

  it('reads base64 and parsed bodies', () => {
    assert.equal(validate({ ...complete, body: btoa('[]'), isBase64Encoded: true }).valid, false);
    assert.equal(validate({ ...complete, body: btoa('{}'), isBase64Encoded: true }).valid, true);
    assert.equal(validate({ ...complete, body: null, parsedBody: [] }).valid, false);
  });

  it('answers 500 when the validation itself breaks', () => {
    const broken = modelValidator(
      () => true,
      () => {
        throw new RangeError('too deep');
      },
    );
    const result = operationValidator({ models: [['application/json', broken]] }).validate({ body: '{}' });
    assert.ok(!result.valid);
    assert.equal(result.statusCode, 500);
  });

  it('takes a web request, whose headers have lost their case', async () => {
    const request = new Request('https://api.test/b?qs1=c&qs1=d', {
      method: 'POST',
      headers: { 'X-Header-Param': 'a', 'Content-Type': 'application/json' },
      body: '[]',
    });
    const result = validate(await webRequest(request, { issuer: 'b' }));
    assert.ok(!result.valid);
    assert.equal(result.responseType, 'BAD_REQUEST_BODY');
    assert.equal(await request.text(), '[]');
  });
});
