import assert from 'node:assert/strict';
import { bareContext, bareEvent } from '../fixtures/invocation.js';
import { json, requireBody } from './lambda-body.js';
import type { LambdaProxyEventV2 } from './lambda-event.js';
import { handlerRequest, proxyHandler, proxyHandlerV2 } from './lambda-handler.js';
import { integer, parameters, text } from './lambda-parameters.js';
import type { LambdaResponse } from './lambda-response.js';
import { routeProxy, routeProxyV2 } from './lambda-router.js';

const context = bareContext;
const event = bareEvent('/pets/{petId}', '/pets/1');

const eventV2: LambdaProxyEventV2 = {
  routeKey: 'GET /pets/{petId}',
  rawPath: '/pets/1',
  rawQueryString: '',
  headers: {},
  requestContext: { requestId: '1', stage: '$default', http: { method: 'GET', sourceIp: '127.0.0.1' } },
  isBase64Encoded: false,
};

/** What the wrapper makes of an answer. */
async function answer(response: LambdaResponse, contentTypes = {}) {
  return proxyHandler({ read: () => ({}), contentTypes }, () => response)(event, context);
}

describe('proxyHandler', () => {
  it('calls the handler with what was read, and hands the context on', async () => {
    const handler = proxyHandler(
      {
        read: (request, of) => ({
          ...handlerRequest(request, of),
          petId: parameters(request.pathParameters).required('petId', integer),
        }),
      },
      ({ petId, httpMethod }, { functionName }) => ({ statusCode: 200, body: { petId, httpMethod, functionName } }),
    );
    const result = await handler({ ...event, pathParameters: { petId: '12' } }, context);
    assert.deepEqual(JSON.parse(result.body), { petId: 12, httpMethod: 'GET', functionName: 'f' });
  });

  it('answers 400 with the text of API Gateway when a parameter is missing, and does not call the handler', async () => {
    const handler = proxyHandler(
      { read: (request) => parameters(request.queryStringParameters).required('q', text) },
      () => assert.fail('called'),
    );
    const result = await handler(event, context);
    assert.equal(result.statusCode, 400);
    assert.deepEqual(JSON.parse(result.body), { message: 'Missing required request parameters: [q]' });
  });

  it('answers 400 when a parameter is not of its type', async () => {
    const handler = proxyHandler(
      { read: (request) => parameters(request.queryStringParameters).optional('limit', integer) },
      () => assert.fail('called'),
    );
    const result = await handler({ ...event, queryStringParameters: { limit: 'ten' } }, context);
    assert.equal(result.statusCode, 400);
    assert.deepEqual(JSON.parse(result.body), { message: 'Invalid request parameters: [limit]' });
  });

  it('lets the function say what an invalid request is answered', async () => {
    const handler = proxyHandler(
      { read: (request) => requireBody(request, [{ mediaType: 'application/json', parse: json }]) },
      () => assert.fail('called'),
      { onInvalidRequest: ({ statusCode, message }) => ({ statusCode, body: { title: message } }) },
    );
    const result = await handler({ ...event, body: '{' }, context);
    assert.deepEqual([result.statusCode, result.body], [400, '{"title":"Invalid request body"}']);
  });

  it('throws what the handler throws, so that Lambda counts an error', async () => {
    const handler = proxyHandler({ read: () => ({}) }, () => {
      throw new Error('the table is gone');
    });
    await assert.rejects(handler(event, context), /the table is gone/);
  });

  it('writes JSON, a text in JSON too, with its content type', async () => {
    const result = await answer({ statusCode: 200, body: 'yes' });
    assert.deepEqual(result, {
      statusCode: 200,
      headers: { 'Content-Type': 'application/json' },
      multiValueHeaders: {},
      body: '"yes"',
      isBase64Encoded: false,
    });
  });

  it('writes the content type that the contract lists for the status, its range or the rest', async () => {
    const contentTypes = { '200': 'text/csv', '4XX': 'application/problem+json', default: 'text/plain' };
    assert.deepEqual(await answer({ statusCode: 200, body: 'a,b' }, contentTypes), {
      statusCode: 200,
      headers: { 'Content-Type': 'text/csv' },
      multiValueHeaders: {},
      body: 'a,b',
      isBase64Encoded: false,
    });
    const problem = await answer({ statusCode: 404, body: { title: 'No' } }, contentTypes);
    assert.deepEqual([problem.headers['Content-Type'], problem.body], ['application/problem+json', '{"title":"No"}']);
    assert.equal((await answer({ statusCode: 500, body: 'No' }, contentTypes)).headers['Content-Type'], 'text/plain');
  });

  it('writes bytes as base64', async () => {
    const body = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256);
    const result = await answer({ statusCode: 200, body, contentType: 'image/png' });
    assert.equal(result.isBase64Encoded, true);
    assert.deepEqual(Buffer.from(result.body, 'base64'), Buffer.from(body));
  });

  it('never writes a header value that API Gateway would refuse', async () => {
    const headers = { A: 1, B: true, C: undefined, D: ['x', 2], E: 'two\r\nlines', 'Set-Cookie': ['a=1', 'b=2'] };
    const result = await answer({ statusCode: 204, headers });
    assert.deepEqual(result.headers, { A: '1', B: 'true', E: 'two lines' });
    assert.deepEqual(result.multiValueHeaders, { D: ['x', '2'], 'Set-Cookie': ['a=1', 'b=2'] });
    assert.equal(result.body, '');
  });

  it('joins a header that is written in two spellings', async () => {
    const result = await answer({ statusCode: 204, headers: { Vary: 'Accept', vary: 'Origin' } });
    assert.deepEqual([result.headers, result.multiValueHeaders], [{}, { Vary: ['Accept', 'Origin'] }]);
  });

  it('throws when the status or the name of a header is none', async () => {
    await assert.rejects(answer({ statusCode: Number.NaN }), /NaN as statusCode/);
    await assert.rejects(answer({ statusCode: 200, headers: { 'a b': '1' } }), /cannot be the name of a header/);
  });
});

describe('proxyHandlerV2', () => {
  it('reads the raw query, in which a comma in a value is no separator', async () => {
    const handler = proxyHandlerV2(
      { read: handlerRequest },
      ({ multiValueQueryStringParameters, multiValueHeaders }) => ({
        statusCode: 200,
        body: [[...multiValueQueryStringParameters], [...multiValueHeaders]],
      }),
    );
    const result = await handler({ ...eventV2, rawQueryString: 'a=1%2C2&a=3', headers: { 'x-a': '1' } }, context);
    assert.deepEqual(JSON.parse(result.body), [[['a', ['1,2', '3']]], [['x-a', ['1']]]]);
  });

  it('hands cookies out one by one and joins other headers', async () => {
    const handler = proxyHandlerV2({ read: () => ({}) }, () => ({
      statusCode: 204,
      headers: { 'Set-Cookie': ['a=1', 'b=2'], Vary: ['Accept', 'Origin'] },
    }));
    const result = await handler(eventV2, context);
    assert.deepEqual([result.headers, result.cookies], [{ Vary: 'Accept,Origin' }, ['a=1', 'b=2']]);
  });
});

describe('routeProxy', () => {
  const named = (body: string) => proxyHandler({ read: () => ({}) }, () => ({ statusCode: 200, body }));

  it('finds the handler by method and resource, then by ANY', async () => {
    const handler = routeProxy({ 'GET /pets/{petId}': named('get'), 'ANY /pets/{petId}': named('any') });
    assert.equal((await handler(event, context)).body, '"get"');
    assert.equal((await handler({ ...event, httpMethod: 'PUT' }, context)).body, '"any"');
    await assert.rejects(handler({ ...event, resource: '/toString' }, context), /no handler for GET \/toString/);
  });

  it('finds the handler of payload format 2.0 by the key of the route', async () => {
    const handler = routeProxyV2({
      'GET /pets/{petId}': proxyHandlerV2({ read: () => ({}) }, () => ({ statusCode: 204 })),
    });
    assert.equal((await handler(eventV2, context)).statusCode, 204);
    await assert.rejects(handler({ ...eventV2, routeKey: '$default' }, context), /no handler for \$default/);
  });
});
