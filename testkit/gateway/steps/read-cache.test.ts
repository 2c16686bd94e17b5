import assert from 'node:assert/strict';
import type { JsonObject } from '../../../compiler/model/index.js';
import { echoed, echoGateway, headerIn, requestTo } from '../../../fixtures/echo-gateway.js';
import type { Exchange, GatewayRequest, GatewayResponse, HeaderList } from '../../exchange/index.js';
import type { GatewayOptions } from '../gateway-options.js';
import type { RestGateway } from '../rest-gateway.js';

const fresh: HeaderList = [['Cache-Control', 'no-transform, max-age=0']];

/** A gateway whose backend answers with the number of its call. */
function counting(
  stage: JsonObject,
  options: GatewayOptions = {},
  {
    operation = {},
    path = '/items',
    answer,
  }: {
    readonly operation?: JsonObject;
    readonly path?: string;
    readonly answer?: (exchange: Exchange, call: number) => GatewayResponse;
  } = {},
): {
  readonly gateway: RestGateway;
  get(request?: Partial<GatewayRequest> & { readonly line?: string }): Promise<GatewayResponse>;
} {
  let calls = 0;
  const respond = (exchange: Exchange): GatewayResponse => {
    calls++;
    return answer?.(exchange, calls) ?? { status: 200, headers: [['X-Call', String(calls)]], body: String(calls) };
  };
  const method = echoed(operation);
  const gateway = echoGateway(
    {
      paths: { [path]: { get: method, post: method } },
      'x-gatewright-stages': {
        dev: { cacheClusterEnabled: true, methodSettings: { '*/*': { cachingEnabled: true } }, ...stage },
      },
    },
    options,
    new Map([['https://echo.test/', respond]]),
  );
  return {
    gateway,
    get: ({ line = 'GET /dev/items', ...more } = {}) => gateway.handle(requestTo(line, more)),
  };
}

const integration = (cacheKeyParameters: readonly string[], requestParameters: JsonObject = {}): JsonObject => ({
  'x-amazon-apigateway-integration': {
    type: 'http',
    httpMethod: 'GET',
    uri: 'https://echo.test/',
    cacheKeyParameters: [...cacheKeyParameters],
    requestParameters,
    responses: { default: { statusCode: '200' } },
  },
});

const open = { methodSettings: { '*/*': { cachingEnabled: true, requireAuthorizationForCacheControl: false } } };
const strategy = (unauthorizedCacheControlHeaderStrategy: string): JsonObject => ({
  methodSettings: { '*/*': { cachingEnabled: true, unauthorizedCacheControlHeaderStrategy } },
});

describe('readCache', () => {
  it('answers a second GET from the cache for 300 seconds unless told otherwise, headers and status included', async () => {
    const { gateway, get } = counting({});
    assert.equal((await get()).body, '1');
    gateway.clock.advance({ seconds: 299.999 });
    const hit = await get();
    assert.deepEqual([hit.body, headerIn(hit, 'x-call')], ['1', '1']);
    gateway.clock.advance({ milliseconds: 1 });
    assert.equal((await get()).body, '2');
    const metrics = gateway.stage().metrics;
    assert.deepEqual([metrics.Count, metrics.CacheHitCount, metrics.CacheMissCount], [3, 1, 2]);
  });

  it('gives every answer its own ids', async () => {
    const { get } = counting({});
    const ids = [headerIn(await get(), 'x-amzn-requestid'), headerIn(await get(), 'x-amzn-requestid')];
    assert.notEqual(ids[0], ids[1]);
  });

  it('caches other verbs by an entry of their own alone, and nothing with a TTL of 0', async () => {
    const post = { line: 'POST /dev/items' };
    const byDefault = counting({});
    assert.deepEqual([(await byDefault.get(post)).body, (await byDefault.get(post)).body], ['1', '2']);
    const own = counting({ methodSettings: { '~1items/POST': { cachingEnabled: true } } });
    assert.deepEqual([(await own.get(post)).body, (await own.get(post)).body], ['1', '1']);
    const inherited = counting({
      methodSettings: { '*/*': { cachingEnabled: true }, '~1items/POST': { cacheTtlInSeconds: 60 } },
    });
    assert.deepEqual([(await inherited.get(post)).body, (await inherited.get(post)).body], ['1', '1']);
    const not = { cachingEnabled: false };
    const without = counting({ methodSettings: { '*/*': { cachingEnabled: true }, '~1items/GET': not } });
    assert.deepEqual([(await without.get()).body, (await without.get()).body], ['1', '2']);
    const off = counting({ methodSettings: { '*/*': { cachingEnabled: true, cacheTtlInSeconds: 0 } } });
    assert.deepEqual([(await off.get()).body, (await off.get()).body], ['1', '2']);
  });

  it('shows its keys, which hold what clients send, in execution logs with data trace alone', async () => {
    for (const dataTraceEnabled of [false, true]) {
      const setting = { cachingEnabled: true, loggingLevel: 'INFO', dataTraceEnabled };
      const operation = integration(['method.request.header.Authorization']);
      const { gateway, get } = counting({ methodSettings: { '*/*': setting } }, {}, { operation });
      await get({ headers: [['Authorization', 'secret']] });
      const shown = gateway.logs.filter(
        ({ message }) => message.includes('gatewright: cache ') && /secret/.test(message),
      );
      assert.equal(shown.length, dataTraceEnabled ? 1 : 0);
    }
  });

  it('separates entries by verb, namespace and key parameters, whatever their spelling', async () => {
    const names = ['method.request.header.X-Lang', 'method.request.querystring.q'];
    const { get } = counting({}, {}, { operation: integration(names) });
    const ask = async (line: string, headers: HeaderList = []) =>
      (await get({ line: `GET /dev/${line}`, headers })).body;
    assert.equal(await ask('items', [['X-Lang', 'de']]), '1');
    assert.equal(await ask('items', [['x-lang', 'de']]), '1');
    assert.equal(await ask('items', [['x-lang', 'fr']]), '2');
    assert.equal(await ask('items'), '3');
    assert.equal(await ask('items', [['X-Lang', '']]), '4');
    assert.equal(await ask('items?q=a'), '5');
    assert.equal(await ask('items?q=b&q=a'), '6');
    assert.equal(await ask('items?q=a&other=1'), '5');
    // No value can look like another place of the key.
    assert.equal(await ask('items?q=a%22%5D%2C%5B%22', [['X-Lang', 'de"],["']]), '7');
  });

  it('takes the source of a mapped parameter for a key', async () => {
    const operation = integration(['integration.request.header.Kind'], {
      'integration.request.header.Kind': 'method.request.querystring.kind',
    });
    const { get } = counting({}, {}, { operation });
    assert.equal((await get({ line: 'GET /dev/items?kind=a' })).body, '1');
    assert.equal((await get({ line: 'GET /dev/items?kind=b' })).body, '2');
    assert.equal((await get({ line: 'GET /dev/items?kind=a' })).body, '1');
  });

  it('keeps answers of the backend whatever their status, and none that the gateway makes', async () => {
    const { get } = counting(
      {},
      {},
      { answer: (_exchange, call) => ({ status: 429, headers: [], body: String(call) }) },
    );
    assert.deepEqual([(await get()).body, (await get()).body], ['1', '1']);
  });

  it('lets a client renew the entry where nobody has to be authorized', async () => {
    const { gateway, get } = counting(open);
    await get();
    assert.equal((await get({ headers: fresh })).body, '2');
    assert.equal((await get()).body, '2');
    assert.equal((await get({ headers: [['Cache-Control', 'no-cache']] })).body, '2');
    assert.equal((await get({ headers: [['Cache-Control', 'max-age=10']] })).body, '2');
    assert.equal(gateway.stage().metrics.CacheMissCount, 2);
  });

  it('answers 403 when an unauthorised client asks for a fresh response under FAIL_WITH_403', async () => {
    const { get } = counting(strategy('FAIL_WITH_403'));
    assert.equal((await get({ headers: fresh })).status, 403);
    assert.equal((await get()).body, '1');
  });

  it('warns under SUCCEED_WITH_RESPONSE_HEADER, hit or miss, and never the next client', async () => {
    for (const { get } of [counting({}), counting(strategy('SUCCEED_WITH_RESPONSE_HEADER'))]) {
      const warnings = [];
      for (const headers of [fresh, [], fresh]) warnings.push(headerIn(await get({ headers }), 'warning'));
      assert.match(warnings[0] ?? '', /^199 /);
      assert.deepEqual([warnings[1], warnings[2]], [undefined, warnings[0]]);
      assert.equal((await get()).body, '1');
    }
  });

  it('says nothing under SUCCEED_WITHOUT_RESPONSE_HEADER', async () => {
    const { get } = counting(strategy('SUCCEED_WITHOUT_RESPONSE_HEADER'));
    await get();
    const answer = await get({ headers: fresh });
    assert.deepEqual([answer.body, headerIn(answer, 'warning')], ['1', undefined]);
  });

  it('is empty after a flush, without a cluster and after a new deployment', async () => {
    const { gateway, get } = counting({});
    await get();
    gateway.stage().flushCache();
    assert.equal((await get()).body, '2');
    gateway.stage().update({ cacheClusterSize: '1.6' });
    assert.equal((await get()).body, '3');
    gateway.deploy();
    assert.equal((await get()).body, '4');
    gateway.stage().update({ cacheClusterEnabled: false });
    assert.equal((await get()).body, '5');
  });

  it('is used by a canary that uses that of the stage, and by no other', async () => {
    for (const useStageCache of [true, false]) {
      const { gateway, get } = counting({ canarySettings: { percentTraffic: 0, useStageCache } });
      await get();
      gateway.stage().setCanary({ percentTraffic: 100 });
      assert.deepEqual([(await get()).body, (await get()).body], useStageCache ? ['1', '1'] : ['2', '3']);
    }
  });

  it('shows outcome and key in the trace', async () => {
    const { gateway, get } = counting({}, { trace: true });
    await get();
    const answer = await get();
    const step = gateway
      .trace(headerIn(answer, 'x-amzn-requestid') ?? '')
      .steps.find(({ name }) => name === 'readCache');
    const result = step?.output.cacheResult;
    assert.ok(typeof result === 'object' && result !== null && 'outcome' in result && 'key' in result);
    assert.equal(result.outcome, 'hit');
    assert.match(String(result.key), /"GET"/);
  });
});
