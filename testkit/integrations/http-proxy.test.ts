import assert from 'node:assert/strict';
import type { JsonObject } from '../../compiler/model/index.js';
import {
  type IntegratedOptions,
  type IntegratedRequest,
  integratedGateway,
} from '../../fixtures/integrated-gateway.js';
import type { HttpAnswer } from '../exchange/index.js';

const proxy = (integration: JsonObject = {}, answer: Partial<HttpAnswer> = {}, options: IntegratedOptions = {}) =>
  integratedGateway(
    { type: 'http_proxy', httpMethod: 'ANY', uri: 'https://backend.test/a', ...integration },
    () => ({ kind: 'http', status: 200, headers: [], body: undefined, ...answer }),
    options,
  );

async function outbound(integration: JsonObject, request: IntegratedRequest) {
  const gateway = proxy(integration, {}, { path: '/x/{id}' });
  await gateway.call({ path: '/x/1', ...request });
  const [call] = gateway.calls;
  assert.ok(call?.kind === 'http');
  return {
    ...call,
    header: (name: string) => call.headers.filter(([known]) => known.toLowerCase() === name).map(([, value]) => value),
  };
}

describe('the integration HTTP_PROXY', () => {
  it('passes the headers of the client but Host and Content-Encoding, repeated ones too', async () => {
    const { header } = await outbound(
      {},
      {
        headers: [
          ['Host', 'client.test'],
          ['X-Own', 'a'],
          ['x-own', 'b'],
          ['Accept', 'text/html'],
          ['Via', '1.1 x'],
        ],
      },
    );
    assert.deepEqual(['host', 'x-own', 'accept', 'via', 'x-amzn-apigateway-api-id'].map(header), [
      ['backend.test'],
      ['a', 'b'],
      ['text/html'],
      [],
      ['abc123'],
    ]);
  });

  it('passes an Authorization unless it is a signature', async () => {
    const authorization = async (value: string) =>
      (await outbound({}, { headers: [['Authorization', value]] })).header('authorization');
    assert.deepEqual(await authorization('Basic b'), ['Basic b']);
    assert.deepEqual(await authorization('AWS4-HMAC-SHA256 Credential=x'), []);
  });

  it('lets a mapping replace a header of the client, whatever its case', async () => {
    const { header } = await outbound(
      {
        requestParameters: {
          'integration.request.header.X-OWN': "'mapped'",
          'integration.request.header.Host': "'h.test'",
        },
      },
      {
        headers: [
          ['x-own', 'a'],
          ['x-own', 'b'],
        ],
      },
    );
    assert.deepEqual([header('x-own'), header('host')], [['mapped'], ['h.test']]);
  });

  it('appends the query of the client and the mapped one to that of the URI', async () => {
    const { url } = await outbound(
      {
        uri: 'https://backend.test/a?t=uri&q=uri',
        requestParameters: {
          'integration.request.querystring.q': "'mapped'",
          'integration.request.querystring.same': 'method.request.querystring.same',
        },
      },
      { path: '/x/1?t=client&same=1&e=a%20b%26' },
    );
    assert.equal(url, 'https://backend.test/a?t=uri&q=uri&t=client&same=1&e=a%20b%26&q=mapped');
  });

  it('fills no placeholder by itself', async () => {
    const gateway = proxy({ uri: 'https://backend.test/{id}' }, {}, { path: '/x/{id}' });
    assert.equal((await gateway.call({ path: '/x/1' })).status, 500);
    assert.deepEqual(gateway.calls, []);
    const mapped = await outbound(
      {
        uri: 'https://backend.test/{id}',
        requestParameters: { 'integration.request.path.id': 'method.request.path.id' },
      },
      { path: '/x/a%2Bb%20c' },
    );
    assert.equal(mapped.url, 'https://backend.test/a+b%20c');
  });

  it('passes status, body and headers of the backend, renaming those that are its own', async () => {
    const answer = await proxy(
      { responses: { default: { statusCode: '200' } } },
      {
        status: 418,
        headers: [
          ['Content-Type', 'text/plain'],
          ['Set-Cookie', 'a=1'],
          ['Set-Cookie', 'b=2'],
          ['Date', 'then'],
          ['Server', 's'],
          ['Connection', 'close'],
          ['Content-Length', '5'],
          ['x-amzn-RequestId', 'r'],
          ['Via', 'v'],
          ['Content-Encoding', 'gzip'],
          ['Transfer-Encoding', 'chunked'],
        ],
        body: 'short',
      },
    ).call();
    assert.deepEqual([answer.status, answer.text], [418, 'short']);
    assert.deepEqual(
      answer.headers.filter(([name]) => /remapped|set-cookie|content-type|via|encoding/i.test(name)),
      [
        ['Content-Type', 'text/plain'],
        ['Set-Cookie', 'a=1'],
        ['Set-Cookie', 'b=2'],
        ['x-amzn-Remapped-Date', 'then'],
        ['x-amzn-Remapped-Server', 's'],
        ['x-amzn-Remapped-Connection', 'close'],
        ['x-amzn-Remapped-Content-Length', '5'],
        ['x-amzn-Remapped-x-amzn-RequestId', 'r'],
      ],
    );
    assert.equal(answer.header('x-amzn-trace-id'), undefined);
  });

  it('renames and drops what the guide says of other headers of the backend', async () => {
    const names = ['Authorization', 'Content-MD5', 'Max-Forwards', 'User-Agent', 'WWW-Authenticate'];
    const dropped = ['Expect', 'Host', 'Proxy-Authenticate', 'TE', 'Trailer', 'Upgrade'];
    const kept = ['Age', 'Pragma', 'Warn', 'ETag'];
    const answer = await proxy({}, { headers: [...names, ...dropped, ...kept].map((name) => [name, 'v']) }).call();
    assert.deepEqual(
      answer.headers.filter(([, value]) => value === 'v').map(([name]) => name),
      [...names.map((name) => `x-amzn-Remapped-${name}`), ...kept],
    );
  });

  it('converts bodies by binary media types; contentHandling counts for the request alone', async () => {
    const options = { binaryMediaTypes: ['image/png'] };
    const bytes = new Uint8Array([0xff, 0xd8]);
    const png = [['Content-Type', 'image/png']] as const;
    const sent = async (integration: JsonObject) => {
      const gateway = proxy(integration, {}, options);
      await gateway.call({ method: 'POST', headers: png, body: bytes });
      return gateway.calls[0]?.kind === 'http' ? gateway.calls[0].body : undefined;
    };
    assert.deepEqual([await sent({}), await sent({ contentHandling: 'CONVERT_TO_TEXT' })], [bytes, '/9g=']);
    const responses = { default: { statusCode: '200', contentHandling: 'CONVERT_TO_TEXT' } };
    const answer = (accept: string) =>
      proxy({ responses }, { headers: png, body: bytes }, options).call({ headers: [['Accept', accept]] });
    assert.deepEqual((await answer('image/png')).bytes, bytes);
    assert.equal((await answer('text/html')).text, '/9g=');
  });

  it('streams the answer when it is told to, and reads it to its end otherwise', async () => {
    const stream = () =>
      new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('one '));
          controller.enqueue(new TextEncoder().encode('two'));
          controller.close();
        },
      });
    const streamed = proxy({ responseTransferMode: 'STREAM', timeoutInMillis: 60_000 }, { body: stream() });
    assert.equal((await streamed.call()).text, 'one two');
    assert.equal(streamed.calls[0]?.kind === 'http' && streamed.calls[0].streaming, true);
    assert.equal((await proxy({}, { body: stream() }).call()).text, 'one two');
  });

  it('ends a stream that is idle for five minutes, or takes more than its time', async () => {
    const gateway = proxy(
      { responseTransferMode: 'STREAM', timeoutInMillis: 900_000 },
      { body: new ReadableStream<Uint8Array>() },
    );
    const pending = gateway.call();
    // The stream is asked for its first bytes within a few turns of the queue.
    await new Promise((resolve) => setImmediate(resolve));
    gateway.clock.advance({ seconds: 300 });
    await assert.rejects(pending, /idle for 300 seconds/);
    const late = proxy(
      { responseTransferMode: 'STREAM', timeoutInMillis: 9_000 },
      { body: new ReadableStream<Uint8Array>() },
    );
    const pendingToo = late.call();
    await new Promise((resolve) => setImmediate(resolve));
    late.clock.advance({ seconds: 9 });
    await assert.rejects(pendingToo, /more than 9000 milliseconds/);
  });

  it('compresses no stream, even one that has come whole', async () => {
    const encoding = async (responseTransferMode: string) => {
      const gateway = proxy(
        { responseTransferMode },
        { body: 'text' },
        { root: { 'x-amazon-apigateway-minimum-compression-size': 0 } },
      );
      return (await gateway.call({ headers: [['Accept-Encoding', 'gzip']] })).header('content-encoding');
    };
    assert.deepEqual([await encoding('STREAM'), await encoding('BUFFERED')], [undefined, 'gzip']);
  });

  it('holds a stream back to 2 MB a second beyond its first 10 MB', async () => {
    const megabyte = 1_048_576;
    const left = [new Uint8Array(11 * megabyte), new Uint8Array(3 * megabyte), new Uint8Array(1)];
    const gateway = proxy(
      { responseTransferMode: 'STREAM', timeoutInMillis: 60_000 },
      {
        body: new ReadableStream<Uint8Array>({
          pull(controller) {
            const chunk = left.shift();
            if (chunk === undefined) controller.close();
            else controller.enqueue(chunk);
          },
        }),
      },
    );
    const { body } = await gateway.handle();
    assert.ok(body instanceof ReadableStream);
    let received = 0;
    const reading = (async () => {
      for await (const chunk of body) received += chunk.byteLength;
    })();
    const settle = async () => {
      for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
    };
    await settle();
    // A quarter of a megabyte goes out at a time.
    const slack = megabyte / 2;
    assert.ok(received >= 10 * megabyte && received <= 10 * megabyte + slack, `${received} bytes at once`);
    for (const second of [0.5, 1, 1.5]) {
      for (let step = 0; step < 8; step++) {
        gateway.clock.advance({ milliseconds: 62.5 });
        await settle();
      }
      const due = 10 * megabyte + second * 2 * megabyte;
      assert.ok(received >= due - slack && received <= due + slack, `${received} bytes after ${second} seconds`);
    }
    // However far the clock leaps at once.
    gateway.clock.advance({ seconds: 1 });
    await reading;
    assert.equal(received, 14 * megabyte + 1);
  });
});
