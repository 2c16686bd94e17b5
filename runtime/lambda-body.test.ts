import assert from 'node:assert/strict';
import { bytes, form, json, plainText, readBody, requireBody } from './lambda-body.js';
import { InvalidRequest } from './lambda-invalid-request.js';
import { integer, text } from './lambda-parameters.js';
import type { LambdaRequest } from './lambda-request.js';

function requestWith(body: LambdaRequest['body'], contentType?: string): LambdaRequest {
  const none = new Map();
  return {
    httpMethod: 'POST',
    pathParameters: none,
    queryStringParameters: none,
    headers: new Map(contentType === undefined ? [] : [['content-type', [contentType]]]),
    cookies: none,
    stageVariables: none,
    authorizer: none,
    identity: none,
    body,
  };
}

const contents = [
  { mediaType: 'application/json', parse: json<unknown> },
  { mediaType: 'image/*', parse: bytes },
  { mediaType: 'text/plain', parse: plainText },
];

describe('readBody', () => {
  it('chooses by Content-Type, whatever its case and parameters', () => {
    assert.deepEqual(readBody(requestWith('{"a":1}', 'Application/JSON; charset=utf-8'), contents), { a: 1 });
    assert.equal(readBody(requestWith('{}', 'text/plain'), contents), '{}');
    assert.deepEqual(readBody(requestWith(Uint8Array.of(1), 'image/png'), contents), Uint8Array.of(1));
  });

  it('takes a body without Content-Type for JSON, as API Gateway does', () => {
    assert.deepEqual(readBody(requestWith('[1]'), contents), [1]);
  });

  it('refuses a type that the contract does not list with 415', () => {
    assert.throws(
      () => readBody(requestWith('<a/>', 'text/xml'), contents),
      (error) => error instanceof InvalidRequest && error.statusCode === 415,
    );
  });

  it('is undefined without a body, which requireBody refuses', () => {
    assert.equal(readBody(requestWith(undefined), contents), undefined);
    assert.throws(() => requireBody(requestWith(undefined), contents), /Invalid request body/);
    assert.equal(requireBody(requestWith('null'), contents), null);
  });

  it('reads JSON that came as bytes, and refuses what is no JSON', () => {
    assert.equal(json(new TextEncoder().encode('"ä"')), 'ä');
    assert.throws(() => json('{'), InvalidRequest);
  });

  it('reads the fields of a form', () => {
    const fields = form('a=1&b=x+y%2B');
    assert.deepEqual([fields.required('a', integer), fields.required('b', text)], [1, 'x y+']);
  });
});
