import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { modelOfText, restApiOf } from '../../fixtures/model-of-text.js';
import type { DeployedMethod } from '../exchange/index.js';
import { type Router, router } from './router.js';

describe('router', () => {
  it('prefers a literal to a parameter, and a parameter to a greedy one', () => {
    const route = routerOf('GET /pets/mine', 'GET /pets/{id}', 'GET /{rest+}');
    assert.equal(taken(route, 'GET', '/pets/mine'), '/pets/mine');
    assert.equal(taken(route, 'GET', '/pets/7'), '/pets/{id} id=7');
    assert.equal(taken(route, 'GET', '/pets/7/toys'), '/{rest+} rest=pets/7/toys');
  });

  it('goes back to a greedy resource where a literal branch ends, whatever the order of declaration', () => {
    for (const paths of [
      ['GET /{any+}', 'GET /depots', 'GET /depots/main'],
      ['GET /depots/main', 'GET /depots', 'GET /{any+}'],
    ]) {
      const route = routerOf(...paths);
      assert.equal(taken(route, 'GET', '/depots/other'), '/{any+} any=depots/other');
      assert.equal(taken(route, 'GET', '/depots'), '/depots');
    }
  });

  it('forgets the parameters of a branch that it leaves', () => {
    const route = routerOf('GET /a/{x}/b', 'GET /{rest+}');
    assert.equal(taken(route, 'GET', '/a/1/c'), '/{rest+} rest=a/1/c');
  });

  it('looks at the verb: a static resource without it leaves the request to a greedy one', () => {
    const route = routerOf('POST /test', 'OPTIONS /{proxy+}');
    assert.equal(taken(route, 'OPTIONS', '/test'), '/{proxy+} proxy=test');
    assert.equal(taken(route, 'POST', '/test'), '/test');
    assert.equal(taken(route, 'PUT', '/test'), undefined);
  });

  it('takes ANY on a static resource before a verb on a greedy one, and a verb before ANY on the same', () => {
    const route = routerOf('ANY /test/any', 'OPTIONS /{proxy+}', 'GET /test/any');
    assert.equal(taken(route, 'OPTIONS', '/test/any'), '/test/any');
    assert.equal(route('GET', '/test/any')?.matched.method.httpMethod, 'GET');
    assert.equal(route('PUT', '/test/any')?.matched.method.httpMethod, 'ANY');
  });

  it('lets ANY catch the seven verbs alone, never a verb called ANY', () => {
    const route = routerOf('ANY /x');
    assert.equal(taken(route, 'PATCH', '/x'), '/x');
    assert.equal(taken(route, 'ANY', '/x'), undefined);
    assert.equal(taken(route, 'TRACE', '/x'), undefined);
    assert.equal(taken(route, '__proto__', '/x'), undefined);
  });

  it('ignores one slash at the end and doubled ones at the beginning', () => {
    const route = routerOf('GET /pets', 'GET /pets/{id}');
    assert.equal(taken(route, 'GET', '/pets/'), '/pets');
    assert.equal(taken(route, 'GET', '//pets'), '/pets');
    assert.equal(taken(route, 'GET', '/pets//'), undefined);
    assert.equal(taken(route, 'GET', '/pets//7'), undefined);
  });

  it('keeps doubled slashes and percent signs inside a greedy parameter', () => {
    const route = routerOf('GET /{rest+}');
    assert.equal(taken(route, 'GET', '/a//b%2Bc/'), '/{rest+} rest=a//b%2Bc');
  });

  it('demands at least one segment of a greedy parameter', () => {
    const route = routerOf('GET /files/{path+}', 'GET /');
    assert.equal(taken(route, 'GET', '/files'), undefined);
    assert.equal(taken(route, 'GET', '/files/'), undefined);
    assert.equal(taken(route, 'GET', '/'), '/');
  });

  it('finds what a search through all resources finds that knows only the order of preference', () => {
    const segment = fc.constantFrom('a', 'b', '{x}');
    const path = fc
      .tuple(fc.array(segment, { maxLength: 3 }), fc.boolean())
      .map(([segments, isGreedy]) => `/${[...segments, ...(isGreedy ? ['{rest+}'] : [])].join('/')}`);
    const verb = fc.constantFrom('GET', 'POST', 'ANY');
    const route = fc.tuple(verb, path).map(([method, resource]) => `${method} ${resource}`);
    const request = fc.tuple(
      fc.constantFrom('GET', 'POST', 'PUT'),
      fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 4 }).map((segments) => `/${segments.join('/')}`),
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(route, { minLength: 1, maxLength: 8 }),
        fc.array(request, { maxLength: 6 }),
        (routes, requests) => {
          const found = routerOf(...routes);
          for (const [method, target] of requests) {
            const match = found(method, target);
            const actual = match && `${match.matched.method.httpMethod} ${match.matched.resourcePath}`;
            assert.equal(actual, preferred(routes, method, target), `${method} ${target}`);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('does not take names of a prototype for resources', () => {
    const route = routerOf('GET /{id}', 'GET /constructor/x');
    assert.equal(taken(route, 'GET', '/__proto__'), '/{id} id=__proto__');
    assert.equal(taken(route, 'GET', '/constructor'), '/{id} id=constructor');
  });

  it('takes a path of many segments in a time that does not grow with the number of ways', () => {
    const deep = Array.from({ length: 12 }, () => '{x}').join('/');
    const literal = Array.from({ length: 12 }, () => 'x').join('/');
    const route = routerOf(`GET /${deep}/end`, `GET /${literal}/end`);
    const started = performance.now();
    assert.equal(taken(route, 'GET', `/${'x/'.repeat(2000)}`), undefined);
    assert.ok(performance.now() - started < 10_000);
  });
});

/** The route that wins: of all that fit, the one whose segments are, from the left, the more literal; its verb before ANY. */
function preferred(routes: readonly string[], verb: string, target: string): string | undefined {
  const fitting = routes.flatMap((route) => {
    const [method = '', path = ''] = route.split(' ');
    if (method !== verb && method !== 'ANY') return [];
    const pattern = path.replace(/\{rest\+\}/, '.+').replaceAll('{x}', '[^/]+');
    if (!new RegExp(`^${pattern}$`).test(target)) return [];
    const ranks = path.split('/').map((segment) => (segment.endsWith('+}') ? 2 : segment.startsWith('{') ? 1 : 0));
    return [{ route, order: `${ranks.join('')}${method === 'ANY' ? 1 : 0}` }];
  });
  return fitting.sort((one, other) => (one.order < other.order ? -1 : 1))[0]?.route;
}

/** Routes such as `GET /pets/{id}`, in the order of declaration. */
function routerOf(...routes: readonly string[]): Router {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const [verb = '', path = ''] = route.split(' ');
    const key = verb === 'ANY' ? 'x-amazon-apigateway-any-method' : verb.toLowerCase();
    paths[path] = { ...paths[path], [key]: { responses: {} } };
  }
  const api = restApiOf(
    modelOfText(JSON.stringify({ openapi: '3.0.1', info: { title: 't', version: '1' }, paths }), { protocol: 'REST' }),
  );
  return router(
    api.resources.flatMap(({ path, methods }) =>
      methods.map((method): DeployedMethod => ({ method, resourcePath: path, resourceId: path, integrate: undefined })),
    ),
  );
}

/** The resource and the parameters, `/pets/{id} id=7`. */
function taken(route: Router, verb: string, path: string): string | undefined {
  const match = route(verb, path);
  if (match === undefined) return undefined;
  const values = [...match.pathParameters].map(([name, value]) => `${name}=${value}`);
  return [match.matched.resourcePath, ...values].join(' ');
}
