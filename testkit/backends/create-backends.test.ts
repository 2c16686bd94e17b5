import assert from 'node:assert/strict';
import { HttpResponse, http } from 'msw';
import { type HttpCall, type LambdaCall, textOf, type UpstreamAnswer } from '../exchange/index.js';
import { awsService } from './aws-service.js';
import { createBackends } from './create-backends.js';
import { lambda } from './lambda.js';
import { passthrough } from './passthrough.js';
import { UnansweredCall } from './unanswered-call.js';

const ordersArn = 'arn:aws:lambda:us-east-1:123456789012:function:orders';

const invocation = (changes: Partial<LambdaCall> = {}): LambdaCall => ({
  kind: 'lambda',
  purpose: 'integration',
  functionArn: ordersArn,
  functionName: 'orders',
  invocationType: 'RequestResponse',
  payload: '{"path":"/pets"}',
  requestId: 'r-1',
  ...changes,
});

const request = (changes: Partial<HttpCall> = {}): HttpCall => ({
  kind: 'http',
  purpose: 'integration',
  method: 'POST',
  url: 'https://backend.test/orders',
  headers: [['Host', 'backend.test']],
  body: undefined,
  requestId: 'r-1',
  ...changes,
});

const payloadOf = (answer: UpstreamAnswer): unknown =>
  answer.kind === 'lambda' && typeof answer.payload === 'string' ? JSON.parse(answer.payload) : answer;

const textOfAnswer = (answer: UpstreamAnswer): string =>
  answer.kind === 'http' && !(answer.body instanceof ReadableStream) ? textOf(answer.body) : JSON.stringify(answer);

const answers = (text: string) => () => HttpResponse.text(text);

describe('the backends of a gateway', () => {
  describe('find a function', () => {
    const cases: readonly (readonly [string, Partial<LambdaCall>])[] = [
      ['orders', {}],
      [ordersArn, {}],
      ['orders', { functionArn: `${ordersArn}:live`, qualifier: 'live' }],
      ['orders:live', { functionArn: `${ordersArn}:live`, qualifier: 'live' }],
      [ordersArn, { functionArn: `${ordersArn}:live`, qualifier: 'live' }],
      [`${ordersArn}:live`, { functionArn: `${ordersArn}:live`, qualifier: 'live' }],
      ['OrdersFunction', { functionArn: 'OrdersFunction', functionName: 'OrdersFunction' }],
      ['OrdersFunction:live', { functionArn: 'OrdersFunction', functionName: 'OrdersFunction', qualifier: 'live' }],
      ['__proto__', { functionArn: '__proto__', functionName: '__proto__' }],
    ];
    for (const [name, changes] of cases) {
      it(`${name} for ${changes.functionArn ?? ordersArn}`, async () => {
        const backends = createBackends([lambda('other', () => 'wrong'), lambda(name, () => 'right')]);
        assert.equal(payloadOf(await backends.call(invocation(changes))), 'right');
      });
    }

    it('not by the name with another qualifier', async () => {
      const backends = createBackends([lambda('orders:test', () => 'wrong')]);
      const call = invocation({ functionArn: `${ordersArn}:live`, qualifier: 'live' });
      await assert.rejects(async () => backends.call(call), UnansweredCall);
    });
  });

  describe('find a handler of msw', () => {
    const cases: readonly (readonly [string | RegExp, Partial<HttpCall>])[] = [
      ['https://backend.test/orders', {}],
      ['https://backend.test/orders', { url: 'https://backend.test/orders?a=1' }],
      ['https://backend.test/orders', { url: 'https://BACKEND.test/orders' }],
      ['https://backend.test/orders', { url: 'https://backend.test:443/orders' }],
      ['https://Backend.test/Orders', {}],
      ['https://backend.test/orders', { url: 'https://backend.test/orders/' }],
      ['https://backend.test/:what', {}],
      ['https://backend.test/orders/:id?', {}],
      ['https://backend.test/*', {}],
      ['https://*.test/orders', {}],
      ['https://backend.test*', {}],
      ['http://backend.test:8080/orders', { url: 'http://backend.test:8080/orders' }],
      ['*/orders', {}],
      [/orders$/, {}],
      ['https://backend.test', { url: 'https://backend.test/' }],
    ];
    for (const [path, changes] of cases) {
      it(`${path} for ${changes.url ?? 'https://backend.test/orders'}`, async () => {
        const backends = createBackends([
          http.get(path, answers('another verb')),
          http.post('https://backend.test/other', answers('another path')),
          http.post(path, answers('right')),
          http.all('*', answers('too late')),
        ]);
        assert.equal(textOfAnswer(await backends.call(request(changes))), 'right');
      });
    }

    it('made by http.all, and by a predicate', async () => {
      const all = createBackends([http.all('https://backend.test/orders', answers('all'))]);
      assert.equal(textOfAnswer(await all.call(request({ method: 'DELETE' }))), 'all');
      const predicate = createBackends([
        http.post(({ request: { url } }) => url.endsWith('/orders'), answers('predicate')),
      ]);
      assert.equal(textOfAnswer(await predicate.call(request())), 'predicate');
    });

    it('after one that has returned nothing', async () => {
      const backends = createBackends([
        http.post('https://backend.test/orders', () => undefined),
        http.post('https://backend.test/orders', answers('second')),
      ]);
      assert.equal(textOfAnswer(await backends.call(request())), 'second');
      assert.equal(backends.calls('POST https://backend.test/orders').length, 1);
    });

    it('once only, until reset, when it is made so', async () => {
      const backends = createBackends([
        http.post('https://backend.test/orders', answers('first'), { once: true }),
        http.post('https://backend.test/orders', answers('then')),
      ]);
      assert.equal(textOfAnswer(await backends.call(request())), 'first');
      assert.equal(textOfAnswer(await backends.call(request())), 'then');
      backends.reset();
      assert.equal(textOfAnswer(await backends.call(request())), 'first');
    });
  });

  it('answers by the first that matches, whatever its kind', async () => {
    const call = request({
      url: 'https://sqs.us-east-1.amazonaws.com/',
      service: { name: 'sqs', region: 'us-east-1' },
    });
    const service = awsService('sqs', () => ({ body: 'service' }));
    const handler = http.post('https://sqs.us-east-1.amazonaws.com/', answers('handler'));
    assert.equal(textOfAnswer(await createBackends([service, handler]).call(call)), 'service');
    assert.equal(textOfAnswer(await createBackends([handler, service]).call(call)), 'handler');
    assert.equal(textOfAnswer(await createBackends([handler, passthrough()]).call(call)), 'handler');
  });

  it('puts what `use` is given in front until `reset`', async () => {
    const backends = createBackends([lambda('orders', () => 'initial')]);
    backends.use(
      lambda('orders', () => 'first'),
      lambda('orders', () => 'second'),
    );
    assert.equal(payloadOf(await backends.call(invocation())), 'first');
    backends.use(lambda('orders', () => 'later'));
    assert.equal(payloadOf(await backends.call(invocation())), 'later');
    backends.reset();
    assert.equal(backends.calls('orders').length, 0);
    assert.equal(payloadOf(await backends.call(invocation())), 'initial');
  });

  describe('calls', () => {
    it('gives what reached a backend, oldest first, with its text and JSON', async () => {
      const handler = http.post('https://backend.test/orders', answers('ok'));
      const backends = createBackends([lambda('orders', () => 'x'), handler]);
      await backends.call(invocation({ payload: '{"n":1}' }));
      await backends.call(invocation({ payload: '{"n":2}' }));
      await backends.call(request({ body: '{"sku":"a"}' }));
      assert.deepEqual(
        backends.calls('orders').map((call) => call.json()),
        [{ n: 1 }, { n: 2 }],
      );
      const [call] = backends.calls('POST https://backend.test/orders');
      assert.equal(call?.text(), '{"sku":"a"}');
      assert.deepEqual(call?.kind === 'http' && call.headers, [['Host', 'backend.test']]);
      assert.equal(backends.calls(handler).length, 1);
    });

    it('counts a call that is never answered, or that fails', async () => {
      const backends = createBackends([
        lambda('orders', () => new Promise(() => undefined)),
        lambda('stock', () => {
          throw new Error('empty');
        }),
      ]);
      void backends.call(invocation());
      await backends.call(invocation({ functionArn: 'stock', functionName: 'stock' }));
      assert.equal(backends.calls('orders').length, 1);
      assert.equal(backends.calls('stock').length, 1);
    });

    it('keeps the last thousand', async () => {
      const backends = createBackends([lambda('orders', () => 'x')]);
      for (let n = 0; n < 2500; n++) await backends.call(invocation({ payload: `${n}` }));
      const calls = backends.calls('orders');
      assert.deepEqual([calls.length, calls[0]?.json(), calls.at(-1)?.json()], [1000, 1500, 2499]);
    });

    it('says so when there is no such backend', () => {
      const backends = createBackends([lambda('orders', () => 'x')]);
      assert.throws(() => backends.calls('ordrs'), {
        message: 'The gateway has no backend "ordrs". Did you mean "orders"?',
      });
    });
  });

  describe('a call that nothing answers', () => {
    const messageFor = async (call: LambdaCall | HttpCall, ...definitions: Parameters<typeof createBackends>[0]) => {
      const backends = createBackends(definitions);
      return Promise.resolve()
        .then(() => backends.call(call))
        .then(
          () => 'answered',
          (error: unknown) => (error instanceof UnansweredCall ? error.message : String(error)),
        );
    };

    it('names the URL and the nearest handlers', async () => {
      const message = await messageFor(
        request({ url: 'https://backend.test/order?x=1', calledBy: { httpMethod: 'POST', resourcePath: '/orders' } }),
        http.post('https://backend.test/orders', answers('')),
        http.get('https://elsewhere.example/a/long/path/of/something/else', answers('')),
        lambda('orders', () => 'x'),
      );
      assert.equal(
        message,
        [
          'No backend answers POST https://backend.test/order?x=1, which POST /orders calls.',
          'Did you mean http.post("https://backend.test/orders", …)?',
          'Add http.post("https://backend.test/order", …) to the backends, or ask for examples() or passthrough().',
        ].join('\n'),
      );
    });

    it('names the function and the nearest functions', async () => {
      const message = await messageFor(
        invocation({ functionName: 'order' }),
        lambda('orders', () => 'x'),
      );
      assert.match(
        message,
        /^No backend answers the function order\.\nDid you mean lambda\("orders", …\)\?\nAdd lambda\("order"/,
      );
    });

    it('says what there is when nothing is near', async () => {
      const far = await messageFor(
        invocation(),
        lambda('somethingQuiteDifferent', () => 'x'),
      );
      assert.match(far, /\nThe gateway has lambda\("somethingQuiteDifferent", …\)\.\n/);
      assert.match(await messageFor(invocation()), /\nThe gateway has no backends\.\n/);
    });

    it('is not answered by a passthrough that was not asked for AWS', async () => {
      assert.match(await messageFor(invocation(), passthrough()), /^No backend answers the function orders/);
      const call = request({
        url: 'https://sqs.us-east-1.amazonaws.com/',
        service: { name: 'sqs', region: 'us-east-1' },
      });
      assert.match(
        await messageFor(call, passthrough()),
        /Add awsService\("sqs", …\) .* examples\(\) or passthrough\(\{ aws: 'http:\/\/…' \}\)\.$/,
      );
    });

    it('is not said to be one for examples() when an authorizer makes it', async () => {
      assert.match(
        await messageFor(invocation({ purpose: 'authorizer' })),
        /Add lambda\("orders", …\) to the backends, or ask for passthrough\(\{ lambda: 'http:\/\/…' \}\)\.$/,
      );
      const fetching = (url: string) => messageFor(request({ purpose: 'authorizer', method: 'GET', url }));
      const pool = 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Pool/.well-known/jwks.json';
      assert.match(await fetching(pool), /\nAdd cognitoUserPool\(\{ id: "us-east-1_Pool" \}\) to the backends/);
      const discovery = 'https://id.test/tenant/.well-known/openid-configuration';
      assert.match(await fetching(discovery), /\nAdd oidcIssuer\(\{ issuer: "https:\/\/id\.test\/tenant" \}\) to/);
      assert.match(await fetching('https://id.test/keys'), /\nAdd http\.get\("https:\/\/id\.test\/keys", …\) to/);
    });
  });
});
