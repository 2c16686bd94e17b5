import assert from 'node:assert/strict';
import { bareEvent } from '../fixtures/invocation.js';
import { readProxyEvent, readProxyEventV2 } from './lambda-request.js';

const bare = bareEvent('/a/{b}', '/a/b');

describe('readProxyEvent', () => {
  it('reads null as nothing', () => {
    const request = readProxyEvent(bare);
    assert.equal(request.queryStringParameters.size, 0);
    assert.equal(request.stageVariables.size, 0);
    assert.equal(request.body, undefined);
  });

  it('keeps every value of a repeated parameter, in order', () => {
    const request = readProxyEvent({
      ...bare,
      queryStringParameters: { a: '2', b: 'x' },
      multiValueQueryStringParameters: { a: ['1', '2'], b: ['x'] },
    });
    assert.deepEqual(request.queryStringParameters.get('a'), ['1', '2']);
  });

  it('reads an event whose multi-value maps are missing, as tools make them by hand', () => {
    const request = readProxyEvent({ ...bare, headers: { A: '1' }, queryStringParameters: { q: 'x' } });
    assert.deepEqual([request.headers.get('a'), request.queryStringParameters.get('q')], [['1'], ['x']]);
  });

  it('finds headers whatever their case, and joins spellings', () => {
    const request = readProxyEvent({ ...bare, multiValueHeaders: { 'tEsT-HEADeR': ['1'], 'test-header': ['2'] } });
    assert.deepEqual(request.headers.get('test-header'), ['1', '2']);
  });

  it('decodes path parameters, which REST APIs hand on as they stand in the URL', () => {
    const request = readProxyEvent({ ...bare, pathParameters: { b: 'test%2Balias', c: '100%' } });
    assert.deepEqual([request.pathParameters.get('b'), request.pathParameters.get('c')], [['test+alias'], ['100%']]);
  });

  it('decodes a base64 body into bytes', () => {
    const request = readProxyEvent({ ...bare, body: '/wD+', isBase64Encoded: true });
    assert.deepEqual(request.body, Uint8Array.of(255, 0, 254));
  });

  it('reads cookies', () => {
    const request = readProxyEvent({ ...bare, multiValueHeaders: { Cookie: ['a=1; b=x%20y', 'a=2'] } });
    assert.deepEqual(
      [...request.cookies],
      [
        ['a', ['1', '2']],
        ['b', ['x y']],
      ],
    );
  });

  it('takes names that objects have of themselves for names', () => {
    const hostile = JSON.parse('{"__proto__": "x", "constructor": "y"}');
    const request = readProxyEvent({ ...bare, queryStringParameters: hostile });
    assert.deepEqual(
      [...request.queryStringParameters],
      [
        ['__proto__', ['x']],
        ['constructor', ['y']],
      ],
    );
    assert.equal(readProxyEvent(bare).queryStringParameters.get('constructor'), undefined);
  });
});

describe('readProxyEventV2', () => {
  const event = {
    routeKey: 'POST /books/{bookId}',
    rawPath: '/books/17',
    rawQueryString: 'tag=a&tag=b%2Cc&page=2',
    cookies: ['basket=1', 'lang=en'],
    headers: { 'x-desk': 'East' },
    queryStringParameters: { tag: 'a,b,c', page: '2' },
    pathParameters: { bookId: '50%25' },
    stageVariables: { shelf: 'north' },
    requestContext: {
      requestId: '1',
      stage: '$default',
      http: { method: 'POST', sourceIp: '127.0.0.1' },
      authorizer: { lambda: { clerk: 'Ada' } },
    },
    body: 'Hello book',
    isBase64Encoded: false,
  };

  it('reads repeated parameters from the raw query', () => {
    const request = readProxyEventV2(event);
    assert.deepEqual(request.queryStringParameters.get('tag'), ['a', 'b,c']);
    assert.deepEqual(request.cookies.get('lang'), ['en']);
    assert.equal(request.stageVariables.get('shelf'), 'north');
    assert.deepEqual(request.authorizer.get('lambda'), { clerk: 'Ada' });
    assert.equal(request.httpMethod, 'POST');
  });

  it('takes path parameters as they are', () => {
    assert.deepEqual(readProxyEventV2(event).pathParameters.get('bookId'), ['50%25']);
  });
});
