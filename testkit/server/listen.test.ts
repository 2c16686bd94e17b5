import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { type GatewayRequest, type GatewayResponse, textOf } from '../exchange/index.js';
import { type GatewayServer, listen } from './listen.js';

describe('listen', () => {
  let server: GatewayServer;
  let seen: GatewayRequest | undefined;
  let answer: () => GatewayResponse | Promise<GatewayResponse>;

  beforeEach(async () => {
    seen = undefined;
    answer = () => ({ status: 200, headers: [], body: 'ok' });
    server = await listen(async (received) => {
      seen = received;
      return answer();
    });
  });
  afterEach(() => server.close());

  /** Writes the text as it is and gives back all that comes until the connection ends. */
  async function raw(text: string): Promise<string> {
    const socket = connect(server.port, '127.0.0.1');
    socket.end(text);
    const chunks: Buffer[] = [];
    for await (const chunk of socket) chunks.push(chunk);
    return Buffer.concat(chunks).toString('latin1');
  }

  it('gives the gateway the request as it stands on the wire', async () => {
    await raw(
      'GET /dev/a/../b//c%2fd?x=1&x=%20 HTTP/1.1\r\nhOSt: api.test\r\nX-Many: 1\r\nx-many: 2\r\nContent-Length: 4\r\nConnection: close\r\n\r\nbody',
    );
    assert.equal(seen?.method, 'GET');
    assert.equal(seen?.target, '/dev/a/../b//c%2fd?x=1&x=%20');
    assert.deepEqual(seen?.headers, [
      ['hOSt', 'api.test'],
      ['X-Many', '1'],
      ['x-many', '2'],
      ['Content-Length', '4'],
      ['Connection', 'close'],
    ]);
    assert.equal(textOf(seen?.body), 'body');
    assert.equal(seen?.protocol, 'HTTP/1.1');
    assert.deepEqual(seen?.client, { sourceIp: '127.0.0.1' });
  });

  it('tells no body from an empty one', async () => {
    await raw('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    assert.equal(seen?.body, undefined);
    await raw('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
    assert.equal(textOf(seen?.body), '');
    assert.notEqual(seen?.body, undefined);
  });

  it('takes bodies in chunks, and HTTP/1.0 without a host', async () => {
    await raw(
      'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n',
    );
    assert.equal(textOf(seen?.body), 'abc');
    await raw('GET /old HTTP/1.0\r\n\r\n');
    assert.deepEqual([seen?.protocol, seen?.target], ['HTTP/1.0', '/old']);
  });

  it('reads header values as UTF-8', async () => {
    await raw('GET / HTTP/1.1\r\nHost: a\r\nX-Name: Zoë\r\nConnection: close\r\n\r\n');
    assert.deepEqual(seen?.headers[1], ['X-Name', 'Zoë']);
  });

  it('sends headers in their order and case, repeated ones repeated', async () => {
    answer = () => ({
      status: 201,
      headers: [
        ['Content-Type', 'text/plain'],
        ['Set-Cookie', 'a=1'],
        ['x-Amzn-REQUESTID', 'r'],
        ['Set-Cookie', 'b=2'],
        ['X-Name', 'Zoë'],
      ],
      body: 'é',
    });
    const text = await raw('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    assert.match(
      text,
      /^HTTP\/1\.1 201 Created\r\nContent-Type: text\/plain\r\nSet-Cookie: a=1\r\nx-Amzn-REQUESTID: r\r\nSet-Cookie: b=2\r\nX-Name: ZoÃ«\r\nContent-Length: 2\r\nDate: [^\r]+\r\nConnection: close\r\n\r\nÃ©$/,
    );
  });

  it("keeps the gateway's own Date and Content-Length", async () => {
    const date = 'Sun, 22 Nov 2026 20:40:00 GMT';
    answer = () => ({
      status: 200,
      headers: [
        ['Date', date],
        ['content-length', '2'],
      ],
      body: 'ok',
    });
    const text = await raw('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    assert.deepEqual(text.match(/^(?:date|content-length):.*$/gim), [`Date: ${date}`, 'content-length: 2']);
  });

  for (const status of [204, 304]) {
    it(`sends ${status} with its headers and no body`, async () => {
      answer = () => ({ status, headers: [['Content-Type', 'application/json']], body: 'dropped' });
      const text = await raw('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
      assert.match(text, /\r\nContent-Type: application\/json\r\n/);
      assert.doesNotMatch(text, /content-length|transfer-encoding/i);
      assert.match(text, /\r\n\r\n$/);
    });
  }

  it('answers HEAD with the length of the body and without it', async () => {
    const text = await raw('HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    assert.match(text, /\r\nContent-Length: 2\r\n(?:.*\r\n)*\r\n$/);
  });

  it('answers HEAD although the stream behind it has broken', async () => {
    const body = new ReadableStream({ start: (controller) => controller.error(new Error('broken')) });
    answer = () => ({ status: 200, headers: [], body });
    assert.match(await raw('HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'), /^HTTP\/1.1 200 /);
  });

  it('sends a stream as it comes', async () => {
    let enqueue: (text: string) => void = () => undefined;
    let close: () => void = () => undefined;
    answer = () => ({
      status: 200,
      headers: [['Transfer-Encoding', 'chunked']],
      body: new ReadableStream<Uint8Array>({
        start(controller) {
          enqueue = (text) => controller.enqueue(new TextEncoder().encode(text));
          close = () => controller.close();
        },
      }),
    });
    const sent = request(`${server.origin}/`).end();
    const [response] = await once(sent, 'response');
    enqueue('one');
    assert.equal(String((await once(response, 'data'))[0]), 'one');
    enqueue('two');
    assert.equal(String((await once(response, 'data'))[0]), 'two');
    close();
    await once(response, 'end');
  });

  it('ends a stream whose client has gone', async () => {
    const cancelled = new Promise<void>((resolve) => {
      answer = () => ({
        status: 200,
        headers: [],
        body: new ReadableStream<Uint8Array>({ cancel: () => resolve() }),
      });
    });
    const sent = request(`${server.origin}/`).end();
    await once(sent, 'response');
    sent.destroy();
    await cancelled;
  });

  it('gives the gateway no more of a body than shows that it is too large', async () => {
    answer = () => ({ status: 413, headers: [], body: '' });
    const sent = request(`${server.origin}/`, { method: 'POST' });
    // The server hangs up on what it does not want to read.
    sent.on('error', () => undefined);
    sent.end(Buffer.alloc(30_000_000));
    const [response] = await once(sent, 'response');
    assert.deepEqual([response.statusCode, response.headers.connection], [413, 'close']);
    assert.ok(seen?.body !== undefined && seen.body.length > 10_485_760 && seen.body.length < 12_000_000);
  });

  it('answers 500 with the text of what the gateway rejects', async () => {
    answer = () => Promise.reject(new Error('No backend answers GET https://backend.test/é.\nDid you mean …?'));
    const response = await fetch(`${server.origin}/dev/pets`);
    assert.equal(response.status, 500);
    assert.equal(await response.text(), 'No backend answers GET https://backend.test/é.\nDid you mean …?');
  });

  it('answers 500 when a header cannot be sent', async () => {
    answer = () => ({ status: 200, headers: [['X-Bad', 'a\r\nSet-Cookie: b']], body: '' });
    const response = await fetch(`${server.origin}/`);
    assert.deepEqual([response.status, response.headers.get('set-cookie')], [500, null]);
  });

  it('closes, open connections included', async () => {
    const other = await listen(() => new Promise(() => undefined));
    const pending = fetch(other.origin);
    pending.catch(() => undefined);
    await other.close();
    await assert.rejects(pending);
    await assert.rejects(fetch(other.origin));
  });
});
