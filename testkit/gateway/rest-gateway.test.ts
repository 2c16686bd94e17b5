import assert from 'node:assert/strict';
import { echoed, echoGateway, echoIn, headerIn, requestTo } from '../../fixtures/echo-gateway.js';
import { systemRandom } from '../exchange/index.js';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const pets = { paths: { '/pets/{id}': { get: echoed(), post: echoed() }, '/{rest+}': { get: echoed() } } };

describe('a simulated REST API', () => {
  it('takes the first segment of the path for the stage, dev when none is declared', async () => {
    const gateway = echoGateway(pets);
    assert.equal(gateway.url('/pets/1'), 'https://abc123.execute-api.us-east-1.amazonaws.com/dev/pets/1');
    const echo = echoIn(await gateway.handle(requestTo('GET /dev/pets/1')));
    assert.deepEqual(
      [echo.resource, echo.path, echo.contextPath, echo.pathParameters.id],
      ['/pets/{id}', '/pets/1', '/dev/pets/1', '1'],
    );
  });

  it('keeps slashes behind the stage in the context path, and forgets those before it', async () => {
    const gateway = echoGateway(pets);
    const behind = echoIn(await gateway.handle(requestTo('GET /dev//pets/1/')));
    assert.deepEqual([behind.path, behind.contextPath], ['/pets/1/', '/dev//pets/1/']);
    const before = echoIn(await gateway.handle(requestTo('GET //dev/pets/1')));
    assert.deepEqual([before.path, before.contextPath], ['/pets/1', '/dev/pets/1']);
  });

  it('has the headers of CloudFront before edge endpoints alone', async () => {
    const cacheOf = async (endpointType: string, line: string): Promise<string | undefined> => {
      const domain = { domainName: 'api.example.com', basePathMappings: [], endpointType };
      const gateway = echoGateway({ ...pets, 'x-gatewright-domain': domain });
      return headerIn(await gateway.handle(requestTo(line)), 'x-cache');
    };
    assert.equal(await cacheOf('EDGE', 'GET /dev/pets/1'), 'Miss from cloudfront');
    assert.equal(await cacheOf('EDGE', 'TRACE /dev/pets/1'), 'Error from cloudfront');
    assert.equal(await cacheOf('EDGE', 'GET /nowhere/pets/1'), 'Error from cloudfront');
    assert.equal(await cacheOf('REGIONAL', 'GET /dev/pets/1'), undefined);
    assert.equal(await cacheOf('REGIONAL', 'GET /nowhere/pets/1'), undefined);
  });

  it('splits query strings at semicolons too, unless they are escaped', async () => {
    const echo = echoIn(await echoGateway(pets).handle(requestTo('GET /dev/pets/1?a=X;Y;b=2&c=X%3BY')));
    assert.deepEqual(echo.query, [
      ['a', 'X'],
      ['Y', ''],
      ['b', '2'],
      ['c', 'X;Y'],
    ]);
  });

  it('keeps a second question mark for a character of the name', async () => {
    const echo = echoIn(await echoGateway(pets).handle(requestTo('GET /dev/pets/1??a=1&?b=2')));
    assert.deepEqual(echo.query, [
      ['?a', '1'],
      ['?b', '2'],
    ]);
  });

  it('decodes query strings as forms, and no path', async () => {
    const gateway = echoGateway(pets);
    const echo = echoIn(await gateway.handle(requestTo('GET /dev/pets/a%2Bb+c?x=1&x=a+b%2Bc&y')));
    assert.equal(echo.pathParameters.id, 'a%2Bb+c');
    assert.deepEqual(echo.query, [
      ['x', '1'],
      ['x', 'a b+c'],
      ['y', ''],
    ]);
  });

  it('answers 403 Forbidden for a stage, an API or a host that it does not have', async () => {
    const gateway = echoGateway(pets);
    const unknown = [
      requestTo('GET /prod/pets/1'),
      requestTo('GET /'),
      requestTo('GET /__proto__/pets/1'),
      requestTo('GET /dev/pets/1', { headers: [['Host', 'other1.execute-api.us-east-1.amazonaws.com']] }),
    ];
    for (const request of unknown) {
      const response = await gateway.handle(request);
      assert.equal(response.status, 403);
      assert.equal(response.body, '{"message":"Forbidden"}');
      assert.equal(headerIn(response, 'x-amzn-errortype'), 'ForbiddenException');
    }
  });

  it('closes the default endpoint when the document says so, and answers under the custom domain', async () => {
    const gateway = echoGateway({
      ...pets,
      servers: [
        {
          url: 'https://x.test',
          'x-amazon-apigateway-endpoint-configuration': { disableExecuteApiEndpoint: true },
        },
      ],
      'x-gatewright-stages': { live: {} },
      'x-gatewright-domain': {
        domainName: 'api.example.com',
        basePathMappings: [{ basePath: 'v1', stage: 'live' }],
      },
    });
    assert.equal((await gateway.handle(requestTo('GET /live/pets/1'))).status, 403);
    const domain = { headers: [['Host', 'api.example.com']] as const };
    const echo = echoIn(await gateway.handle(requestTo('GET /v1/pets/1', domain)));
    assert.deepEqual([echo.resource, echo.path, echo.contextPath], ['/pets/{id}', '/v1/pets/1', '/v1/pets/1']);
    assert.deepEqual([echo.context.stage, echo.context.domainName], ['live', 'api.example.com']);
    assert.equal((await gateway.handle(requestTo('GET /v2/pets/1', domain))).status, 403);
  });

  it('gives every response its ids, and takes the client’s request id when it is a UUID', async () => {
    const gateway = echoGateway(pets, { random: systemRandom() });
    const response = await gateway.handle(requestTo('GET /dev/pets/1'));
    assert.match(headerIn(response, 'x-amzn-requestid') ?? '', uuid);
    assert.match(headerIn(response, 'x-amz-apigw-id') ?? '', /^[A-Za-z0-9]{15}=$/);
    assert.equal(headerIn(response, 'date'), 'Sun, 22 Nov 2026 20:40:00 GMT');
    assert.equal(headerIn(response, 'content-type'), 'application/json');
    const own = '0e5c0c0e-7f0a-4c64-9d0c-0a9d0e5c0c0e';
    const chosen = await gateway.handle(requestTo('GET /dev/x', { headers: [['X-Amzn-RequestId', own]] }));
    assert.equal(headerIn(chosen, 'x-amzn-requestid'), own);
    const refused = await gateway.handle(requestTo('GET /dev/x', { headers: [['X-Amzn-RequestId', 'mine']] }));
    assert.match(headerIn(refused, 'x-amzn-requestid') ?? '', uuid);
  });

  it('hides what clients may not send, and adds what the gateway knows', async () => {
    const gateway = echoGateway(pets);
    const headers = [
      ['aUThorization', 'Basic x'],
      ['user-Agent', 'app/1'],
      ['tEsT-HEADeR', 'kept'],
      ['Connection', 'close'],
      ['TE', 'trailers'],
      ['content-length', '0'],
      ['X-Forwarded-For', '203.0.113.7'],
      ['X-Forwarded-Proto', 'ftp'],
    ] as const;
    const { headers: seen, context } = echoIn(
      await gateway.handle(requestTo('GET /dev/pets/1', { headers, client: { sourceIp: '198.51.100.1' } })),
    );
    assert.deepEqual(seen, [
      ['Authorization', 'Basic x'],
      ['User-Agent', 'app/1'],
      ['tEsT-HEADeR', 'kept'],
      ['Host', 'abc123.execute-api.us-east-1.amazonaws.com'],
      ['X-Amzn-Trace-Id', seen.find(([name]) => name === 'X-Amzn-Trace-Id')?.[1]],
      ['X-Forwarded-For', '203.0.113.7, 198.51.100.1'],
      ['X-Forwarded-Port', '443'],
      ['X-Forwarded-Proto', 'https'],
    ]);
    assert.match(seen[4]?.[1] ?? '', /^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/);
    assert.deepEqual(Object.keys(context), [
      ...['resourceId', 'resourcePath', 'httpMethod', 'extendedRequestId', 'requestTime', 'path', 'accountId'],
      ...['protocol', 'stage', 'domainPrefix', 'requestTimeEpoch', 'requestId', 'identity', 'domainName'],
      ...['deploymentId', 'apiId'],
    ]);
    assert.equal(context.requestTime, '22/Nov/2026:20:40:00 +0000');
  });

  it('gives a trace root that comes alone a parent', async () => {
    const gateway = echoGateway(pets);
    const headers = [['x-amzn-trace-id', 'Root=1-3152b799-8954dae64eda91bc9a23a7e8']] as const;
    const echo = echoIn(await gateway.handle(requestTo('GET /dev/pets/1', { headers })));
    const [, value = ''] = echo.headers.find(([name]) => name === 'X-Amzn-Trace-Id') ?? [];
    assert.match(value, /^Root=1-3152b799-8954dae64eda91bc9a23a7e8;Parent=[0-9a-f]{16}$/);
  });

  it('lets X-HTTP-Method-Override choose the method', async () => {
    const gateway = echoGateway(pets);
    const headers = [['X-HTTP-Method-Override', 'post']] as const;
    assert.equal(echoIn(await gateway.handle(requestTo('GET /dev/pets/1', { headers }))).method, 'POST');
  });

  it('merges the variables of a canary, drawing one number for each request', async () => {
    const draws = [0.05, 0.5];
    let drawn = 0;
    const gateway = echoGateway(
      {
        ...pets,
        'x-gatewright-stages': {
          live: {
            variables: { theme: 'plain', currency: 'EUR' },
            canarySettings: { percentTraffic: 10, stageVariableOverrides: { theme: 'bright' } },
          },
        },
      },
      { random: { ...systemRandom(), next: () => draws[drawn++] ?? 1 } },
    );
    const canary = echoIn(await gateway.handle(requestTo('GET /live/pets/1')));
    assert.deepEqual(canary.stageVariables, { theme: 'bright', currency: 'EUR' });
    assert.equal(canary.context.isCanaryRequest, 'true');
    const other = echoIn(await gateway.handle(requestTo('GET /live/pets/1')));
    assert.deepEqual([other.stageVariables.theme, other.context.isCanaryRequest], ['plain', 'false']);
    assert.equal(drawn, 2);
  });

  it('lets nobody write a header into the header of a response', async () => {
    const gateway = echoGateway(
      { paths: { '/x': { get: echoed({}, 'https://evil.test/') } } },
      {},
      new Map([
        ['https://evil.test/', () => ({ status: 200, headers: [['X-A', 'b\r\nSet-Cookie: c=1']] as const, body: '' })],
      ]),
    );
    const response = await gateway.handle(requestTo('GET /dev/x'));
    assert.equal(headerIn(response, 'x-a'), 'b Set-Cookie: c=1');
    assert.ok(response.headers.every(([, value]) => !/[\r\n]/.test(value)));
  });

  it('counts requests, errors and latencies by stage', async () => {
    const gateway = echoGateway(pets);
    await gateway.handle(requestTo('GET /dev/pets/1'));
    await gateway.handle(requestTo('PUT /dev/pets/1'));
    const metrics = gateway.metrics.get('dev');
    assert.deepEqual([metrics?.Count, metrics?.['4XXError'], metrics?.['5XXError']], [2, 1, 0]);
    gateway.forget();
    assert.equal(gateway.metrics.get('dev')?.Count, 0);
  });

  it('refuses a stage that is not there when it is made', () => {
    assert.throws(() => echoGateway(pets, { stage: 'prod' }), /no stage "prod": there is dev/);
  });
});
