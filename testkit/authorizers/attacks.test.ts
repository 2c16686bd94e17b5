import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { JsonObject } from '../../compiler/model/index.js';
import {
  alice,
  api,
  desk,
  type GuardedRequest,
  guardedGateway,
  guardScheme,
  host,
  iamScheme,
  noon,
  verdict,
} from '../../fixtures/guarded-gateway.js';
import { type LambdaHandler, lambda } from '../backends/index.js';
import { stoppedClock } from '../exchange/index.js';
import { cognitoUserPool } from '../identity-providers/index.js';
import { expiringMap } from './expiring-map.js';

type Headers = NonNullable<GuardedRequest['headers']>;

const guarded = desk({ security: [{ guard: [] }] });
const signedDesk = desk({ security: [{ sigv4: [] }] });
const everybody: JsonObject = { Effect: 'Allow', Principal: '*', Action: '*', Resource: 'execute-api:/*' };

const policy = (...statements: readonly JsonObject[]): JsonObject => ({
  'x-amazon-apigateway-policy': { Version: '2012-10-17', Statement: statements },
});

/** Lets in the token `good` alone, and writes down what it was asked. */
async function tokenGate(authorizer: JsonObject = {}) {
  const asked: unknown[] = [];
  const answer: LambdaHandler<JsonObject> = async (event) => {
    asked.push(event.authorizationToken);
    return verdict(event.authorizationToken === 'good' ? 'Allow' : 'Deny', `${api}/*`);
  };
  const made = await guardedGateway(
    {
      components: { securitySchemes: { guard: guardScheme({ authorizerResultTtlInSeconds: 0, ...authorizer }) } },
      paths: { '/x': { get: guarded } },
    },
    [lambda<JsonObject>('guard', answer)],
  );
  return { ...made, asked };
}

describe('attacks by the path', () => {
  const paths = { '/files/{rest+}': { get: desk() }, '/items/{id}': { get: desk() } };

  it('holds a Deny against encoded slashes, dot segments and doubled slashes, however they are mixed', async () => {
    const denied = { ...everybody, Effect: 'Deny', Resource: ['execute-api:/dev/GET/files/private/*'] };
    const { send } = await guardedGateway({ paths, ...policy(everybody, denied) });
    for (const path of [
      '/files/private/a',
      '/files/public/../private/a',
      '/files/public/..%2fprivate/a',
      '/files/public%2F..%2Fprivate%2Fa',
      '/files/public/%2e%2e/private/a',
      '/files/public/.%2E%2fprivate/a',
      '/files/./private/a',
      '/files/%2e/private/a',
      '/files//private/a',
      '/files/private//a',
      '/files/../../files/private/a',
      '/files/x/y/../../private/./a',
      '/files/%70rivate/a',
    ]) {
      const { status, event } = await send({ path });
      assert.deepEqual([status, event], [403, null], path);
    }
    // Encoded twice it is no dot for anybody who decodes once.
    const { event } = await send({ path: '/files/public/%252e%252e/private/a' });
    assert.equal(event?.path, '/files/public/%252e%252e/private/a');
  });

  it('widens no Allow by another spelling, by path parameters or by letters that look alike', async () => {
    const { send } = await guardedGateway({
      paths,
      ...policy({ ...everybody, Resource: ['execute-api:/dev/GET/files/public/*', 'execute-api:/dev/GET/items/7'] }),
    });
    for (const path of [
      '/files/public%2fa',
      '/files/%70ublic/a',
      '/files/./public/a',
      '/files//public/a',
      '/files;x/public/a',
      '/files/public;/a',
      '/files/\uff50ublic/a',
      '/files/public\u2215a',
      '/files/public%c0%afa',
      '/files/PUBLIC/a',
      '/files/publ\u0131c/a',
      '/items/7;x=1',
      '/items/7%3Bx=1',
      '/items/7%00',
      '/items/7\u0000',
      '/items/07',
      '/items/7.',
    ]) {
      const { status, event } = await send({ path });
      assert.deepEqual([status, event], [403, null], JSON.stringify(path));
    }
    for (const path of ['/files/public/a', '/items/7', '/items/7/']) assert.equal((await send({ path })).status, 200);
  });
});

describe('attacks by headers', () => {
  it('lets authorizer and backend see the same of repeated Authorization headers, the last', async () => {
    const { send, asked } = await tokenGate();
    const last: Headers = [
      ['Authorization', 'evil'],
      ['AUTHORIZATION', 'good'],
    ];
    const { event } = await send({ headers: last });
    assert.equal(JSON.parse(JSON.stringify(event)).headers.Authorization, 'good');
    const first: Headers = [
      ['authorization', 'good'],
      ['Authorization', 'evil'],
    ];
    assert.equal((await send({ headers: first })).event, null);
    assert.equal((await send({ headers: [['Authorization', 'evil, good']] })).event, null);
    assert.deepEqual(asked, ['good', 'evil', 'evil, good']);
  });

  it('takes no header for Authorization that only looks so, pseudo headers of HTTP/2 included', async () => {
    const { send, asked } = await tokenGate();
    for (const name of [
      'Authorization ',
      ' Authorization',
      'Authorization\u0000',
      'Author\u0131zation',
      'Authorization:',
      ':authorization',
      'Proxy-Authorization',
      'X-Authorization',
      'Authorization\r\nX',
    ]) {
      const { status, event } = await send({ headers: [[name, 'good']] });
      assert.deepEqual([status, event], [401, null], JSON.stringify(name));
    }
    assert.deepEqual(asked, []);
  });

  it('cuts no token at a null byte, a line end or a blank', async () => {
    const { send, asked } = await tokenGate();
    const tokens = [
      'good\u0000',
      'good\u0000evil',
      'good\r\n evil',
      'good\nX-Admin: 1',
      'good evil',
      'good\t',
      '\uff47ood',
    ];
    for (const token of tokens) {
      const { status, event } = await send({ headers: [['Authorization', token]] });
      assert.deepEqual([status, event], [403, null], JSON.stringify(token));
    }
    assert.deepEqual(asked, tokens);
  });

  it('joins folded lines on a socket or refuses them, and never reads the first line alone', async () => {
    const { gateway, asked } = await tokenGate();
    const listening = await gateway.listen();
    try {
      const answer = await new Promise<string>((resolve, reject) => {
        const socket = connect(listening.port, '127.0.0.1');
        let text = '';
        socket.on('data', (chunk) => {
          text += chunk;
        });
        socket.on('end', () => resolve(text));
        socket.on('error', reject);
        socket.write(
          `GET /dev/x HTTP/1.1\r\nHost: ${host}\r\nAuthorization: good\r\n evil\r\nConnection: close\r\n\r\n`,
        );
      });
      assert.match(answer, /^HTTP\/1\.1 40[03] /);
      assert.ok(!asked.includes('good'));
    } finally {
      await listening.close();
    }
  });

  it('lets pseudo headers choose neither path nor verb nor host', async () => {
    const { send, asked } = await tokenGate();
    const pseudo: Headers = [
      [':path', '/dev/open'],
      [':method', 'POST'],
      [':authority', 'other.test'],
      [':scheme', 'http'],
    ];
    assert.equal((await send({ headers: pseudo })).status, 401);
    const { event } = await send({ headers: [...pseudo, ['Authorization', 'good']] });
    assert.equal(event?.path, '/x');
    assert.deepEqual(asked, ['good']);
  });
});

describe('attacks on signatures by what lies beside them', () => {
  const document = {
    components: { securitySchemes: { sigv4: iamScheme } },
    'x-gatewright-stages': { dev: {}, prod: {} },
    paths: {
      '/x': { get: signedDesk, post: signedDesk, head: signedDesk },
      '/files/{rest+}': { get: signedDesk },
    },
  };
  const signer = new SignatureV4({
    credentials: { accessKeyId: alice.accessKeyId, secretAccessKey: alice.secretAccessKey },
    region: 'us-east-1',
    service: 'execute-api',
    sha256: Sha256,
    applyChecksum: false,
  });
  const signingDate = new Date(noon);
  const unsigned = (path: string, headers: Readonly<Record<string, string>> = {}) => ({
    method: 'GET',
    protocol: 'https:',
    hostname: host,
    path: `/dev${path}`,
    query: {},
    headers: { host, ...headers },
  });
  const headersFor = async (path: string, headers?: Readonly<Record<string, string>>): Promise<Headers> =>
    Object.entries((await signer.sign(unsigned(path, headers), { signingDate })).headers);
  const queryFor = async (path: string): Promise<string> => {
    const { query = {} } = await signer.presign(unsigned(path), { signingDate, expiresIn: 300 });
    const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
    return `${path}?${pairs.join('&')}`;
  };
  const gate = () => guardedGateway(document, [], { identities: [alice] });

  it('takes a signature of one path for no other method, by dot segments or doubled slashes', async () => {
    const { send } = await gate();
    const headers = await headersFor('/x');
    assert.equal((await send({ path: '/x', headers })).status, 200);
    for (const path of ['/files/../x', '/files/a/../../x', '/files/%2e%2e/x', '/files/../../dev/x', '/files/..//x']) {
      const { status, errorType, event } = await send({ path, headers });
      assert.deepEqual([status, errorType, event], [403, 'InvalidSignatureException', null], path);
    }
    // Signers leave out empty and dot segments, so that within one method the signature holds.
    assert.equal((await send({ path: '/files/./a', headers: await headersFor('/files/a') })).status, 200);
    const unknown = await send({ path: '/files/../x' });
    assert.equal(unknown.errorType, 'MissingAuthenticationTokenException');
  });

  it('takes a signature in the query for no other verb, body, stage or further parameter', async () => {
    const { send, gateway } = await gate();
    const path = await queryFor('/x');
    assert.equal((await send({ path })).status, 200);
    const attacks: readonly GuardedRequest[] = [
      { path, method: 'POST' },
      { path, method: 'HEAD' },
      { path, body: '{"admin":true}' },
      { path: `${path}&admin=1` },
      { path: `${path}&X-Amz-Security-Token=x` },
      { path: path.replace('/x?', '/x/?') },
      { path: path.replace('X-Amz-Expires=300', 'X-Amz-Expires=604800') },
    ];
    for (const attack of attacks) assert.equal((await send(attack)).event, null, JSON.stringify(attack));
    const elsewhere = await gateway.handle({ method: 'GET', target: `/prod${path}`, headers: [['Host', host]] });
    assert.equal(elsewhere.status, 403);
  });

  it('lets no second signature stand in for a bad one', async () => {
    const { send } = await gate();
    const path = await queryFor('/x');
    const headers = await headersFor('/x');
    // The header counts: a good query does not make up for it, and its parameters are none that were signed.
    assert.equal((await send({ path, headers: [['Authorization', 'Bearer x']] })).event, null);
    assert.equal((await send({ path, headers })).event, null);
    const broken = headers.map(([name, value]) => [name, name === 'authorization' ? `${value}0` : value] as const);
    assert.equal((await send({ path, headers: broken })).event, null);
  });

  it('draws no line of the canonical request from the inside of a header', async () => {
    const { send } = await gate();
    const headers = await headersFor('/x', { 'x-one': '1', 'x-two': '2' });
    assert.equal((await send({ path: '/x', headers })).status, 200);
    const without = headers.filter(([name]) => name !== 'x-one' && name !== 'x-two');
    const attacks: readonly Headers[] = [
      [...without, ['X-One', '1\nx-two:2']],
      [...without, ['X-One', '1'], ['X-Two', '2\n\nhost']],
      [...without, ['X-One', '1,2']],
      [...without, ['X-One', ''], ['X-Two', '2']],
      [...without, ['X-One', '2'], ['X-Two', '1']],
    ];
    for (const attack of attacks) {
      assert.equal((await send({ path: '/x', headers: attack })).event, null, JSON.stringify(attack.slice(-2)));
    }
  });
});

describe('attacks on what authorizers keep', () => {
  it('keeps apart identities that spell a key, whatever the kind of authorizer', async () => {
    const { send, asked } = await tokenGate({ authorizerResultTtlInSeconds: 300 });
    assert.equal((await send({ headers: [['Authorization', 'good']] })).status, 200);
    for (const token of [
      'text good',
      'json [["good"]]',
      '["good"]',
      'good ',
      'GOOD',
      'g\u043eod',
      '__proto__',
      'constructor',
    ]) {
      assert.equal((await send({ headers: [['Authorization', token]] })).event, null, token);
    }
    assert.equal(asked.length, 9);
    const twice: Headers = [
      ['Authorization', 'evil'],
      ['Authorization', 'good'],
    ];
    assert.equal((await send({ headers: twice })).status, 200);
    assert.equal(asked.length, 10);
  });

  it('mixes no answers of requests that wait at the same time, and keeps none from stage to stage', async () => {
    const waiting = new Map<unknown, () => void>();
    const document = {
      components: { securitySchemes: { guard: guardScheme() } },
      'x-gatewright-stages': { dev: {}, prod: {} },
      paths: { '/x': { get: guarded } },
    };
    let calls = 0;
    const answer: LambdaHandler<JsonObject> = async ({ authorizationToken, methodArn }) => {
      calls += 1;
      if (calls <= 2) await new Promise<void>((resolve) => waiting.set(authorizationToken, resolve));
      const isGood = authorizationToken === 'good' && String(methodArn).includes('/dev/');
      return verdict(isGood ? 'Allow' : 'Deny', '*', { principalId: String(authorizationToken) });
    };
    const { send, gateway } = await guardedGateway(document, [lambda<JsonObject>('guard', answer)]);
    const good = send({ headers: [['Authorization', 'good']] });
    const evil = send({ headers: [['Authorization', 'evil']] });
    while (waiting.size < 2) await new Promise((resolve) => setImmediate(resolve));
    // The second is answered first.
    waiting.get('evil')?.();
    assert.equal((await evil).status, 403);
    waiting.get('good')?.();
    assert.equal((await good).status, 200);
    assert.equal((await send({ headers: [['Authorization', 'evil']] })).status, 403);
    const headers: Headers = [
      ['Host', host],
      ['Authorization', 'good'],
    ];
    assert.equal((await gateway.handle({ method: 'GET', target: '/prod/x', headers })).status, 403);
    assert.equal(calls, 3);
  });

  it('keeps a bounded number of answers, the newest, however many tokens are tried', () => {
    const map = expiringMap<number>(1000, stoppedClock(noon));
    for (let token = 0; token <= 10_000; token += 1) map.set(String(token), token);
    assert.deepEqual([map.get('0'), map.get('1'), map.get('10000')], [undefined, 1, 10_000]);
  });
});

describe('attacks on tokens by their wrapping', () => {
  const scheme = (providerARNs: readonly string[]) =>
    guardScheme({ type: 'cognito_user_pools', providerARNs: [...providerARNs] });

  async function poolGate() {
    const clock = stoppedClock(noon);
    const pool = cognitoUserPool({ clock });
    let isPublished = true;
    const backend = {
      ...pool,
      answer: (...asked: Parameters<typeof pool.answer>) =>
        isPublished ? pool.answer(...asked) : ({ kind: 'http', status: 503, headers: [], body: '' } as const),
    };
    const { send, gateway } = await guardedGateway(
      { components: { securitySchemes: { guard: scheme([pool.arn]) } }, paths: { '/x': { get: guarded } } },
      [backend],
      { clock },
    );
    return {
      pool,
      ask: (...values: readonly string[]) =>
        send({ headers: values.map((value) => ['Authorization', value] as const) }),
      fetched: () => gateway.calls(backend).length,
      unpublish: () => {
        isPublished = false;
      },
    };
  }

  it('takes one token, whole, and the last of repeated headers', async () => {
    const { ask, pool } = await poolGate();
    const good = await pool.idToken();
    const [header = '', payload = '', signature = ''] = good.split('.');
    assert.equal((await ask(good)).status, 200);
    const refused = [
      [good, 'evil'],
      [`${good}, ${good}`],
      [`Bearer Bearer ${good}`],
      [`Basic ${good}`],
      [`${good}\u0000`],
      [`${header}.${payload}\n.${signature}`],
      [`${header}=.${payload}.${signature}`],
      [`${header}.${payload}.${signature}.${header}.${payload}`],
      [Buffer.from(good).toString('base64url')],
      [`"${good}"`],
    ];
    for (const values of refused) {
      const { status, event } = await ask(...values);
      assert.deepEqual([status, event], [401, null], values.join(' | ').slice(0, 60));
    }
  });

  it('fetches keys once for an unknown kid, and goes on with those that it has when they cannot be fetched', async () => {
    const { ask, pool, fetched, unpublish } = await poolGate();
    const good = await pool.idToken();
    const [header = '', payload = '', signature = ''] = good.split('.');
    const fields = JSON.parse(Buffer.from(header, 'base64url').toString());
    const withKid = (kid: unknown) =>
      `${Buffer.from(JSON.stringify({ ...fields, kid })).toString('base64url')}.${payload}.${signature}`;
    assert.equal((await ask(good)).status, 200);
    assert.equal(fetched(), 1);
    for (const kid of ['a', '../a', 'https://evil.test/jwks', `${fields.kid} `]) {
      assert.equal((await ask(withKid(kid))).status, 401);
    }
    assert.equal(fetched(), 5);
    for (const kid of [[fields.kid], { kid: fields.kid }, 0, null, true]) {
      assert.equal((await ask(withKid(kid))).status, 401, JSON.stringify(kid));
    }
    assert.equal(fetched(), 5);
    unpublish();
    assert.equal((await ask(withKid('b'))).event, null);
    assert.equal((await ask(good)).status, 200);
  });
});
