import assert from 'node:assert/strict';
import type { JsonObject, RestApi } from '../../compiler/model/index.js';
import { echoed, echoGateway, echoIn, headerIn, requestTo } from '../../fixtures/echo-gateway.js';
import { modelOfText, restApiOf } from '../../fixtures/model-of-text.js';
import { type Random, seededRandom } from '../exchange/index.js';
import type { GatewayOptions } from './gateway-options.js';
import type { RestGateway } from './rest-gateway.js';

const pets: JsonObject = { paths: { '/pets': { get: echoed() } } };
const birds: JsonObject = { paths: { '/birds': { get: echoed() } } };

function apiOf(document: JsonObject): RestApi {
  const whole = { openapi: '3.0.1', info: { title: 'echo', version: '1' }, ...document };
  return restApiOf(modelOfText(JSON.stringify(whole), { protocol: 'REST' }));
}

async function statusOf(gateway: RestGateway, line: string): Promise<number> {
  return (await gateway.handle(requestTo(line))).status;
}

/** Draws these numbers and no more. */
function drawing(...numbers: number[]): Random {
  return {
    ...seededRandom(1),
    next() {
      const next = numbers.shift();
      assert.ok(next !== undefined, 'one draw too many');
      return next;
    },
  };
}

function stagesOf(stage: JsonObject, options: GatewayOptions = {}, more: JsonObject = {}): RestGateway {
  return echoGateway({ ...pets, ...more, 'x-gatewright-stages': { dev: stage } }, options);
}

describe('the stages of a gateway', () => {
  it('keep the default endpoint open until the document that closes it is deployed', async () => {
    const endpoint = { 'x-amazon-apigateway-endpoint-configuration': { disableExecuteApiEndpoint: true } };
    const gateway = echoGateway(pets);
    gateway.replaceApi(apiOf({ ...pets, servers: [{ url: 'https://x.test', ...endpoint }] }));
    assert.equal(await statusOf(gateway, 'GET /dev/pets'), 200);
    gateway.deploy();
    assert.equal(await statusOf(gateway, 'GET /dev/pets'), 403);
    assert.equal(gateway.explain(requestTo('GET /dev/pets')).gatewayResponse, 'Forbidden');
  });

  it('go on to serve what was deployed to them while the document changes', async () => {
    const gateway = echoGateway(pets);
    const first = gateway.stage().deploymentId;
    gateway.replaceApi(apiOf(birds));
    assert.deepEqual([await statusOf(gateway, 'GET /dev/pets'), await statusOf(gateway, 'GET /dev/birds')], [200, 403]);
    const { id } = gateway.deploy({ description: 'birds' });
    assert.deepEqual([await statusOf(gateway, 'GET /dev/pets'), await statusOf(gateway, 'GET /dev/birds')], [403, 200]);
    assert.equal(echoIn(await gateway.handle(requestTo('GET /dev/birds'))).context.deploymentId, id);
    assert.deepEqual(
      gateway.deployments.map((deployment) => [deployment.id, deployment.description]),
      [
        [first, undefined],
        [id, 'birds'],
      ],
    );
  });

  it('go back to an earlier deployment, the one before when none is named', async () => {
    const gateway = echoGateway(pets);
    gateway.replaceApi(apiOf(birds));
    gateway.deploy();
    gateway.stage().rollBack();
    assert.equal(await statusOf(gateway, 'GET /dev/pets'), 200);
    assert.equal(gateway.stage().history.length, 3);
    assert.throws(() => gateway.stage().rollBack('nothere'), { message: 'Deployment id does not exist' });
    assert.equal(await statusOf(gateway, 'GET /dev/pets'), 200);
  });

  it('are made by a deployment that names a new one, and keep apart', async () => {
    const gateway = echoGateway(pets);
    gateway.replaceApi(apiOf(birds));
    gateway.deploy({ stageName: 'next' });
    assert.deepEqual(
      [await statusOf(gateway, 'GET /next/birds'), await statusOf(gateway, 'GET /dev/birds')],
      [200, 403],
    );
    assert.throws(() => gateway.stage('none'), /There is no stage "none": there is dev, next\./);
  });

  it('refuse what API Gateway refuses, and leave no deployment behind', () => {
    const gateway = echoGateway(pets);
    const invalid = 'Invalid deployment content specified.';
    assert.throws(() => gateway.deploy({ stageName: 'nowhere', canarySettings: {} }), {
      name: 'BadRequestException',
      message: `${invalid}Stage nowhere must already be created before making a canary release deployment`,
    });
    assert.throws(() => gateway.deploy({ stageName: '', canarySettings: {} }), {
      message: `${invalid}Non null and non empty stageName must be provided for canary deployment. Provided value is `,
    });
    gateway.stage().setCanary({ percentTraffic: 5 });
    assert.throws(() => gateway.deploy(), /has a canary/);
    gateway.stage().removeCanary();
    gateway.replaceApi(apiOf({ paths: {} }));
    assert.throws(() => gateway.deploy(), { message: "The REST API doesn't contain any methods" });
    gateway.replaceApi(apiOf({ paths: { '/pets': { get: { responses: {} }, put: echoed() } } }));
    assert.throws(() => gateway.deploy(), {
      name: 'BadRequestException',
      message: 'No integration defined for method',
    });
    gateway.replaceApi(apiOf(pets));
    for (const stageName of ['', 'a b', 'a/b', 'x'.repeat(129)]) {
      assert.throws(() => gateway.deploy({ stageName }), { name: 'BadRequestException' }, stageName);
    }
    assert.equal(gateway.deployments.length, 1);
  });

  it('take changed settings from the document at once, and keep those that a test has changed', async () => {
    const gateway = stagesOf({ variables: { a: '1' } });
    const variables = async (): Promise<Readonly<Record<string, string>>> =>
      echoIn(await gateway.handle(requestTo('GET /dev/pets'))).stageVariables;
    gateway.stage().update({ variables: new Map([['a', 'test']]) });
    assert.deepEqual(await variables(), { a: 'test' });
    gateway.replaceApi(
      apiOf({ ...pets, info: { title: 'x', version: '2' }, 'x-gatewright-stages': { dev: { variables: { a: '1' } } } }),
    );
    assert.deepEqual(await variables(), { a: 'test' });
    gateway.replaceApi(apiOf({ ...pets, 'x-gatewright-stages': { dev: { variables: { a: '2' } } } }));
    assert.deepEqual(await variables(), { a: '2' });
  });

  it('are as they were in the beginning after forget()', async () => {
    const gateway = echoGateway(pets);
    const { deploymentId } = gateway.stage();
    gateway.replaceApi(apiOf(birds));
    gateway.deploy();
    gateway.stage().setCanary({ percentTraffic: 100 });
    gateway.forget();
    assert.equal(await statusOf(gateway, 'GET /dev/pets'), 200);
    assert.deepEqual([gateway.stage().deploymentId, gateway.stage().canary], [deploymentId, undefined]);
    assert.equal(gateway.metrics.get('dev')?.Count, 1);
  });
});

describe('the canary of a stage', () => {
  const canary = { percentTraffic: 25, stageVariableOverrides: { a: 'canary', b: 'new' } };

  it('gets what is drawn for it, one number a request, and has merged variables', async () => {
    const gateway = stagesOf(
      { variables: { a: '1', c: '3' }, canarySettings: canary },
      { random: drawing(0.2499, 0.25) },
    );
    const drawn = echoIn(await gateway.handle(requestTo('GET /dev/pets')));
    assert.deepEqual(
      [drawn.stageVariables, drawn.context.isCanaryRequest],
      [{ a: 'canary', b: 'new', c: '3' }, 'true'],
    );
    const own = echoIn(await gateway.handle(requestTo('GET /dev/pets')));
    assert.deepEqual([own.stageVariables, own.context.isCanaryRequest], [{ a: '1', c: '3' }, 'false']);
  });

  it('gets 10 percent of 10,000 requests within the 99.9 % bound of the binomial, for 20 seeds', async () => {
    const bound = 3.2905 * Math.sqrt(10_000 * 0.1 * 0.9);
    for (let seed = 1; seed <= 20; seed++) {
      const gateway = stagesOf({ canarySettings: { percentTraffic: 10 } }, { random: seededRandom(seed) });
      for (let request = 0; request < 10_000; request++) await gateway.handle(requestTo('GET /dev/pets'));
      const { Count } = gateway.stage().canaryMetrics;
      assert.ok(Math.abs(Count - 1000) <= bound, `seed ${seed}: ${Count}`);
      assert.equal(gateway.stage().metrics.Count, 10_000 - Count);
    }
  });

  it('is drawn for on stages that have one, and nowhere else', async () => {
    const gateway = echoGateway(pets, { random: drawing(0.5) });
    const echo = echoIn(await gateway.handle(requestTo('GET /dev/pets')));
    assert.equal(Object.hasOwn(echo.context, 'isCanaryRequest'), false);
    gateway.stage().setCanary({ percentTraffic: 50 });
    assert.equal(echoIn(await gateway.handle(requestTo('GET /dev/pets'))).context.isCanaryRequest, 'false');
    // An unknown stage has no canary to draw for.
    assert.equal(await statusOf(gateway, 'GET /prod/pets'), 403);
  });

  it('serves its own deployment until it is promoted or removed', async () => {
    const gateway = echoGateway(pets, { random: drawing(0.1, 0.9, 0.1) });
    gateway.replaceApi(apiOf(birds));
    const { id } = gateway.deploy({
      canarySettings: { percentTraffic: 50, stageVariableOverrides: new Map([['a', 'x']]) },
    });
    assert.deepEqual(
      [await statusOf(gateway, 'GET /dev/birds'), await statusOf(gateway, 'GET /dev/birds')],
      [200, 403],
    );
    gateway.stage().promoteCanary();
    assert.equal(gateway.stage().deploymentId, id);
    assert.equal(gateway.stage().canary?.percentTraffic, 0);
    const echo = echoIn(await gateway.handle(requestTo('GET /dev/birds')));
    assert.deepEqual([echo.stageVariables, echo.context.isCanaryRequest], [{ a: 'x' }, 'false']);
    gateway.stage().removeCanary();
    assert.equal(await statusOf(gateway, 'GET /dev/birds'), 200);
  });

  it('has logs and counters of its own', async () => {
    const destinationArn = 'arn:aws:logs:us-east-1:123456789012:log-group:access';
    const gateway = stagesOf(
      {
        canarySettings: canary,
        methodSettings: { '*/*': { loggingLevel: 'INFO' } },
        accessLogSettings: { destinationArn, format: '$context.stage' },
      },
      { random: drawing(0.1, 0.9) },
    );
    await gateway.handle(requestTo('GET /dev/pets'));
    await gateway.handle(requestTo('GET /dev/unknown'));
    assert.deepEqual(
      [...new Set(gateway.logs.map(({ kind, logGroup }) => `${kind} ${logGroup}`))],
      [
        'access access/Canary',
        'execution API-Gateway-Execution-Logs_abc123/dev/Canary',
        'access access',
        'execution API-Gateway-Execution-Logs_abc123/dev',
      ],
    );
    assert.deepEqual(
      [...gateway.metrics].map(([name, metrics]) => [name, metrics.Count, metrics['4XXError']]),
      [
        ['dev', 1, 1],
        ['dev/Canary', 1, 0],
      ],
    );
    assert.equal(gateway.stage().canaryMetrics.Count, 1);
  });
});

describe('throttle', () => {
  it('gives each method of the stage a bucket with the limits of all, and its own where it has some', async () => {
    const paths = { '/a': { get: echoed(), post: echoed() }, '/b': { get: echoed() } };
    const limits = (throttlingBurstLimit: number): JsonObject => ({ throttlingRateLimit: 1, throttlingBurstLimit });
    const gateway = stagesOf({ methodSettings: { '*/*': limits(1), '~1b/GET': limits(2) } }, {}, { paths });
    const statuses: number[] = [];
    for (const line of ['GET /dev/a', 'GET /dev/a', 'POST /dev/a', 'GET /dev/b', 'GET /dev/b', 'GET /dev/b']) {
      statuses.push(await statusOf(gateway, line));
    }
    assert.deepEqual(statuses, [200, 429, 200, 200, 200, 429]);
    gateway.clock.advance({ seconds: 1 });
    assert.equal(await statusOf(gateway, 'GET /dev/a'), 200);
    const refused = await gateway.handle(requestTo('GET /dev/a'));
    assert.equal(refused.body, '{"message":"Too Many Requests"}');
    assert.equal(headerIn(refused, 'x-amzn-errortype'), 'TooManyRequestsException');
  });

  it('has one bucket for all verbs that only ANY catches', async () => {
    const paths = { '/a': { 'x-amazon-apigateway-any-method': echoed() } };
    const methodSettings = { '*/*': { throttlingRateLimit: 1, throttlingBurstLimit: 1 } };
    const gateway = stagesOf({ methodSettings }, {}, { paths });
    assert.deepEqual([await statusOf(gateway, 'GET /dev/a'), await statusOf(gateway, 'PUT /dev/a')], [200, 429]);
  });

  it('comes after the plan, before the account, and what one refuses takes no token of the next', async () => {
    const gateway = echoGateway(
      {
        paths: { '/a': { get: echoed({ security: [{ key: [] }] }) } },
        components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'x-api-key' } } },
        'x-gatewright-stages': {
          dev: { methodSettings: { '*/*': { throttlingRateLimit: 0, throttlingBurstLimit: 2 } } },
        },
        'x-gatewright-usage-plans': {
          slow: { apiKeys: ['slow'], throttle: { rateLimit: 0, burstLimit: 1 } },
          free: { apiKeys: ['free'] },
        },
      },
      {
        apiKeys: ['slow', 'free'].map((name) => ({ name, value: name })),
        accountThrottle: { rateLimit: 0, burstLimit: 3 },
        trace: true,
      },
    );
    const refusedBy = async (key: string): Promise<string> => {
      const response = await gateway.handle(requestTo('GET /dev/a', { headers: [['x-api-key', key]] }));
      const { steps } = gateway.trace(headerIn(response, 'x-amzn-requestid') ?? '');
      return steps.find(({ error }) => error !== undefined)?.name ?? 'nobody';
    };
    const found: string[] = [];
    for (const key of ['slow', 'slow', 'slow', 'free', 'free']) found.push(await refusedBy(key));
    // Two tokens of the stage for one of `slow` and one of `free`: what the plan refused took none.
    assert.deepEqual(found, ['nobody', 'checkUsagePlan', 'checkUsagePlan', 'nobody', 'throttle']);
    // A new stage setting is a new bucket; one token of the account is left.
    const limits = { throttlingRateLimit: 0, throttlingBurstLimit: 9 };
    gateway.stage().update({ methodSettings: new Map([['*/*', limits]]) });
    assert.deepEqual([await refusedBy('free'), await refusedBy('free')], ['nobody', 'throttle']);
  });

  it('holds the whole account to its limit when it is told one', async () => {
    const gateway = echoGateway(
      { ...pets, 'x-gatewright-stages': { one: {}, two: {} } },
      { accountThrottle: { rateLimit: 1, burstLimit: 1 } },
    );
    assert.deepEqual([await statusOf(gateway, 'GET /one/pets'), await statusOf(gateway, 'GET /two/pets')], [200, 429]);
  });
});
