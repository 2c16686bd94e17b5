import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { HttpResponse, http, passthrough as mswPassthrough } from 'msw';
import type { HttpCall, LambdaCall, UpstreamAnswer } from '../exchange/index.js';
import { isStream, textOf } from '../exchange/index.js';
import { createBackends } from './create-backends.js';
import { passthrough } from './passthrough.js';

describe('passthrough', () => {
  let server: Server;
  let origin: string;
  let seen: { method: string; url: string; headers: readonly string[]; body: string } | undefined;
  let answer: (request: IncomingMessage, response: ServerResponse) => void;

  before(async () => {
    server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const { method = '', url = '', rawHeaders } = request;
      seen = { method, url, headers: rawHeaders, body: Buffer.concat(chunks).toString() };
      answer(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${portOf(server)}`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    seen = undefined;
    answer = (_request, response) => response.end('ok');
  });

  const call = (changes: Partial<HttpCall> = {}): HttpCall => ({
    kind: 'http',
    purpose: 'integration',
    method: 'GET',
    url: `${origin}/`,
    headers: [],
    body: undefined,
    requestId: 'r-1',
    ...changes,
  });
  const invocation = (changes: Partial<LambdaCall> = {}): LambdaCall => ({
    kind: 'lambda',
    purpose: 'integration',
    functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:orders:live',
    functionName: 'orders',
    qualifier: 'live',
    invocationType: 'RequestResponse',
    payload: '{"a":1}',
    requestId: 'r-1',
    ...changes,
  });
  const send = async (
    to: HttpCall | LambdaCall,
    options?: Parameters<typeof passthrough>[0],
  ): Promise<UpstreamAnswer> => createBackends([passthrough(options)]).call(to);

  it('sends the request byte for byte, bodies on GET included', async () => {
    await send(
      call({
        url: `${origin}/a/../b//%2f?x=1&x=%20`,
        headers: [
          ['hOst', 'backend.test'],
          ['X-Many', '1'],
          ['x-many', 'Zoë'],
        ],
        body: 'é',
      }),
    );
    assert.deepEqual([seen?.method, seen?.url, seen?.body], ['GET', '/a/../b//%2f?x=1&x=%20', 'é']);
    assert.deepEqual(seen?.headers, [
      'hOst',
      'backend.test',
      'X-Many',
      '1',
      'x-many',
      Buffer.from('Zoë').toString('latin1'),
      'Content-Length',
      '2',
      'Connection',
      'close',
    ]);
  });

  it('gives back status, headers and body as they come, redirects too', async () => {
    answer = (_request, response) => {
      response.sendDate = false;
      response.writeHead(302, ['Location', '/x', 'Set-Cookie', 'a=1', 'Set-Cookie', 'b=2', 'X-Name', 'ZoÃ«']);
      response.end(Buffer.from([0xff, 0x00]));
    };
    const answered = await send(call());
    assert.ok(answered.kind === 'http');
    assert.equal(answered.status, 302);
    assert.deepEqual(answered.headers, [
      ['Location', '/x'],
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
      ['X-Name', 'Zoë'],
      ['Connection', 'close'],
    ]);
    assert.deepEqual(answered.body, new Uint8Array([0xff, 0x00]));
  });

  it('gives back a stream where the call takes one', async () => {
    answer = (_request, response) => {
      response.write('one ');
      response.end('two');
    };
    const answered = await send(call({ streaming: true }));
    assert.ok(answered.kind === 'http' && isStream(answered.body));
    assert.equal(await new Response(answered.body).text(), 'one two');
  });

  it('fails for the network when nobody listens, and when the answer is none', async () => {
    const broken = createTcpServer((socket) => socket.resume().end('nonsense\r\n\r\n'));
    await new Promise<void>((resolve) => broken.listen(0, '127.0.0.1', resolve));
    const port = portOf(broken);
    const nonsense = await send(call({ url: `http://127.0.0.1:${port}/` }));
    await new Promise((resolve) => broken.close(resolve));
    const refused = await send(call({ url: `http://127.0.0.1:${port}/` }));
    for (const failure of [nonsense, refused]) {
      assert.ok(failure.kind === 'failure');
      assert.equal(failure.reason, 'network');
      assert.match(failure.message, new RegExp(`^http://127.0.0.1:${port}/: `));
    }
  });

  it('fails for the address when the name is unknown', async () => {
    const failure = await send(call({ url: 'http://no-such-host.invalid/' }));
    assert.ok(failure.kind === 'failure');
    assert.equal(failure.reason, 'address');
  });

  it('leaves HTTP alone when told so', async () => {
    await assert.rejects(send(call(), { http: false }), /No backend answers GET/);
    assert.equal(seen, undefined);
  });

  it("sends calls of AWS's services to an emulator, signed as they are", async () => {
    await send(
      call({
        method: 'POST',
        url: 'https://sqs.us-east-1.amazonaws.com/123456789012/orders?a=b',
        headers: [
          ['Host', 'sqs.us-east-1.amazonaws.com'],
          ['Authorization', 'AWS4-HMAC-SHA256 …'],
        ],
        body: 'Action=SendMessage',
        service: { name: 'sqs', region: 'us-east-1' },
      }),
      { aws: `${origin}/` },
    );
    assert.deepEqual([seen?.url, seen?.body], ['/123456789012/orders?a=b', 'Action=SendMessage']);
    assert.deepEqual(seen?.headers.slice(0, 3), ['Host', 'sqs.us-east-1.amazonaws.com', 'Authorization']);
  });

  describe('invokes functions at a Lambda endpoint', () => {
    it('by Invoke, with the qualifier', async () => {
      answer = (_request, response) => response.end('{"statusCode":200}');
      const answered = await send(invocation(), { lambda: origin });
      assert.deepEqual(
        [seen?.method, seen?.url, seen?.body],
        ['POST', '/2015-03-31/functions/orders/invocations?Qualifier=live', '{"a":1}'],
      );
      assert.ok(seen?.headers.join('\n').includes('X-Amz-Invocation-Type\nRequestResponse'));
      assert.ok(answered.kind === 'lambda' && !isStream(answered.payload));
      assert.equal(textOf(answered.payload), '{"statusCode":200}');
      assert.equal(answered.functionError, undefined);
    });

    it('and knows what failed', async () => {
      answer = (_request, response) => response.setHeader('X-Amz-Function-Error', 'Unhandled').end('{}');
      const failed = await send(invocation(), { aws: origin });
      assert.ok(failed.kind === 'lambda');
      assert.equal(failed.functionError, 'Unhandled');
      answer = (_request, response) => response.writeHead(403).end();
      const refused = await send(invocation(), { lambda: origin });
      assert.ok(refused.kind === 'failure');
      assert.equal(refused.reason, 'permission');
      answer = (_request, response) => response.writeHead(404).end();
      const missing = await send(invocation(), { lambda: origin });
      assert.ok(missing.kind === 'failure');
      assert.match(missing.message, /orders.* answers 404$/);
    });
  });

  it('is what a handler of msw may ask for', async () => {
    const backends = createBackends([
      http.get(`${origin}/real`, () => mswPassthrough()),
      http.get(`${origin}/mocked`, () => HttpResponse.text('mocked')),
    ]);
    const real = await backends.call(call({ url: `${origin}/real` }));
    assert.ok(real.kind === 'http' && !isStream(real.body));
    assert.equal(textOf(real.body), 'ok');
    seen = undefined;
    await backends.call(call({ url: `${origin}/mocked` }));
    assert.equal(seen, undefined);
  });
});

function portOf(server: { address(): unknown }): number {
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null && 'port' in address);
  return Number(address.port);
}
