import assert from 'node:assert/strict';
import type { JsonObject, JsonValue } from '../../compiler/model/index.js';
import {
  api,
  desk,
  functionUri,
  type GuardedGateway,
  guardedGateway,
  guardScheme,
  verdict,
} from '../../fixtures/guarded-gateway.js';
import { type LambdaHandler, lambda } from '../backends/index.js';

const guarded = desk({ security: [{ guard: [] }] });
const paths = {
  '/x': { get: guarded, post: guarded },
  '/loans/{id}': { get: guarded },
};

async function gatewayOf(
  answer: JsonValue | LambdaHandler<JsonObject>,
  authorizer: JsonObject = {},
): Promise<GuardedGateway & { readonly asked: () => number }> {
  const handler = typeof answer === 'function' ? answer : async () => answer;
  const document = { components: { securitySchemes: { guard: guardScheme(authorizer) } }, paths };
  const made = await guardedGateway(document, [lambda<JsonObject>('guard', handler)]);
  return { ...made, asked: () => made.gateway.calls('guard').length };
}

const token = (value: string) => ({ headers: [['Authorization', value] as const] });
const everything = verdict('Allow', `${api}/*`);

describe('Lambda authorizers', () => {
  it('asks with the token and the ARN of the request, and nothing else', async () => {
    const { send, gateway } = await gatewayOf(everything);
    await send({ path: '/loans/7/?x=1', ...token('t') });
    assert.deepEqual(gateway.calls('guard').at(-1)?.json(), {
      type: 'TOKEN',
      methodArn: `${api}/dev/GET/loans/7`,
      authorizationToken: 't',
    });
  });

  it('asks a REQUEST authorizer with everything but the body, empty maps where there is nothing', async () => {
    const { send, gateway } = await gatewayOf(everything, {
      type: 'request',
      identitySource: 'method.request.header.X-T',
    });
    await send({
      method: 'POST',
      path: '/x',
      headers: [
        ['X-T', '1'],
        ['x-t', '2'],
      ],
      body: 'secret',
    });
    const event = gateway.calls('guard').at(-1)?.json();
    assert.ok(typeof event === 'object' && event !== null);
    assert.deepEqual(Object.keys(event).sort(), [
      'headers',
      'httpMethod',
      'methodArn',
      'multiValueHeaders',
      'multiValueQueryStringParameters',
      'path',
      'pathParameters',
      'queryStringParameters',
      'requestContext',
      'resource',
      'stageVariables',
      'type',
    ]);
    assert.doesNotMatch(JSON.stringify(event), /secret/);
    assert.deepEqual(Reflect.get(event, 'queryStringParameters'), {});
    assert.deepEqual(Reflect.get(Reflect.get(event, 'multiValueHeaders'), 'X-T'), ['1', '2']);
  });

  it('hands principal and context on as strings', async () => {
    const context = { tier: 'gold', limit: 12.5, beta: false, ['__proto__']: 'own', principalId: 'forged' };
    const { send } = await gatewayOf({
      ...everything,
      context: JSON.parse(JSON.stringify(context).replace('{', '{"__proto__":"own",')),
    });
    const { status, event } = await send(token('t'));
    assert.equal(status, 200);
    const authorizer = event?.requestContext.authorizer ?? {};
    assert.deepEqual(
      [
        authorizer.tier,
        authorizer.limit,
        authorizer.beta,
        authorizer.principalId,
        Object.hasOwn(authorizer, '__proto__'),
      ],
      ['gold', '12.5', 'false', 'reader', true],
    );
  });

  const unusable: Readonly<Record<string, JsonValue>> = {
    'no object': 'allow',
    null: null,
    'no principal': { policyDocument: everything.policyDocument ?? null },
    'no policy': { principalId: 'p' },
    'a policy without statements': { principalId: 'p', policyDocument: { Version: '2012-10-17' } },
    'a policy with an unknown effect': {
      principalId: 'p',
      policyDocument: { Statement: { Effect: 'allow', Action: '*', Resource: '*' } },
    },
    'a list in context': { ...everything, context: { groups: ['a'] } },
    'an object in context': { ...everything, context: { user: { id: 1 } } },
    'a context that is a list': { ...everything, context: [] },
    'a usageIdentifierKey that is no text': { ...everything, usageIdentifierKey: 7 },
    'a resource of 513 characters': verdict('Allow', `${api}/`.padEnd(513, 'x')),
    'an answer of a proxy': { statusCode: 200, body: 'ok' },
  };
  for (const [name, answer] of Object.entries(unusable)) {
    it(`answers 500 to ${name}, and keeps nothing`, async () => {
      const { send, asked } = await gatewayOf(answer);
      for (const times of [1, 2]) {
        const { status, errorType, text, event } = await send(token('t'));
        assert.deepEqual(
          [status, errorType, text, event],
          [500, 'AuthorizerConfigurationException', '{"message":null}', null],
        );
        assert.equal(asked(), times);
      }
    });
  }

  it('answers 401 when the function fails with exactly Unauthorized, 500 otherwise, and keeps neither', async () => {
    let message = 'Unauthorized';
    const { send, asked } = await gatewayOf(async () => {
      throw new Error(message);
    });
    const unauthorized = await send(token('t'));
    assert.deepEqual([unauthorized.status, unauthorized.text], [401, '{"message":"Unauthorized"}']);
    for (message of ['unauthorized', 'Unauthorized ', 'Error: Unauthorized', 'Forbidden']) {
      assert.equal((await send(token('t'))).status, 500, message);
    }
    assert.equal(asked(), 5);
  });

  it('answers 500 when the function takes too long, on the clock', async () => {
    let arrived: () => void = () => {};
    const isAsked = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const { send, gateway } = await gatewayOf(() => {
      arrived();
      return new Promise<never>(() => {});
    });
    const answer = send(token('t'));
    await isAsked;
    gateway.clock.advance({ seconds: 30 });
    assert.equal((await answer).status, 500);
  });

  it('refuses with 414 a method whose ARN is longer than 1600 bytes, without a call', async () => {
    const { send, asked } = await gatewayOf(everything);
    assert.equal((await send({ path: `/loans/${'a'.repeat(1600)}`, ...token('t') })).status, 414);
    assert.equal(asked(), 0);
  });

  it('keeps an answer for each token and judges each method by it', async () => {
    const { send, asked, gateway } = await gatewayOf(verdict('Allow', `${api}/dev/GET/x`));
    assert.equal((await send(token('t'))).status, 200);
    const other = await send({ path: '/loans/7', ...token('t') });
    assert.deepEqual([other.status, other.text], [403, '{"Message":"User is not authorized to access this resource"}']);
    assert.equal((await send({ method: 'POST', ...token('t') })).status, 403);
    assert.equal(asked(), 1);
    gateway.clock.advance({ seconds: 299 });
    assert.equal((await send(token('t'))).status, 200);
    assert.equal(asked(), 1);
    gateway.clock.advance({ seconds: 1 });
    assert.equal((await send(token('t'))).status, 200);
    assert.equal(asked(), 2);
    await send(token('T'));
    assert.equal(asked(), 3);
  });

  it('reads wildcards of a returned policy as such, also those that a client has put into the path', async () => {
    const { send, asked } = await gatewayOf(async ({ methodArn }) => verdict('Allow', String(methodArn)));
    assert.equal((await send({ path: '/loans/*', ...token('t') })).status, 200);
    // A trap for functions that return the ARN as it came, while the answer is kept.
    assert.equal((await send({ path: '/loans/7', ...token('t') })).status, 200);
    assert.equal((await send({ path: '/x', ...token('t') })).status, 403);
    assert.equal(asked(), 1);
  });

  it('forgets answers when the stage is told to, and when another deployment is served', async () => {
    const { send, asked, gateway } = await gatewayOf(everything);
    await send(token('t'));
    gateway.stage().flushAuthorizersCache();
    await send(token('t'));
    assert.equal(asked(), 2);
    gateway.deploy();
    await send(token('t'));
    assert.equal(asked(), 3);
  });

  it('lets no answer for one identity serve another', async () => {
    const { send, asked } = await gatewayOf(
      async ({ headers }) => ({ ...everything, principalId: JSON.stringify(headers).includes('"a"') ? 'ann' : 'bob' }),
      { type: 'request', identitySource: 'method.request.header.X-One, method.request.header.X-Two' },
    );
    const as = async (one: string, two: string) =>
      (
        await send({
          headers: [
            ['X-One', one],
            ['X-Two', two],
          ],
        })
      ).event?.requestContext.authorizer?.principalId;
    assert.equal(await as('a', 'b'), 'ann');
    assert.equal(await as('b', 'c'), 'bob');
    // Values that would be one text when joined, or that hold the separators of a key.
    for (const [one, two] of [
      ['a,b', 'c'],
      ['a', 'b,c'],
      ['a"],["b', 'c'],
      ['b', 'a'],
    ] as const)
      await as(one, two);
    assert.equal(asked(), 6);
    // The last of repeated headers counts, the others do not go unseen.
    const repeated = await send({
      headers: [
        ['X-One', 'evil'],
        ['X-One', 'a'],
        ['X-Two', 'b'],
      ],
    });
    assert.equal(repeated.status, 200);
    assert.equal(asked(), 7);
  });

  it('asks each time when nothing is kept, and then even without its sources', async () => {
    const { send, asked } = await gatewayOf(everything, {
      type: 'request',
      identitySource: 'method.request.header.X-One',
      authorizerResultTtlInSeconds: 0,
    });
    assert.equal((await send()).status, 200);
    assert.equal((await send()).status, 200);
    assert.equal(asked(), 2);
  });

  it('takes sources from the query, stage variables and the context', async () => {
    const { send, asked } = await gatewayOf(everything, {
      type: 'request',
      identitySource: 'method.request.querystring.q, context.identity.sourceIp',
    });
    const from = (sourceIp: string, q: string) => send({ path: `/x?q=${q}`, client: { sourceIp } });
    assert.equal((await from('203.0.113.9', '')).status, 401);
    for (const sourceIp of ['203.0.113.9', '203.0.113.10', '203.0.113.9'])
      assert.equal((await from(sourceIp, '1')).status, 200);
    assert.equal(asked(), 2);
  });

  it('calls nobody for a token that does not fit the expression as a whole', async () => {
    const { send, asked } = await gatewayOf(everything, { identityValidationExpression: 'Bearer [a-z]+' });
    for (const value of ['Bearer abc1', 'x Bearer abc', 'bearer abc', 'Bearer abc\n', '   ']) {
      assert.equal((await send(token(value))).status, 401, value);
    }
    assert.equal(asked(), 0);
    assert.equal((await send(token('Bearer abc'))).status, 200);
  });

  it('takes an empty expression for none', async () => {
    const { send } = await gatewayOf(everything, { identityValidationExpression: '' });
    assert.equal((await send(token('t'))).status, 200);
  });

  it('writes into the log what AWS does, the token starred', async () => {
    const { gateway } = await gatewayOf(everything);
    const lines = async (value: string) => {
      const response = await gateway.fetch(gateway.url('/x'), { headers: { Authorization: value } });
      return gateway.trace(response).lines;
    };
    const all = (await lines('my-secret-token-abcdef')).join('\n');
    assert.match(all, /\nStarting authorizer: guard for request: [\w-]{36}\nIncoming identity: \*{16}abcdef\n/);
    assert.match(all, /\nAuthorizer result body before parsing: \{"principalId":"reader",.*\}\n/);
    assert.match(
      all,
      /\nUsing valid authorizer policy for principal: \*{4}\nSuccessfully completed authorizer execution\n/,
    );
    assert.match((await lines('tok')).join('\n'), /\nIncoming identity: \*\*k\n/);
  });

  describe('that keep a policy which is narrower than the API', () => {
    const warnings = async (answer: JsonValue, authorizer: JsonObject = {}, path = '/x') => {
      const { gateway } = await gatewayOf(answer, authorizer);
      const response = await gateway.fetch(gateway.url(path), { headers: { Authorization: 't' } });
      return gateway.trace(response).lines.filter((line) => line.startsWith('gatewright:'));
    };

    it('say so in the log, and name what will be refused', async () => {
      const [warning, ...more] = await warnings(verdict('Allow', `${api}/dev/GET/x`));
      assert.deepEqual(more, []);
      assert.equal(
        warning,
        'gatewright: this answer is kept for 300 seconds, and its policy says nothing of POST /x, GET /loans/{id}: whoever has it is refused there. Let the policy of the authorizer "guard" name every method that the caller may use, or set authorizerResultTtlInSeconds to 0.',
      );
      const [narrow = ''] = await warnings(verdict('Allow', [`${api}/*/x`, `${api}/dev/GET/loans/7`]), {}, '/loans/7');
      assert.match(narrow, /says nothing of GET \/loans\/\{id\}:/);
    });

    it('are silent when nothing is kept, when all is covered or denied by name, and when nobody is let in', async () => {
      assert.deepEqual(await warnings(verdict('Allow', `${api}/dev/GET/x`), { authorizerResultTtlInSeconds: 0 }), []);
      assert.deepEqual(await warnings(verdict('Allow', [`${api}/dev/*/x`, `${api}/dev/GET/loans/*`])), []);
      assert.deepEqual(await warnings(verdict('Deny', `${api}/dev/GET/x`)), []);
      const Statement = [
        { Effect: 'Allow', Action: 'execute-api:Invoke', Resource: `${api}/dev/GET/x` },
        { Effect: 'Deny', Action: 'execute-api:Invoke', NotResource: `${api}/dev/GET/x` },
      ];
      assert.deepEqual(await warnings({ principalId: 'p', policyDocument: { Statement } }), []);
    });

    it('say for which method it was made when it refuses another', async () => {
      const { gateway } = await gatewayOf(verdict('Allow', `${api}/dev/GET/x`));
      const ask = (path: string) => gateway.fetch(gateway.url(path), { headers: { Authorization: 't' } });
      await ask('/x');
      const refused = await ask('/loans/7');
      assert.equal(refused.status, 403);
      assert.deepEqual(
        gateway.trace(refused).lines.filter((line) => line.startsWith('gatewright:')),
        [
          `gatewright: the policy was returned for ${api}/dev/GET/x and kept; it says nothing of ${api}/dev/GET/loans/7.`,
        ],
      );
    });
  });

  it('takes the identity that a test has chosen without asking, and refuses one of another kind', async () => {
    const { gateway, asked } = await gatewayOf(everything);
    const response = await gateway.as({ principalId: 'chosen', context: { n: 1 } }).fetch(gateway.url('/x'));
    const event: { requestContext: { authorizer: JsonObject } } = await response.json();
    assert.deepEqual(event.requestContext.authorizer, { n: '1', principalId: 'chosen', integrationLatency: 0 });
    assert.equal(asked(), 0);
    await assert.rejects(
      gateway.as({ claims: {} }).fetch(gateway.url('/x')),
      /GET \/x has authorization of type CUSTOM/,
    );
    assert.equal((await gateway.fetch(gateway.url('/x'))).status, 401);
    assert.match(String(gateway.trace(response).lines), /Identity chosen by the test/);
  });

  it('names the function by its qualifier and its stage variables', async () => {
    const document = {
      components: {
        securitySchemes: { guard: guardScheme({ authorizerUri: functionUri('${stageVariables.guard}:live') }) },
      },
      'x-gatewright-stages': { dev: { variables: { guard: 'sentry' } } },
      paths,
    };
    const { send } = await guardedGateway(document, [lambda('sentry:live', async () => everything)]);
    assert.equal((await send(token('t'))).status, 200);
  });
});
