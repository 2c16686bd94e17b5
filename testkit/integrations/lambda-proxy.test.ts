import assert from 'node:assert/strict';
import type { JsonObject, JsonValue } from '../../compiler/model/index.js';
import {
  fails,
  type IntegratedOptions,
  type IntegratedRequest,
  integratedGateway,
  returns,
} from '../../fixtures/integrated-gateway.js';
import type { LambdaAnswer, UpstreamAnswer } from '../exchange/index.js';

const arn = 'arn:aws:lambda:us-east-1:123456789012:function:orders';
const uri = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${arn}/invocations`;
const streamingUri = `arn:aws:apigateway:us-east-1:lambda:path/2021-11-15/functions/${arn}/response-streaming-invocations`;

const proxy = (answer: UpstreamAnswer, options: IntegratedOptions = {}, more: JsonObject = {}) =>
  integratedGateway({ type: 'aws_proxy', httpMethod: 'POST', uri, ...more }, () => answer, options);

async function eventOf(request: IntegratedRequest, options: IntegratedOptions = {}) {
  const gateway = proxy(returns({}), options);
  await gateway.call(request);
  const [call] = gateway.calls;
  assert.ok(call?.kind === 'lambda' && typeof call.payload === 'string');
  return JSON.parse(call.payload);
}

describe('the event of AWS_PROXY', () => {
  it('has all of its keys, null where there is nothing', async () => {
    const event = await eventOf({});
    const { headers, multiValueHeaders, requestContext, ...others } = event;
    assert.deepEqual(others, {
      resource: '/x',
      path: '/x',
      httpMethod: 'GET',
      queryStringParameters: null,
      multiValueQueryStringParameters: null,
      pathParameters: null,
      stageVariables: null,
      body: null,
      isBase64Encoded: false,
    });
    assert.deepEqual(Object.keys(requestContext).sort(), [
      'accountId',
      'apiId',
      'deploymentId',
      'domainName',
      'domainPrefix',
      'extendedRequestId',
      'httpMethod',
      'identity',
      'path',
      'protocol',
      'requestId',
      'requestTime',
      'requestTimeEpoch',
      'resourceId',
      'resourcePath',
      'stage',
    ]);
    assert.deepEqual([requestContext.path, requestContext.requestTimeEpoch], ['/dev/x', 1795380000000]);
    assert.equal(requestContext.requestTime, '22/Nov/2026:20:40:00 +0000');
    assert.deepEqual(Object.keys(multiValueHeaders), Object.keys(headers));
  });

  it('keeps the last of repeated values beside all of them', async () => {
    const event = await eventOf(
      {
        path: '/x/7?a=1&a=2&__proto__=p&b=%2B+',
        headers: [
          ['X-Own', 'a'],
          ['x-own', 'b'],
          ['__proto__', 'h'],
        ],
      },
      { path: '/x/{id}', variables: { v: 'w' }, operationId: 'getX' },
    );
    assert.deepEqual(Object.entries(event.queryStringParameters), [
      ['a', '2'],
      ['__proto__', 'p'],
      ['b', '+ '],
    ]);
    assert.deepEqual(event.multiValueQueryStringParameters.a, ['1', '2']);
    assert.deepEqual([event.headers['X-Own'], event.multiValueHeaders['X-Own']], ['b', ['a', 'b']]);
    assert.ok(Object.hasOwn(event.headers, '__proto__'));
    assert.deepEqual([event.pathParameters, event.stageVariables], [{ id: '7' }, { v: 'w' }]);
    assert.equal(event.requestContext.operationName, 'getX');
  });

  it('has no signature among its headers', async () => {
    const authorization = async (value: string) =>
      (await eventOf({ headers: [['Authorization', value]] })).headers.Authorization;
    assert.equal(await authorization('Bearer t'), 'Bearer t');
    assert.equal(await authorization('AWS4-HMAC-SHA256 Credential=x'), undefined);
  });

  it('holds a body of a binary type as base64', async () => {
    const body = new Uint8Array([0xff, 0x00]);
    const options = { binaryMediaTypes: ['image/*'] };
    const ask = async (type: string) => {
      const event = await eventOf({ method: 'POST', headers: [['Content-Type', type]], body }, options);
      return [event.body, event.isBase64Encoded];
    };
    assert.deepEqual(await ask('image/png; q=1'), ['/wA=', true]);
    assert.deepEqual(await ask('text/plain'), ['\ufffd\0', false]);
  });
});

describe('the answer of AWS_PROXY', () => {
  const ask = (value: JsonValue, request: IntegratedRequest = {}, options: IntegratedOptions = {}) =>
    proxy(returns(value), options).call(request);

  it('may leave out everything', async () => {
    for (const value of [{}, { headers: null, multiValueHeaders: null, body: null, statusCode: null }]) {
      const answer = await ask(value);
      assert.deepEqual([answer.status, answer.text, answer.header('content-type')], [200, '', 'application/json']);
      assert.match(answer.header('x-amzn-trace-id') ?? '', /^Root=/);
    }
  });

  it('is 502 when it is malformed', async () => {
    const wrong: readonly JsonValue[] = [
      null,
      'text',
      7,
      [],
      { other: 1 },
      { constructor: 1 },
      { statusCode: 'test' },
      { statusCode: 200.5 },
      { statusCode: 99 },
      { statusCode: 1000 },
      { statusCode: true },
      { body: {} },
      { body: 1 },
      { headers: [] },
      { headers: 'x' },
      { headers: { a: {} } },
      { headers: { a: [1] } },
      { multiValueHeaders: { a: 'x' } },
      { multiValueHeaders: { a: [{}] } },
      { isBase64Encoded: 1 },
      { cookies: [] },
    ];
    for (const value of wrong) {
      const answer = await ask(value);
      assert.deepEqual(
        [answer.status, answer.text],
        [502, '{"message": "Internal server error"}'],
        JSON.stringify(value),
      );
      assert.ok(
        answer.log.includes('Execution failed due to configuration error: Malformed Lambda proxy response'),
        JSON.stringify(value),
      );
      assert.equal(answer.header('x-amzn-errortype'), 'InternalServerErrorException');
    }
    const text = await proxy({ kind: 'lambda', payload: 'no JSON' }).call();
    assert.equal(text.status, 502);
  });

  it('is 502 when the function fails, and says nothing of it', async () => {
    const answer = await proxy(fails('secret')).call();
    assert.deepEqual([answer.status, answer.text], [502, '{"message": "Internal server error"}']);
    assert.ok(answer.log.some((line) => line.includes('due to customer function error: secret. Lambda request id: ')));
  });

  it('is an INTEGRATION_FAILURE when the function fails, which the API may customise', async () => {
    const root = {
      'x-amazon-apigateway-gateway-responses': {
        INTEGRATION_FAILURE: { statusCode: '503', responseTemplates: { 'text/plain': '$context.error.message' } },
      },
    };
    const answer = await proxy(fails('E'), { root }).call();
    assert.deepEqual([answer.status, answer.text], [503, 'Internal server error']);
    assert.equal((await proxy(returns(null), { root }).call()).status, 502, 'a malformed answer is none');
  });

  it('is 502 when it is larger than Lambda lets it be', async () => {
    assert.equal((await ask({ body: 'x'.repeat(6_291_556) })).status, 502);
  });

  it('joins both maps of headers: the multiple values first, spelled as there', async () => {
    const answer = await ask({
      statusCode: '201',
      headers: { 'x-a': 'last', 'Is-It': true, n: 1, gone: null, 'Set-Cookie': 'c=3' },
      multiValueHeaders: { 'X-A': ['one', 'two'], 'set-cookie': ['a=1', 'b=2'] },
    });
    assert.equal(answer.status, 201);
    assert.deepEqual(
      answer.headers.filter(([name]) => /^(x-a|is-it|n|gone|set-cookie)$/i.test(name)),
      [
        ['X-A', 'one'],
        ['X-A', 'two'],
        ['X-A', 'last'],
        ['set-cookie', 'a=1'],
        ['set-cookie', 'b=2'],
        ['set-cookie', 'c=3'],
        ['Is-It', 'true'],
        ['n', '1'],
      ],
    );
  });

  it('renames the headers that are the gateway’s, and lets none end early', async () => {
    const own = await ask({ headers: { 'X-Amzn-RequestId': 'r' } });
    assert.equal(own.header('x-amzn-remapped-x-amzn-requestid'), 'r');
    assert.match(own.header('x-amzn-requestid') ?? '', /^[0-9a-f-]{36}$/);
    const answer = await ask({ headers: { Date: 'd', 'WWW-Authenticate': 'w', Via: 'v', a: 'x\r\nb: y', 'b c': '1' } });
    assert.deepEqual(['x-amzn-remapped-date', 'x-amzn-remapped-www-authenticate', 'via', 'a', 'b'].map(answer.header), [
      'd',
      'w',
      'v',
      'x b: y',
      undefined,
    ]);
  });

  it('is decoded, and its event encoded, whatever contentHandling says', async () => {
    const contentHandling = 'CONVERT_TO_TEXT';
    const gateway = proxy(
      returns({ body: 'aGk=', isBase64Encoded: true }),
      { binaryMediaTypes: ['image/png'] },
      { contentHandling, responses: { default: { statusCode: '200', contentHandling } } },
    );
    const headers = [
      ['Content-Type', 'image/png'],
      ['Accept', 'image/png'],
    ] as const;
    assert.equal((await gateway.call({ method: 'POST', headers, body: 'hi' })).text, 'hi');
    const [call] = gateway.calls;
    assert.ok(call?.kind === 'lambda' && typeof call.payload === 'string');
    assert.equal(JSON.parse(call.payload).body, 'aGk=');
  });

  it('is decoded for who accepts a binary type first of all', async () => {
    const value = { body: 'aGk=', isBase64Encoded: true };
    const options = { binaryMediaTypes: ['image/png', 'application/*'] };
    const text = async (accept: string, types: IntegratedOptions = options) =>
      (await ask(value, { headers: [['Accept', accept]] }, types)).text;
    assert.deepEqual(
      [await text('image/png, */*'), await text('image/png;q=0.1, text/html'), await text('application/x')],
      ['hi', 'hi', 'hi'],
    );
    assert.deepEqual(
      [await text('text/html, image/png'), await text('image/*'), await text('application'), await text('a/b', {})],
      ['aGk=', 'aGk=', 'aGk=', 'aGk='],
    );
    assert.equal((await ask(value, {}, options)).text, 'aGk=');
    assert.equal((await ask(value, {}, { binaryMediaTypes: ['*/*'] })).text, 'hi');
    const broken = await ask({ ...value, body: 'no base64' }, { headers: [['Accept', 'image/png']] }, options);
    assert.equal(broken.status, 500);
  });

  it('is 500 when the integration invokes by another verb than POST', async () => {
    const gateway = proxy(returns({}), {}, { httpMethod: 'GET' });
    const answer = await gateway.call();
    assert.deepEqual([answer.status, answer.text], [500, '{"message": "Internal server error"}']);
    assert.deepEqual(gateway.calls, []);
  });

  it('is 500 when a mapping, void though it is, sets a forbidden header', async () => {
    const mapped = (name: string) =>
      proxy(returns({}), {}, { requestParameters: { [`integration.request.header.${name}`]: "'x'" } }).call();
    assert.equal((await mapped('Authorization')).status, 500);
    assert.equal((await mapped('Accept')).status, 200);
  });
});

describe('the streamed answer of AWS_PROXY', () => {
  const streamed = (payload: LambdaAnswer['payload'], more: JsonObject = {}) =>
    proxy({ kind: 'lambda', payload }, {}, { uri: streamingUri, responseTransferMode: 'STREAM', ...more });
  const nul = '\0'.repeat(8);

  it('begins with metadata and eight NUL bytes', async () => {
    const gateway = streamed(`{"statusCode":201,"headers":{"a":"b"},"cookies":["c=1","d=2"]}${nul}body`);
    const answer = await gateway.call();
    assert.deepEqual([answer.status, answer.text, answer.header('a')], [201, 'body', 'b']);
    assert.equal(answer.header('set-cookie'), 'c=1, d=2');
    assert.equal(answer.header('transfer-encoding'), 'chunked');
    assert.equal(gateway.calls[0]?.kind === 'lambda' && gateway.calls[0].streaming, true);
  });

  it('keeps the length that the function gives it', async () => {
    const answer = await streamed(`{"headers":{"content-length":"4"}}${nul}body`).call();
    assert.deepEqual([answer.header('content-length'), answer.header('transfer-encoding')], ['4', undefined]);
  });

  it('may come in pieces, the delimiter too', async () => {
    const pieces = ['{"statusCode"', ':202}\0\0\0', '\0\0\0\0\0bo', 'dy'];
    const answer = await streamed(
      new ReadableStream<Uint8Array>({
        pull(controller) {
          const piece = pieces.shift();
          if (piece === undefined) controller.close();
          else controller.enqueue(new TextEncoder().encode(piece));
        },
      }),
    ).call();
    assert.deepEqual([answer.status, answer.text], [202, 'body']);
  });

  it('is 500 without them, or when they come too late', async () => {
    assert.equal((await streamed('{"statusCode":200,"body":"x"}').call()).status, 500);
    assert.equal((await streamed(`${' '.repeat(16 * 1024 + 1)}{}${nul}x`).call()).status, 500);
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(1000).fill(32)),
    });
    assert.equal((await streamed(endless).call()).status, 500);
  });

  it('is 500 when the metadata hold anything else', async () => {
    assert.equal((await streamed(`{"body":"x"}${nul}`).call()).status, 500);
    let cancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode(`{"body":"x"}${nul}begun`)),
      cancel: () => {
        cancelled = true;
      },
    });
    assert.deepEqual([(await streamed(endless).call()).status, cancelled], [500, true]);
  });

  it('is 504 when the metadata do not come in time, and 502 when the function breaks before their end', async () => {
    const begun = (then: (controller: ReadableStreamDefaultController<Uint8Array>) => void) =>
      new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(new TextEncoder().encode('{"statusCode"')),
        pull: then,
      });
    const stalled = streamed(
      begun(() => new Promise<void>(() => {})),
      { timeoutInMillis: 60_000 },
    );
    const pending = stalled.call();
    await new Promise((resolve) => setImmediate(resolve));
    stalled.clock.advance({ seconds: 60 });
    assert.equal((await pending).status, 504);
    const broken = await streamed(begun((controller) => controller.error(new Error('out of memory')))).call();
    assert.deepEqual([broken.status, broken.text], [502, '{"message": "Internal server error"}']);
    assert.ok(broken.log.some((line) => line.includes('customer function error: out of memory.')));
  });

  it('loses its body behind a buffered integration', async () => {
    const answer = await streamed(`{"statusCode":203}${nul}body`, { uri, responseTransferMode: 'BUFFERED' }).call();
    assert.deepEqual([answer.status, answer.text], [203, '']);
  });
});
