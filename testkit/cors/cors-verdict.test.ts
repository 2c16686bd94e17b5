import assert from 'node:assert/strict';
import type { JsonObject, JsonValue } from '../../compiler/model/index.js';
import { createGateway, type Gateway } from '../index.js';
import { type CorsVerdict, corsVerdict, type PageRequest } from './index.js';

const shop = 'https://shop.example.com';
const admin = 'https://admin.example.com';
const evil = 'https://evil.example';

function operation(template: string, more: JsonObject = {}): JsonObject {
  return {
    responses: { 200: { description: 'ok' } },
    'x-amazon-apigateway-integration': {
      type: 'mock',
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
      responses: { default: { statusCode: '200', responseTemplates: { 'application/json': template } } },
    },
    ...more,
  };
}

function gatewayWith(cors: JsonValue, more: JsonObject = {}): Promise<Gateway> {
  return createGateway({
    openapi: '3.0.1',
    info: { title: 'pets', version: '1' },
    paths: {
      '/pets': { get: operation('[]'), put: operation('{"put":true}') },
      '/locked': { get: operation('[]', { security: [{ key: [] }] }) },
    },
    components: { securitySchemes: { key: { type: 'apiKey', name: 'x-api-key', in: 'header' } } },
    'x-gatewright-cors': cors,
    ...more,
  });
}

async function judge(
  gateway: Gateway,
  origin: string,
  path = '/pets',
  request: PageRequest = {},
): Promise<CorsVerdict> {
  return corsVerdict(gateway.fetch, origin, gateway.url(path), request);
}

function reason(verdict: CorsVerdict): string {
  return verdict.readable ? 'readable' : verdict.reason;
}

describe('x-gatewright-cors, judged as a browser does', () => {
  it('lets pages of the one origin read answers, and nobody else', async () => {
    const gateway = await gatewayWith({
      allowOrigins: [shop],
      allowHeaders: ['Content-Type'],
      exposeHeaders: ['X-Total'],
    });
    assert.equal(reason(await judge(gateway, shop)), 'readable');
    const put = { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: '{}' };
    const verdict = await judge(gateway, shop, '/pets', put);
    assert.equal(reason(verdict), 'readable');
    assert.equal(verdict.preflight?.status, 200);
    assert.equal(verdict.preflight?.headers.get('access-control-allow-methods'), 'GET,PUT,OPTIONS');
    assert.match(reason(await judge(gateway, evil)), /Access-Control-Allow-Origin is "https:\/\/shop/);
    const refused = await judge(gateway, evil, '/pets', put);
    assert.match(reason(refused), /^Preflight: /);
    assert.equal(refused.response, undefined);
    const header = { headers: { 'X-Other': '1' } };
    assert.match(reason(await judge(gateway, shop, '/pets', header)), /Allow-Headers does not name x-other/);
  });

  it('answers several origins with the one that asks, and tells caches so', async () => {
    const gateway = await gatewayWith({ allowOrigins: [shop, admin], allowCredentials: true });
    const put = { method: 'PUT', credentials: 'include' } as const;
    for (const origin of [shop, admin]) {
      const verdict = await judge(gateway, origin, '/pets', put);
      assert.equal(reason(verdict), 'readable', origin);
      for (const answer of [verdict.preflight, verdict.response]) {
        assert.equal(answer?.headers.get('access-control-allow-origin'), origin);
        assert.equal(answer?.headers.get('vary'), 'Origin');
      }
      assert.equal(await verdict.response?.text(), '{"put":true}');
    }
    for (const origin of [evil, 'null', `${shop}.evil.example`, 'https://shop.example.co', 'http://shop.example.com']) {
      assert.match(reason(await judge(gateway, origin, '/pets', put)), /no Access-Control-Allow-Origin/, origin);
      assert.match(
        reason(await judge(gateway, origin, `/pets?origin=${shop}`)),
        /no Access-Control-Allow-Origin/,
        origin,
      );
    }
  });

  it('gives no origin what a stage has kept for another', async () => {
    const gateway = await gatewayWith(
      { allowOrigins: [shop, admin] },
      {
        'x-gatewright-stages': {
          dev: {
            cacheClusterEnabled: true,
            methodSettings: { '*/*': { cachingEnabled: true }, '~1pets/OPTIONS': { cachingEnabled: true } },
          },
        },
      },
    );
    const put = { method: 'PUT' };
    for (const origin of [shop, admin, evil, shop, admin]) {
      const expected = origin === evil ? /no Access-Control-Allow-Origin/ : /^readable$/;
      assert.match(reason(await judge(gateway, origin)), expected, origin);
      assert.match(reason(await judge(gateway, origin, '/pets', put)), expected, origin);
    }
    const { CacheHitCount, CacheMissCount } = gateway.stage().metrics;
    assert.deepEqual([CacheHitCount, CacheMissCount], [4, 6]);
  });

  it('takes the origin however its header is spelled, and no other header or parameter for it', async () => {
    const gateway = await gatewayWith({ allowOrigins: [shop, admin] });
    const allowed = async (headers: [string, string][], query = ''): Promise<string | undefined> => {
      const target = `/dev/pets${query}`;
      const { headers: answered } = await gateway.handle({ method: 'OPTIONS', target, headers });
      return answered.find(([name]) => name === 'Access-Control-Allow-Origin')?.[1];
    };
    assert.equal(await allowed([['Origin', admin]]), admin);
    assert.equal(await allowed([['origin', admin]]), admin);
    assert.equal(await allowed([], `?origin=${admin}`), undefined);
    assert.equal(
      await allowed([
        ['Origin', evil],
        ['origin', ''],
      ]),
      undefined,
    );
  });

  it('makes errors of the gateway readable, those that the document customises included', async () => {
    const gateway = await gatewayWith(
      { allowOrigins: [shop] },
      { 'x-amazon-apigateway-gateway-responses': { INVALID_API_KEY: { statusCode: 401 } } },
    );
    const locked = await judge(gateway, shop, '/locked');
    assert.equal(reason(locked), 'readable');
    assert.equal(locked.response?.status, 401);
    assert.equal(reason(await judge(gateway, shop, '/unknown')), 'readable');
    assert.match(reason(await judge(gateway, evil, '/locked')), /Access-Control-Allow-Origin is/);
  });

  it('asks nobody for a key on preflight requests, and answers them where ANY would have', async () => {
    const gateway = await gatewayWith(
      { allowOrigins: ['*'], maxAge: 60 },
      { paths: { '/any': { 'x-amazon-apigateway-any-method': operation('{}', { security: [{ key: [] }] }) } } },
    );
    const verdict = await judge(gateway, shop, '/any', { method: 'PATCH' });
    assert.equal(verdict.preflight?.status, 200);
    assert.equal(verdict.preflight?.headers.get('access-control-max-age'), '60');
    assert.equal(
      verdict.preflight?.headers.get('access-control-allow-methods'),
      'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT',
    );
    assert.equal(verdict.response?.status, 403);
  });

  it('lets a path say otherwise, and switch it off', async () => {
    const gateway = await gatewayWith(
      { allowOrigins: [shop] },
      {
        paths: {
          '/pets': { get: operation('[]') },
          '/own': { get: operation('[]'), 'x-gatewright-cors': { allowOrigins: [admin] } },
          '/off': { get: operation('[]'), 'x-gatewright-cors': { allowOrigins: [] } },
        },
      },
    );
    assert.equal(reason(await judge(gateway, shop, '/pets')), 'readable');
    assert.equal(reason(await judge(gateway, admin, '/own')), 'readable');
    assert.match(reason(await judge(gateway, shop, '/own')), /Access-Control-Allow-Origin is/);
    assert.match(reason(await judge(gateway, shop, '/off')), /no Access-Control-Allow-Origin/);
  });

  it('answers preflight requests also where all bodies count as binary', async () => {
    const gateway = await gatewayWith(
      { allowOrigins: [shop, admin] },
      { 'x-amazon-apigateway-binary-media-types': ['*/*'] },
    );
    const verdict = await judge(gateway, admin, '/pets', { method: 'PUT' });
    assert.equal(verdict.preflight?.status, 200);
    assert.equal(verdict.preflight?.headers.get('access-control-allow-origin'), admin);
  });
});

describe('corsVerdict', () => {
  const answering =
    (headers: Record<string, string>, status = 200): typeof fetch =>
    async () =>
      new Response(null, { status, headers });

  it('sends no preflight request for what a form could send', async () => {
    const fetch = answering({ 'Access-Control-Allow-Origin': '*' });
    const simple = {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain; charset=utf-8', Accept: '*/*' },
      body: 'x',
    };
    assert.equal((await corsVerdict(fetch, shop, 'https://api.test/', simple)).preflight, undefined);
    const json = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' };
    assert.ok((await corsVerdict(fetch, shop, 'https://api.test/', json)).preflight !== undefined);
  });

  it('asks first for values that no form could send, however harmless the name', async () => {
    const fetch = answering({ 'Access-Control-Allow-Origin': '*' });
    const asksFirst = async (headers: Record<string, string>): Promise<boolean> =>
      (await corsVerdict(fetch, shop, 'https://api.test/', { headers })).preflight !== undefined;
    const harmless: readonly Record<string, string>[] = [
      { Accept: 'x'.repeat(128), 'Accept-Language': 'de, en;q=0.5', 'Content-Language': 'de' },
      { Range: 'bytes=0-99' },
      { Range: 'bytes=100-' },
      { 'Content-Type': 'MULTIPART/form-data; boundary=x' },
    ];
    for (const headers of harmless) assert.equal(await asksFirst(headers), false, JSON.stringify(headers));
    const unsafe: readonly Record<string, string>[] = [
      { Accept: 'x'.repeat(129) },
      { Accept: 'text/html"' },
      { 'Accept-Language': 'de_DE' },
      { Range: 'bytes=-99' },
      { Range: 'bytes=9-0' },
      { Range: 'bytes=0-1,5-6' },
      { 'Content-Type': 'text/plain; x="y"' },
    ];
    for (const headers of unsafe) assert.equal(await asksFirst(headers), true, JSON.stringify(headers));
  });

  it('sends no header that is the browser’s own', async () => {
    const sent: (readonly string[])[] = [];
    const fetch: typeof globalThis.fetch = async (_url, init) => {
      sent.push([...new Headers(init?.headers).keys()]);
      return new Response(null, { headers: { 'Access-Control-Allow-Origin': '*' } });
    };
    const headers = { Cookie: 'a=1', 'Sec-Fetch-Mode': 'cors', 'proxy-x': '1', Host: 'x', Accept: 'a/b', Origin: evil };
    assert.equal((await corsVerdict(fetch, shop, 'https://api.test/', { headers })).preflight, undefined);
    assert.deepEqual(sent, [['accept', 'origin']]);
  });

  it('sends no header that asks for a verb which no page may send', async () => {
    const fetch = answering({ 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' });
    const asksFirst = async (verbs: string): Promise<boolean> => {
      const headers = { 'X-HTTP-Method-Override': verbs };
      return (await corsVerdict(fetch, shop, 'https://api.test/', { headers })).preflight !== undefined;
    };
    assert.deepEqual(
      [await asksFirst('PUT'), await asksFirst('trace'), await asksFirst('PUT, TRACK')],
      [true, false, false],
    );
  });

  it('is stricter with credentials', async () => {
    const include = { credentials: 'include' } as const;
    const any = answering({ 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' });
    assert.match(reason(await corsVerdict(any, shop, 'https://api.test/', include)), /is \*/);
    const without = answering({ 'Access-Control-Allow-Origin': shop });
    assert.match(reason(await corsVerdict(without, shop, 'https://api.test/', include)), /Credentials is not true/);
    const wild = answering({
      'Access-Control-Allow-Origin': shop,
      'Access-Control-Allow-Credentials': 'true',
      'Access-Control-Allow-Methods': '*',
    });
    const put = { method: 'PUT', ...include };
    assert.match(reason(await corsVerdict(wild, shop, 'https://api.test/', put)), /does not name PUT/);
  });

  it('wants Authorization named, and a preflight status of success', async () => {
    const wild = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' };
    const authorized = { headers: { Authorization: 'Bearer x', 'X-A': '1' } };
    assert.match(reason(await corsVerdict(answering(wild), shop, 'https://api.test/', authorized)), /authorization/);
    assert.equal(
      reason(await corsVerdict(answering(wild), shop, 'https://api.test/', { headers: { 'X-A': '1' } })),
      'readable',
    );
    assert.match(
      reason(await corsVerdict(answering(wild, 403), shop, 'https://api.test/', { headers: { 'X-A': '1' } })),
      /status is 403/,
    );
  });

  it('shows a page the headers that are exposed', async () => {
    const fetch = answering({
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Expose-Headers': 'X-Total, Set-Cookie',
      'X-Total': '1',
      'Set-Cookie': 'a=1',
      'X-B': '2',
    });
    const verdict = await corsVerdict(fetch, shop, 'https://api.test/');
    assert.deepEqual(verdict.readable ? verdict.headers : [], ['x-total']);
  });

  it('has nothing to say within one origin', async () => {
    assert.equal(reason(await corsVerdict(answering({}), shop, `${shop}/x`, { method: 'PUT' })), 'readable');
  });
});
