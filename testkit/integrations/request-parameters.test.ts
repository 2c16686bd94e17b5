import assert from 'node:assert/strict';
import type { JsonObject } from '../../compiler/model/index.js';
import { type IntegratedRequest, integratedGateway } from '../../fixtures/integrated-gateway.js';
import type { HttpCall } from '../exchange/index.js';

async function send(
  requestParameters: JsonObject,
  request: IntegratedRequest = {},
  more: JsonObject = {},
): Promise<{ status: number; text: string; call: HttpCall | undefined; log: readonly string[] }> {
  const gateway = integratedGateway(
    {
      type: 'http',
      httpMethod: 'POST',
      uri: 'https://backend.test/a',
      responses: { default: { statusCode: '200' } },
      requestParameters,
      ...more,
    },
    undefined,
    { path: '/x/{id}', variables: { shop: 'north' } },
  );
  const { status, text, log } = await gateway.call({ path: '/x/7', ...request });
  const [call] = gateway.calls;
  return { status, text, log, call: call?.kind === 'http' ? call : undefined };
}

const headersOf = (call: HttpCall | undefined): Record<string, string> =>
  Object.fromEntries((call?.headers ?? []).map(([name, value]) => [name.toLowerCase(), value]));

describe('parameter mappings of a request', () => {
  it('take their values from path, query, header, body, context, stage variables and literals', async () => {
    const { call } = await send(
      {
        'integration.request.header.path': 'method.request.path.id',
        'integration.request.header.query': 'method.request.querystring.q',
        'integration.request.header.header': 'method.request.header.Shop',
        'integration.request.header.body': 'method.request.body',
        'integration.request.header.value': 'method.request.body.a.b',
        'integration.request.header.object': 'method.request.body.a',
        'integration.request.header.context': 'context.httpMethod',
        'integration.request.header.identity': 'context.identity.sourceIp',
        'integration.request.header.variable': 'stageVariables.shop',
        'integration.request.header.literal': "'it is'",
      },
      {
        method: 'PUT',
        path: '/x/7?q=1&q=2',
        headers: [
          ['Shop', 'a'],
          ['Shop', 'b'],
        ],
        body: '{"a":{"b":[1]}}',
      },
    );
    const headers = headersOf(call);
    assert.deepEqual(
      ['path', 'query', 'header', 'body', 'value', 'object', 'context', 'identity', 'variable', 'literal'].map(
        (name) => headers[name],
      ),
      ['7', '2', 'b', '{"a":{"b":[1]}}', '[1]', '{"b":[1]}', 'PUT', '127.0.0.1', 'north', 'it is'],
    );
  });

  it('keep all values of the multi-value forms: repeated in the query, joined in a header', async () => {
    const { call } = await send(
      {
        'integration.request.querystring.all': 'method.request.multivaluequerystring.q',
        'integration.request.header.all': 'method.request.multivalueheader.Shop',
      },
      {
        path: '/x/7?q=1&q=2',
        headers: [
          ['Shop', 'a'],
          ['Shop', 'b'],
        ],
      },
    );
    assert.equal(call?.url, 'https://backend.test/a?all=1&all=2');
    assert.equal(headersOf(call).all, 'a,b');
  });

  it('add nothing when the source is absent or empty', async () => {
    const { call } = await send(
      {
        'integration.request.header.a': 'method.request.header.Nowhere',
        'integration.request.querystring.b': 'method.request.querystring.q',
        'integration.request.header.c': 'method.request.body.nothing',
        'integration.request.header.d': 'stageVariables.unset',
        'integration.request.header.e': 'context.authorizer.principalId',
      },
      { method: 'POST', path: '/x/7?q=', body: '{}' },
    );
    assert.equal(call?.url, 'https://backend.test/a');
    assert.deepEqual(
      ['a', 'c', 'd', 'e'].map((name) => headersOf(call)[name]),
      [undefined, undefined, undefined, undefined],
    );
  });

  it('compare names of headers with their case', async () => {
    const { call } = await send(
      { 'integration.request.header.a': 'method.request.header.Shop' },
      { headers: [['shop', 'x']] },
    );
    assert.equal(headersOf(call).a, undefined);
  });

  it('answer 400 when the body begins like JSON and is none, and look into no other body', async () => {
    const mapping = { 'integration.request.header.a': 'method.request.body.a' };
    const broken = await send(mapping, { method: 'POST', body: '{"a"' });
    assert.deepEqual([broken.status, broken.text], [400, '{"message":"Invalid JSON in request body"}']);
    assert.equal((await send(mapping, { method: 'POST', body: 'a=1' })).status, 200);
  });

  it('fill in placeholders of the path and of the query; slashes stay in the path alone', async () => {
    const { call } = await send(
      {
        'integration.request.path.id': 'method.request.querystring.q',
        'integration.request.path.also': 'method.request.querystring.q',
      },
      { path: `/x/7?q=${encodeURIComponent('a/b c&d?#é')}` },
      { uri: 'https://backend.test/{id}/z?w={also}' },
    );
    assert.equal(call?.url, 'https://backend.test/a/b%20c&d%3F%23%C3%A9/z?w=a%2Fb%20c%26d%3F%23%C3%A9');
  });

  it('cannot end a header early', async () => {
    const { call } = await send(
      { 'integration.request.header.a': 'method.request.querystring.q' },
      { path: '/x/7?q=1%0d%0aHost:%20evil.test' },
    );
    assert.equal(headersOf(call).a, '1 Host: evil.test');
  });

  it('fail each call when they set what API Gateway sets itself', async () => {
    const table = [
      ['http', 'Content-Length', 500],
      ['http', 'Transfer-Encoding', 500],
      ['http', 'Authorization', 200],
      ['http_proxy', 'Content-Length', 500],
      ['http_proxy', 'TE', 200],
      ['aws', 'Authorization', 500],
      ['aws', 'connection', 500],
      ['aws', 'Expect', 500],
      ['aws', 'Proxy-Authenticate', 500],
      ['aws', 'TE', 500],
      ['aws', 'Via', 200],
    ] as const;
    for (const [type, name, status] of table) {
      const uri = type === 'aws' ? { uri: 'arn:aws:apigateway:us-east-1:sqs:path/1/q' } : {};
      const answer = await send({ [`integration.request.header.${name}`]: "'x'" }, {}, { type, ...uri });
      assert.equal(answer.status, status, `${type} ${name}`);
      if (status !== 500) continue;
      assert.ok(answer.log.includes(`Execution failed due to configuration error: ${name} header already present`));
      assert.equal(answer.call, undefined);
    }
  });

  it('fail loudly when they are no mappings at all', async () => {
    const answer = await send({ 'integration.request.header.a': 'method.request.nowhere' });
    assert.equal(answer.status, 500);
    assert.ok(answer.log.some((line) => line.includes('Invalid mapping expression specified: method.request.nowhere')));
  });

  it('are overridden by what the template puts into $context.requestOverride', async () => {
    const { call } = await send(
      {
        'integration.request.header.a': "'mapped'",
        'integration.request.querystring.q': "'mapped'",
        'integration.request.path.p': "'mapped'",
      },
      {},
      {
        uri: 'https://backend.test/{p}',
        requestTemplates: {
          'application/json':
            '#set($context.requestOverride.header.a = "over")#set($context.requestOverride.querystring.q = "over")' +
            '#set($context.requestOverride.path.p = "over")#set($context.requestOverride.header["x y"] = "bad")',
        },
      },
    );
    assert.equal(call?.url, 'https://backend.test/over?q=over');
    assert.equal(headersOf(call).a, 'over');
    assert.ok(!call?.headers.some(([name]) => name === 'x y'));
  });
});
