import assert from 'node:assert/strict';
import type { JsonObject } from '../../compiler/model/index.js';
import { echoed, echoGateway, echoIn, requestTo } from '../../fixtures/echo-gateway.js';
import type { Header } from '../exchange/index.js';

describe('a custom domain', () => {
  it('takes the longest base path, by whole segments as long as no mapping has two', async () => {
    const ask = domain({ basePathMappings: [mapping('', 'root'), mapping('orders', 'orders')] });
    assert.equal(await ask('/orders/1'), 'orders /orders/1 → /1');
    assert.equal(await ask('/orders'), 'orders /orders → /');
    assert.equal(await ask('/ordersandmore'), 'root /ordersandmore → /ordersandmore');
    assert.equal(await ask('/Orders/1'), 'root /Orders/1 → /Orders/1');
  });

  it('compares texts, not segments, as soon as a mapping has several levels, and lowers header names then', async () => {
    const ask = domain({
      basePathMappings: [mapping('', 'root'), mapping('orders', 'orders'), mapping('a/b', 'deep')],
    });
    assert.equal(await ask('/ordersandmore'), 'orders /ordersandmore → /andmore');
    assert.equal(await ask('/a/b/c'), 'deep /a/b/c → /c');
    assert.ok((await seenHeaders(ask)).includes('x-case'));
  });

  it('keeps the case of header names with mappings of one level', async () => {
    assert.ok((await seenHeaders(domain({ basePathMappings: [mapping('', 'root')] }))).includes('X-Case'));
  });

  it('answers 403 where no mapping fits', async () => {
    assert.equal(await domain({ basePathMappings: [mapping('v1', 'root')] })('/v2/x'), '403');
  });

  it('asks routing rules first, by priority, and stops at the first whose conditions all hold', async () => {
    const ask = domain({
      routingMode: 'ROUTING_RULE_THEN_BASE_PATH_MAPPING',
      basePathMappings: [mapping('', 'root')],
      routingRules: [
        { priority: 20, matchBasePath: 'orders', stage: 'orders', stripBasePath: true },
        { priority: 10, matchHeaders: { 'X-Tenant': '*deep*' }, stage: 'deep' },
      ],
    });
    assert.equal(await ask('/orders/1', ['x-tenant', 'a-deep-one']), 'deep /orders/1 → /orders/1');
    assert.equal(await ask('/orders/1', ['x-tenant', 'DEEP']), 'orders /orders/1 → /1');
    assert.equal(await ask('/x'), 'root /x → /x');
  });

  it('has globs with a star at either end alone, and compares the rest with its case', async () => {
    const ask = domain({
      routingMode: 'ROUTING_RULE_ONLY',
      routingRules: [
        { priority: 1, matchHeaders: { A: 'begins*' }, stage: 'root' },
        { priority: 2, matchHeaders: { A: '*ends' }, stage: 'orders' },
        { priority: 3, matchHeaders: { A: 'is.it' }, stage: 'deep' },
      ],
    });
    assert.equal(await ask('/x', ['a', 'begins here']), 'root /x → /x');
    assert.equal(await ask('/x', ['a', 'here it ends']), 'orders /x → /x');
    assert.equal(await ask('/x', ['a', 'is.it']), 'deep /x → /x');
    assert.equal(await ask('/x', ['a', 'isXit']), '403');
    assert.equal(await ask('/x', ['a', 'Begins here']), '403');
  });
});

type Ask = (path: string, ...headers: readonly Header[]) => Promise<string>;

const mapping = (basePath: string, stage: string): JsonObject => ({ basePath, stage });

/** Asks under the domain: the stage, the event's path, and what the router took it for; or the status. */
function domain(settings: JsonObject): Ask {
  const gateway = echoGateway({
    'x-gatewright-stages': { root: {}, orders: {}, deep: {} },
    'x-gatewright-domain': { domainName: 'api.example.com', ...settings },
    paths: { '/': { get: echoed() }, '/{rest+}': { get: echoed() } },
  });
  return async (path, ...headers) => {
    const response = await gateway.handle(
      requestTo(`GET ${path}`, { headers: [['Host', 'API.example.com:443'], ...headers] }),
    );
    if (response.status !== 200) return String(response.status);
    const { context, path: seen, pathParameters, headers: all } = echoIn(response);
    if (headers.some(([name]) => name === 'X-Case')) return all.map(([name]) => name).join(' ');
    return `${String(context.stage)} ${seen} → /${pathParameters.rest ?? ''}`;
  };
}

async function seenHeaders(ask: Ask): Promise<readonly string[]> {
  return (await ask('/x', ['X-Case', '1'])).split(' ');
}
