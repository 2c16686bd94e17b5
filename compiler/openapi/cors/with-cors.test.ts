import assert from 'node:assert/strict';
import { modelOfText, restApiOf } from '../../../fixtures/model-of-text.js';
import type { JsonObject, JsonValue, Method, RestApi } from '../../model/index.js';

const mock: JsonObject = {
  type: 'mock',
  requestTemplates: { 'application/json': '{"statusCode": 200}' },
  responses: { default: { statusCode: '200', responseParameters: { 'method.response.header.vary': "'Accept'" } } },
};
const ok: JsonObject = { 200: { description: 'ok', headers: { vary: { schema: { type: 'string' } } } } };

function read(
  cors: JsonValue,
  paths: JsonObject,
  more: JsonObject = {},
): { readonly api: RestApi; readonly codes: readonly string[] } {
  const document = { openapi: '3.0.1', info: { title: 't', version: '1' }, paths, 'x-gatewright-cors': cors, ...more };
  const reading = modelOfText(JSON.stringify(document), { protocol: 'REST' });
  const codes = reading.diagnostics.map(({ code }) => code).filter((code) => code.startsWith('cors'));
  return { api: restApiOf(reading), codes };
}

function methodAt(api: RestApi, path: string, verb: string): Method {
  const found = api.resources.find((resource) => resource.path === path)?.methods.find((m) => m.httpMethod === verb);
  assert.ok(found, `${verb} ${path}`);
  return found;
}

const cached: JsonObject = { 'x-gatewright-stages': { dev: { cacheClusterEnabled: true } } };

const get = (integration: JsonObject = mock): JsonObject => ({
  operationId: 'getA',
  responses: ok,
  'x-amazon-apigateway-integration': integration,
});

describe('withCors', () => {
  it('adds an open OPTIONS method to each path that has none, and no operation to the contract', () => {
    const { api } = read(
      { allowOrigins: ['https://a.test'] },
      { '/a': { get: get(), patch: { ...get(), operationId: 'optionsA' } } },
    );
    assert.deepEqual(
      api.resources[0]?.methods.map(({ httpMethod }) => httpMethod),
      ['GET', 'OPTIONS', 'PATCH'],
    );
    const options = methodAt(api, '/a', 'OPTIONS');
    assert.equal(options.authorizationType, 'NONE');
    assert.equal(options.operation.name, 'optionsA2');
    assert.deepEqual(
      api.contract.operations.map(({ name }) => name),
      ['getA', 'optionsA'],
    );
    assert.equal(methodAt(api, '/a', 'GET').operation, api.contract.operations[0]);
  });

  it('leaves an OPTIONS method of the document as it is', () => {
    const { api } = read({ allowOrigins: ['*'] }, { '/a': { options: get(), get: { ...get(), operationId: 'b' } } });
    assert.equal(methodAt(api, '/a', 'OPTIONS').operation.name, 'getA');
    assert.deepEqual(
      [...(methodAt(api, '/a', 'OPTIONS').integration?.responses[0]?.responseParameters.keys() ?? [])],
      ['method.response.header.vary'],
    );
  });

  it('maps and declares headers on every response, and leaves what the document maps', () => {
    const { api } = read({ allowOrigins: ['https://a.test', 'https://b.test'] }, { '/a': { get: get() } });
    const method = methodAt(api, '/a', 'GET');
    const [response] = method.integration?.responses ?? [];
    assert.deepEqual([...(response?.responseParameters ?? [])], [['method.response.header.vary', "'Accept'"]]);
    assert.deepEqual(
      method.operation.responses[0]?.headers.map(({ name }) => name),
      ['vary', 'Access-Control-Allow-Origin'],
    );
    assert.deepEqual(
      [...(method.methodResponses[0]?.responseParameters.keys() ?? [])],
      ['method.response.header.vary', 'method.response.header.Access-Control-Allow-Origin'],
    );
    const template = method.integration?.requestTemplates.get('application/json')?.text;
    assert.ok(typeof template === 'string' && template.endsWith('#{end}{"statusCode": 200}'), String(template));
  });

  it('leaves a template alone that sets the origin itself, since an override may be set once', () => {
    const own = '#set($context.responseOverride.header.Access-Control-Allow-Origin = "*"){"statusCode": 200}';
    const { api } = read(
      { allowOrigins: ['https://a.test', 'https://b.test'] },
      { '/a': { get: get({ ...mock, requestTemplates: { 'application/json': own } }) } },
    );
    const { integration } = methodAt(api, '/a', 'GET');
    assert.equal(integration?.requestTemplates.get('application/json')?.text, own);
  });

  it('makes the origin a key of the cache where answers depend on it, and no parameter of the contract', () => {
    const keys = ['method.request.header.origin', 'method.request.header.Origin'];
    const several = { allowOrigins: ['https://a.test', 'https://b.test'] };
    const { api } = read(several, { '/a': { get: get() } }, cached);
    for (const verb of ['GET', 'OPTIONS']) {
      const { integration, requestParameters, operation } = methodAt(api, '/a', verb);
      assert.deepEqual(integration?.cacheKeyParameters, keys, verb);
      assert.deepEqual(
        [...requestParameters],
        keys.map((key) => [key, false]),
        verb,
      );
      assert.deepEqual(operation.parameters, [], verb);
    }
    const one = read({ allowOrigins: ['https://a.test'] }, { '/a': { get: get() } }, cached);
    const uncached = read(several, { '/a': { get: get() } });
    for (const other of [one, uncached]) {
      const { integration, requestParameters } = methodAt(other.api, '/a', 'GET');
      assert.deepEqual([integration?.cacheKeyParameters, requestParameters.size], [[], 0]);
    }
  });

  it('says where a parameter of that name stands in the way', () => {
    const parameters = [{ name: 'origin', in: 'query', schema: { type: 'string' } }];
    const { api, codes } = read(
      { allowOrigins: ['https://a.test', 'https://b.test'] },
      { '/flights': { get: { ...get(), parameters } } },
      cached,
    );
    assert.deepEqual(codes, ['cors-without-key', 'cors-errors-any-origin']);
    const { integration, requestParameters } = methodAt(api, '/flights', 'GET');
    assert.deepEqual(integration?.cacheKeyParameters, ['method.request.header.Origin']);
    assert.deepEqual(
      [...requestParameters.keys()],
      ['method.request.querystring.origin', 'method.request.header.Origin'],
    );
  });

  it('says which backends have to send the headers themselves, and which methods cannot tell origins apart', () => {
    const proxy = { type: 'http_proxy', httpMethod: 'GET', uri: 'https://x.test' };
    const http = {
      type: 'http',
      httpMethod: 'GET',
      uri: 'https://x.test',
      responses: { default: { statusCode: '200' } },
    };
    const one = read({ allowOrigins: ['*'] }, { '/a': { get: get(proxy) } });
    assert.deepEqual(one.codes, ['cors-proxy']);
    const several = read({ allowOrigins: ['https://a.test', 'https://b.test'] }, { '/a': { get: get(http) } });
    assert.deepEqual(several.codes, ['cors-without-template', 'cors-errors-any-origin']);
  });

  it('lets no value out of its quotes', () => {
    const hostile = [
      "https://a'.test",
      'https://a.test"',
      'https://a.test/path',
      'https://$a.test',
      'https://a\n.test',
      "*'",
      '',
    ];
    for (const value of hostile) {
      const { api, codes } = read({ allowOrigins: [value, 'https://b.test'] }, { '/a': { get: get() } });
      assert.deepEqual(codes, ['cors-value-invalid'], value);
      assert.deepEqual(api.cors.get('')?.allowOrigins, ['https://b.test'], value);
    }
    const { codes } = read(
      { allowOrigins: ['*'], allowHeaders: ["a'"], exposeHeaders: ['x,y'], allowMethods: ['G T'] },
      {},
    );
    assert.deepEqual(codes, ['cors-value-invalid', 'cors-value-invalid', 'cors-value-invalid']);
  });

  it('keeps references of templates in origins, also in the template that compares them', () => {
    const { api } = read(
      { allowOrigins: [{ 'Fn::Sub': 'https://${Domain}' }, 'https://b.test'] },
      { '/a': { get: get() } },
    );
    const template = methodAt(api, '/a', 'OPTIONS').integration?.responses[0]?.responseTemplates.get(
      'application/json',
    );
    assert.ok(template !== undefined && typeof template.text === 'object' && template.text.kind === 'text');
    assert.ok(
      template.text.parts.some((part) => typeof part === 'object' && part.kind === 'ref' && part.name === 'Domain'),
    );
  });

  it('refuses what browsers do not take: any origin with credentials', () => {
    const { codes } = read({ allowOrigins: ['*'], allowCredentials: true }, { '/a': { get: get() } });
    assert.deepEqual(codes, ['cors-credentials-any']);
  });
});
