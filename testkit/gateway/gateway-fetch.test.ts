import assert from 'node:assert/strict';
import { gunzipSync } from 'node:zlib';
import { echoed, echoGateway } from '../../fixtures/echo-gateway.js';
import type { GatewayRequest, GatewayResponse } from '../exchange/index.js';
import { gatewayFetch } from './gateway-fetch.js';
import { headerSpelling } from './header-spelling.js';

const url = 'https://abc123.execute-api.us-east-1.amazonaws.com/dev';

describe('gatewayFetch', () => {
  it('sends what the global fetch would send', async () => {
    const { fetch, sent } = recorder();
    await fetch(`${url}/a%2Fb?x=1#part`);
    await fetch(new URL(`${url}/pets`), { method: 'post', body: 'text' });
    await fetch(`${url}/form`, { method: 'POST', body: new URLSearchParams({ a: 'b c' }) });
    await fetch(new Request(`${url}/bytes`, { method: 'PUT', body: new Uint8Array([1, 2]) }));
    assert.deepEqual(
      sent.map(({ method, target, body }) => [method, target, typeof body === 'object' ? [...body] : body]),
      [
        ['GET', '/dev/a%2Fb?x=1', undefined],
        ['POST', '/dev/pets', 'text'],
        ['POST', '/dev/form', [...new TextEncoder().encode('a=b+c')]],
        ['PUT', '/dev/bytes', [1, 2]],
      ],
    );
    assert.deepEqual(headersOf(sent[1]), {
      Host: 'abc123.execute-api.us-east-1.amazonaws.com',
      'Content-Type': 'text/plain;charset=UTF-8',
    });
    assert.equal(headersOf(sent[2])['Content-Type'], 'application/x-www-form-urlencoded;charset=UTF-8');
  });

  it('normalises URLs as the web does, however they are written', async () => {
    const written = [
      'https://H.example/dev/../prod/x',
      'https://h.example/dev/%2e%2E/x',
      'https://h.example/./x',
      'https://h.example:443/x',
      'https://h.example:8443/x',
      'https://h.example',
      'https://h.example/ä?q=ü|',
      "https://h.example/a?b='",
      'https://127.1/x',
      'https://h.example/a//b/?',
      'https://h.example/a?',
      'https://user:secret@h.example/x',
      'https://h.example/.well-known/x',
    ];
    const { fetch, sent } = recorder();
    for (const each of written) {
      await fetch(each);
      const { host, pathname, search } = new URL(each);
      const request = sent.at(-1);
      assert.deepEqual([headersOf(request).Host, request?.target], [host, pathname + search], each);
    }
  });

  it('keeps the case of header names given as a record or as pairs', async () => {
    const { fetch, sent } = recorder();
    await fetch(url, { headers: { 'X-cAsE': '1' } });
    await fetch(url, { headers: [['X-cAsE', ' 1\t']] });
    for (const request of sent) assert.equal(headersOf(request)['X-cAsE'], '1');
  });

  it('reads the bytes of a value as the socket does: as UTF-8 where they are that', async () => {
    const { fetch, sent } = recorder();
    const bytes = Buffer.from('Zoë').toString('latin1');
    await fetch(new Request(url, { headers: { 'X-Name': bytes } }));
    for (const value of [bytes, 'Zoë', 'Zoë ✓']) await fetch(url, { headers: { 'X-Name': value } });
    assert.deepEqual(
      sent.map((request) => headersOf(request)['X-Name'] ?? headersOf(request)['x-name']),
      ['Zoë', 'Zoë', 'Zoë', 'Zoë ✓'],
    );
  });

  it('gives names that went through Headers the spelling of the API, or the usual one', async () => {
    const { fetch, sent } = recorder(new Map([['x-shop-id', 'X-Shop-ID']]));
    await fetch(new Request(url, { headers: { 'X-SHOP-Id': 'north', 'x-Other': '1' } }));
    assert.deepEqual(headersOf(sent[0]), { Host: new URL(url).host, 'X-Shop-ID': 'north', 'x-other': '1' });
  });

  it('spells header parameters as the document does', () => {
    const { api } = echoGateway({
      paths: {
        '/x': {
          get: echoed({ parameters: [{ name: 'X-shopId', in: 'header', schema: { type: 'string' } }] }),
        },
      },
    });
    const spelling = headerSpelling(api);
    assert.equal(spelling.get('x-shopid'), 'X-shopId');
    assert.equal(spelling.get('content-type'), 'Content-Type');
  });

  it('refuses what the global fetch refuses', async () => {
    const { fetch } = recorder();
    await assert.rejects(fetch('/pets'), TypeError);
    await assert.rejects(fetch(url, { method: 'GET', body: 'x' }), TypeError);
  });

  it('says what makes a URL of a path', async () => {
    const { fetch } = recorder(new Map());
    for (const init of [{}, { method: 'POST', body: 'x' }]) {
      await assert.rejects(fetch('/pets', init), {
        name: 'TypeError',
        message: /Failed to parse URL from \/pets.*gateway\.url/,
      });
    }
  });

  it('gives no body where the web allows none', async () => {
    for (const status of [204, 304]) {
      const { fetch } = recorder(new Map(), { status, headers: [], body: 'ignored' });
      const response = await fetch(url);
      assert.equal(response.status, status);
      assert.equal(response.body, null);
    }
  });

  it('gives no body to HEAD, whose answer has the headers of one', async () => {
    const { fetch } = recorder(new Map(), { status: 200, headers: [['X-Length', '4']], body: 'text' });
    const response = await fetch(url, { method: 'HEAD' });
    assert.deepEqual([response.body, response.headers.get('x-length')], [null, '4']);
    assert.equal((await fetch(new Request(url, { method: 'HEAD' }))).body, null);
  });

  it('leaves a body that has broken to nobody', async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown): void => void unhandled.push(reason);
    const others = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection').on('unhandledRejection', note);
    try {
      const body = new ReadableStream({ start: (controller) => controller.error(new Error('broken')) });
      const { fetch } = recorder(new Map(), { status: 200, headers: [], body });
      assert.equal((await fetch(url, { method: 'HEAD' })).body, null);
      await new Promise((resolve) => setImmediate(resolve));
    } finally {
      process.removeAllListeners('unhandledRejection');
      for (const other of others) process.on('unhandledRejection', other);
    }
    assert.deepEqual(unhandled, []);
  });

  it('keeps repeated headers apart, and bytes of a value as the wire has them', async () => {
    const { fetch } = recorder(new Map(), {
      status: 200,
      headers: [
        ['Set-Cookie', 'a=1'],
        ['Set-Cookie', 'b=2'],
        ['X-Name', 'Zoë ✓'],
        ['X-Short', 'Zoë'],
      ],
      body: undefined,
    });
    const response = await fetch(url);
    assert.deepEqual(response.headers.getSetCookie(), ['a=1', 'b=2']);
    const textOf = (name: string) => Buffer.from(response.headers.get(name) ?? '', 'latin1').toString('utf8');
    assert.deepEqual([textOf('x-name'), textOf('x-short')], ['Zoë ✓', 'Zoë']);
  });

  it('unpacks a compressed body and leaves its header', async () => {
    const gateway = echoGateway({
      'x-amazon-apigateway-minimum-compression-size': 0,
      paths: { '/x': { get: echoed() } },
    });
    const headers: [string, string][] = [['Accept-Encoding', 'gzip']];
    const raw = await gateway.handle({ method: 'GET', target: '/dev/x', headers });
    assert.ok(raw.body instanceof Uint8Array);
    assert.match(gunzipSync(raw.body).toString('utf8'), /"resource":"\/x"/);
    const response = await gatewayFetch(gateway.handle, new Map())(`${url}/x`, { headers });
    assert.equal(response.headers.get('content-encoding'), 'gzip');
    assert.match(await response.text(), /"resource":"\/x"/);
  });

  it('stops waiting when the signal says so, before and after', async () => {
    const never = gatewayFetch(() => new Promise(() => {}), new Map());
    await assert.rejects(never(url, { signal: AbortSignal.abort(new Error('early')) }), /early/);
    const controller = new AbortController();
    const pending = never(new Request(url, { signal: controller.signal }));
    setImmediate(() => setImmediate(() => controller.abort(new Error('late'))));
    await assert.rejects(pending, /late/);
  });

  it('hears no signal of a request that is sent with null for one', async () => {
    const { fetch } = recorder();
    const request = new Request(url, { signal: AbortSignal.abort() });
    await assert.rejects(fetch(request), { name: 'AbortError' });
    assert.equal((await fetch(request, { signal: null })).status, 200);
  });

  it('hears signals although the timers of a test were fake before', async () => {
    const { setImmediate: real } = globalThis;
    const { signal } = new AbortController();
    Object.assign(globalThis, { setImmediate: () => ({}) });
    try {
      await recorder().fetch(url, { signal });
    } finally {
      globalThis.setImmediate = real;
    }
    const never = gatewayFetch(() => new Promise(() => {}), new Map());
    const pending = never(url, { signal: AbortSignal.timeout(20) });
    const late = new Promise((_, reject) => setTimeout(reject, 1000, new Error('the signal was not heard')));
    await assert.rejects(Promise.race([pending, late]), { name: 'TimeoutError' });
  });
});

/** A fetch that remembers what it would have sent. */
function recorder(
  spelling: ReadonlyMap<string, string> = new Map(),
  answer: GatewayResponse = { status: 200, headers: [], body: '{}' },
): { readonly fetch: typeof fetch; readonly sent: readonly GatewayRequest[] } {
  const sent: GatewayRequest[] = [];
  const handle = (request: GatewayRequest): Promise<GatewayResponse> => {
    sent.push(request);
    return Promise.resolve(answer);
  };
  return { fetch: gatewayFetch(handle, spelling), sent };
}

function headersOf(request: GatewayRequest | undefined): Record<string, string> {
  return Object.fromEntries(request?.headers ?? []);
}
