import assert from 'node:assert/strict';
import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import fc from 'fast-check';
import type { JsonObject } from '../../compiler/model/index.js';
import {
  alice,
  api,
  desk,
  type GuardedRequest,
  guardedGateway,
  host,
  iamScheme,
} from '../../fixtures/guarded-gateway.js';
import type { IamIdentity } from '../exchange/index.js';
import type { GuardOptions } from './guard-options.js';

const dora: IamIdentity = {
  ...alice,
  accessKeyId: 'ASIAEXAMPLEDORAA0004',
  secretAccessKey: 'example-secret-of-dora-not-a-real-secret',
  sessionToken: 'FwoGZXIvYXdzE/not+real==',
  expiration: '2026-11-22T13:00:00Z',
  arn: 'arn:aws:sts::123456789012:assumed-role/clerk/desk-1',
};

const operation = desk({ security: [{ sigv4: [] }] });
const document = {
  components: { securitySchemes: { sigv4: iamScheme } },
  paths: {
    '/x': { get: operation, post: operation },
    '/pets/{id}': { get: operation },
    '/files/{rest+}': { get: operation },
  },
};
const gatewayOf = (options: GuardOptions = {}) =>
  guardedGateway(document, [], { identities: [alice, dora], ...options });

interface Signing {
  readonly identity?: IamIdentity;
  readonly at?: string;
  readonly region?: string;
  readonly service?: string;
  /** In the query, with so many seconds to live. */
  readonly expiresIn?: number;
}

/** Signs with a signer that shares nothing with gatewright. */
async function signed(
  request: GuardedRequest,
  signing: Signing = {},
): Promise<GuardedRequest & Required<Pick<GuardedRequest, 'headers' | 'path'>>> {
  const {
    identity = alice,
    at = '2026-11-22T12:00:00Z',
    region = 'us-east-1',
    service = 'execute-api',
    expiresIn,
  } = signing;
  const { method = 'GET', path = '/x', headers = [], body } = request;
  const { accessKeyId, secretAccessKey, sessionToken } = identity;
  const signer = new SignatureV4({
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) },
    region,
    service,
    sha256: Sha256,
    applyChecksum: false,
  });
  const [rawPath = '', rawQuery = ''] = path.split('?');
  const query: Record<string, string[]> = Object.create(null);
  for (const [name, value] of new URLSearchParams(rawQuery)) query[name] = [...(query[name] ?? []), value];
  const unsigned = {
    method,
    protocol: 'https:',
    hostname: host,
    path: `/dev${rawPath}`,
    query,
    headers: { host, ...Object.fromEntries(headers) },
    body,
  };
  const signingDate = new Date(at);
  const made =
    expiresIn === undefined
      ? await signer.sign(unsigned, { signingDate })
      : await signer.presign(unsigned, { signingDate, expiresIn });
  const pairs = Object.entries(made.query ?? {}).flatMap(([name, value]) =>
    [value ?? ''].flat().map((each) => `${encodeURIComponent(name)}=${encodeURIComponent(each)}`),
  );
  return {
    ...request,
    method,
    path: `${rawPath}${pairs.length === 0 ? '' : `?${pairs.join('&')}`}`,
    headers: Object.entries(made.headers),
  };
}

const setHeader = (
  request: { readonly headers: readonly (readonly [string, string])[] },
  name: string,
  change: (value: string) => string,
) => request.headers.map(([key, value]) => [key, key.toLowerCase() === name ? change(value) : value] as const);

const mismatch = /^\{"message":"The request signature we calculated does not match the signature you provided\./;

describe('IAM authorization', () => {
  it('lets in who signs in the headers, and says who it is', async () => {
    const { send } = await gatewayOf();
    const answer = await send(await signed({ path: '/pets/7?b=2&a=1&a=%20x' }));
    assert.equal(answer.status, 200);
    const { identity } = answer.event?.requestContext ?? {};
    assert.deepEqual(
      [identity?.accessKey, identity?.accountId, identity?.userArn, identity?.cognitoIdentityId],
      [alice.accessKeyId, '123456789012', alice.arn, null],
    );
    assert.equal(identity?.user, identity?.caller);
  });

  it('lets in who signs in the query, for five minutes whatever longer time it says', async () => {
    for (const [expiresIn, seconds, span] of [
      [60, 60, '1 min.'],
      [300, 300, '5 min.'],
      [604_800, 300, '5 min.'],
    ] as const) {
      const { send, gateway } = await gatewayOf();
      const request = await signed({ path: '/pets/7?tag=a%2Fb' }, { expiresIn });
      assert.equal((await send(request)).status, 200);
      gateway.clock.advance({ seconds });
      assert.equal((await send(request)).status, 200);
      gateway.clock.advance({ seconds: 1 });
      const late = await send(request);
      assert.deepEqual([late.status, late.errorType, late.event], [403, 'InvalidSignatureException', null]);
      assert.match(late.text, /Signature expired: 20261122T120000Z is now earlier than 20261122T120001Z \(/);
      assert.ok(late.text.includes(`Z - ${span})`), late.text);
    }
  });

  it('agrees with a foreign signer about any path, query, header and body', async () => {
    const { send } = await gatewayOf();
    const segment = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
      .map(encodeURIComponent)
      .filter((text) => !/^\.{1,2}$/.test(text));
    const pair = fc.tuple(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 5 }),
      fc.string({ unit: 'grapheme', maxLength: 5 }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(segment, { minLength: 1, maxLength: 3 }),
        fc.array(pair, { maxLength: 4 }),
        fc.array(fc.constantFrom('a', ' ', '  ', 'b,c'), { maxLength: 4 }),
        fc.option(fc.string({ unit: 'grapheme', maxLength: 20 }), { nil: undefined }),
        async (segments, pairs, value, body) => {
          const query = new URLSearchParams(pairs).toString().replaceAll('+', '%20');
          const request = await signed({
            path: `/files/${segments.join('/')}${query === '' ? '' : `?${query}`}`,
            headers: [['X-Custom', value.join('')]],
            ...(body === undefined ? {} : { body }),
          });
          const answer = await send(request);
          assert.equal(answer.status, 200, answer.text);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('asks for the session token of temporary credentials, and for it alone', async () => {
    const { send, gateway } = await gatewayOf();
    assert.equal((await send(await signed({}, { identity: dora }))).status, 200);
    assert.equal((await send(await signed({}, { identity: dora, expiresIn: 60 }))).status, 200);
    const { sessionToken: _, ...bare } = dora;
    const wrong = [
      await signed({}, { identity: bare }),
      await signed({}, { identity: { ...dora, sessionToken: 'another' } }),
      await signed({}, { identity: { ...alice, sessionToken: 'one that is not due' } }),
    ];
    for (const request of wrong) {
      const answer = await send(request);
      assert.deepEqual([answer.status, answer.errorType], [403, 'UnrecognizedClientException']);
      assert.equal(answer.text, '{"message":"The security token included in the request is invalid."}');
    }
    gateway.clock.advance({ hours: 1 });
    const late = await send(await signed({}, { identity: dora, at: '2026-11-22T13:00:00Z' }));
    assert.deepEqual([late.status, late.errorType], [403, 'ExpiredTokenException']);
  });

  it('refuses a signature that is older or younger than five minutes, with both times', async () => {
    const { send } = await gatewayOf();
    assert.equal((await send(await signed({}, { at: '2026-11-22T11:55:00Z' }))).status, 200);
    assert.equal((await send(await signed({}, { at: '2026-11-22T12:05:00Z' }))).status, 200);
    const old = await send(await signed({}, { at: '2026-11-22T11:54:59Z' }));
    assert.equal(
      old.text,
      '{"message":"Signature expired: 20261122T115459Z is now earlier than 20261122T115500Z (20261122T120000Z - 5 min.)"}',
    );
    const young = await send(await signed({}, { at: '2026-11-22T12:05:01Z' }));
    assert.match(young.text, /Signature not yet current: 20261122T120501Z is still later than 20261122T120500Z/);
    assert.deepEqual([old.status, young.status], [403, 403]);
  });

  it('refuses another region, service, day or terminator by name', async () => {
    const { send } = await gatewayOf();
    const region = await send(await signed({}, { region: 'eu-west-1' }));
    assert.match(region.text, /Credential should be scoped to a valid region, not 'eu-west-1'\. /);
    const service = await send(await signed({}, { service: 's3' }));
    assert.match(service.text, /Credential should be scoped to correct service: 'execute-api'\. /);
    const request = await signed({});
    const day = await send({
      ...request,
      headers: setHeader(request, 'authorization', (text) => text.replace('/20261122/', '/20261121/')),
    });
    assert.match(day.text, /Date in Credential scope does not match/);
    const end = await send({
      ...request,
      headers: setHeader(request, 'authorization', (text) => text.replace('aws4_request', 'aws5')),
    });
    assert.match(end.text, /valid terminator: 'aws4_request', not 'aws5'/);
    for (const { status, errorType } of [region, service, day, end]) {
      assert.deepEqual([status, errorType], [403, 'InvalidSignatureException']);
    }
  });

  it('answers what is no signature as AWS does, never with 401', async () => {
    const { send } = await gatewayOf();
    const with_ = (authorization: string) => send({ headers: [['Authorization', authorization]] });
    assert.equal((await send()).errorType, 'MissingAuthenticationTokenException');
    const bearer = await with_('Bearer abc.def.ghi');
    assert.deepEqual([bearer.status, bearer.errorType], [403, 'IncompleteSignatureException']);
    assert.match(bearer.text, /Invalid key=value pair \(missing equal-sign\) in Authorization header/);
    assert.doesNotMatch(bearer.text, /abc\.def/);
    const parts = await with_('AWS4-HMAC-SHA256 Credential=x');
    assert.match(
      parts.text,
      /requires 'Signature' parameter\. .*requires 'SignedHeaders' parameter\..*'X-Amz-Date' or a 'Date'/,
    );
    assert.match(
      (await with_('AWS3-HTTPS Credential=x, Signature=y')).text,
      /Unsupported AWS 'algorithm': 'AWS3-HTTPS'/,
    );
    const query = await send({ path: '/x?X-Amz-Algorithm=AWS4-HMAC-SHA256' });
    assert.match(query.text, /must include 'X-Amz-Credential'/);
    // A token alone is read as the name of an algorithm.
    const alone = await with_('eyJhbGciOiJIUzI1NiJ9.e30.x');
    assert.match(
      alone.text,
      /^\{"message":"Authorization header requires 'Credential' parameter\. .*'Date' header\. \(Hashed with SHA-256 and encoded with Base64\) Authorization=[\w+/]{43}="\}$/,
    );
    assert.match(
      (await with_('x-api-key=abc')).text,
      /must begin with the algorithm name, which cannot include an equal/,
    );
    assert.match((await with_('Basic dTpw')).text, /missing equal-sign/);
    // The padding of Base64 looks like a name with an empty value.
    assert.match((await with_('Basic dTpwdw==')).text, /requires 'Credential' parameter/);
    for (const { status, errorType } of [parts, query, alone]) {
      assert.deepEqual([status, errorType], [403, 'IncompleteSignatureException']);
    }
  });

  it('reads the time in Date when there is no X-Amz-Date, and refuses what names no time for certain', async () => {
    const { send } = await gatewayOf();
    const { headers } = await signed({});
    const withDate = (date: string) =>
      send({ headers: [...headers.filter(([name]) => name.toLowerCase() !== 'x-amz-date'), ['Date', date]] });
    // The signature covers the header that is gone: the time has been read when that is what is refused.
    for (const date of ['20261122T120000Z', 'Sun, 22 Nov 2026 12:00:00 GMT', 'Sun, 22 Nov 2026 13:00:00 +0100']) {
      assert.match((await withDate(date)).text, mismatch, date);
    }
    assert.match((await withDate('Sun, 22 Nov 2026 11:00:00 GMT')).text, /Signature expired: 20261122T110000Z/);
    for (const date of ['Sun Nov 22 12:00:00 2026', 'yesterday']) {
      const { status, errorType, text } = await withDate(date);
      assert.deepEqual([status, errorType], [403, 'IncompleteSignatureException'], text);
      assert.match(text, /Date must be in ISO-8601 'basic format'/);
    }
  });

  it('reads the Authorization header as a signature where no method takes the request', async () => {
    const { send } = await gatewayOf();
    const to = async (method: string, path: string, authorization?: string) => {
      const headers = authorization === undefined ? [] : [['Authorization', authorization] as const];
      const { status, errorType, text } = await send({ method, path, headers });
      assert.equal(status, 403);
      return [errorType, JSON.parse(text).message.slice(0, 43)];
    };
    const missing = ['MissingAuthenticationTokenException', 'Missing Authentication Token'];
    assert.deepEqual(await to('GET', '/nowhere'), missing);
    assert.deepEqual(await to('GET', '/nowhere', ' '), missing);
    const bearer = ['IncompleteSignatureException', 'Invalid key=value pair (missing equal-sign)'];
    assert.deepEqual(await to('GET', '/nowhere', 'Bearer abc'), bearer);
    assert.deepEqual(await to('DELETE', '/x', 'Bearer abc'), bearer);
    const incomplete = ['IncompleteSignatureException', "Authorization header requires 'Credential' "];
    assert.deepEqual(await to('GET', '/nowhere', 'abc.def.ghi'), incomplete);
    const foreign = 'AWS4-ECDSA-P256-SHA256 Credential=a/b, SignedHeaders=host, Signature=c';
    assert.deepEqual(await to('GET', '/nowhere', foreign), missing);
    const { headers } = await signed({ path: '/nowhere' });
    const answer = await send({ path: '/nowhere', headers });
    assert.equal(answer.errorType, 'MissingAuthenticationTokenException');
  });

  it('says aloud that Signature Version 4a is not simulated', async () => {
    const { send } = await gatewayOf();
    const header = await send({
      headers: [['Authorization', 'AWS4-ECDSA-P256-SHA256 Credential=a/b, SignedHeaders=host, Signature=c']],
    });
    const query = await send({ path: '/x?X-Amz-Algorithm=AWS4-ECDSA-P256-SHA256&X-Amz-Signature=1' });
    for (const { status, text } of [header, query]) {
      assert.equal(status, 500);
      assert.match(text, /gatewright does not simulate Signature Version 4a/);
    }
  });

  it('names caller and resource when no policy allows, and four digits of the account', async () => {
    const statement = { Effect: 'Allow', Action: 'execute-api:Invoke', Resource: `${api}/dev/GET/pets/7` };
    const { send } = await gatewayOf({ identities: [{ ...alice, policies: [{ Statement: [statement] }] }] });
    assert.equal((await send(await signed({ path: '/pets/7' }))).status, 200);
    const other = await send(await signed({ path: '/pets/8' }));
    assert.deepEqual([other.status, other.errorType], [403, 'AccessDeniedException']);
    assert.match(
      other.text,
      /^\{"Message":"User: arn:aws:iam::123456789012:user\/alice is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:us-east-1:\*{8}9012:abc123\/dev\/GET\/pets\/8 because no identity-based policy allows/,
    );
  });

  it('takes a caller of another account only when the resource policy lets it in as well', async () => {
    const erik: IamIdentity = { ...alice, arn: 'arn:aws:iam::999999999999:user/erik' };
    const policy = {
      Statement: {
        Effect: 'Allow',
        Principal: { AWS: '999999999999' },
        Action: '*',
        Resource: 'execute-api:/dev/GET/x',
      },
    };
    const alone = await guardedGateway(document, [], { identities: [erik] });
    assert.equal((await alone.send(await signed({}))).status, 403);
    const { send } = await guardedGateway({ ...document, 'x-amazon-apigateway-policy': policy }, [], {
      identities: [erik],
    });
    assert.equal((await send(await signed({}))).status, 200);
    assert.equal((await send(await signed({ path: '/pets/7' }))).status, 403);
  });

  it('knows of temporary credentials that they are, and of multi-factor authentication what the identity says', async () => {
    const asks = async (identity: IamIdentity, Condition: JsonObject) => {
      const statement = { Effect: 'Allow', Action: '*', Resource: '*', Condition };
      const { send } = await gatewayOf({ identities: [{ ...identity, policies: [{ Statement: statement }] }] });
      return (await send(await signed({}, { identity }))).status;
    };
    const present = 'aws:MultiFactorAuthPresent';
    const certain: IamIdentity = {
      ...dora,
      conditionKeys: { [present]: 'true', 'aws:PrincipalOrgPaths': ['o-1/r/a/', 'o-1/r/b/'] },
    };
    assert.equal(await asks(alice, { Null: { [present]: true } }), 200);
    assert.equal(await asks(alice, { Bool: { [present]: false } }), 403);
    assert.equal(await asks(dora, { Bool: { [present]: false } }), 200);
    assert.equal(await asks(dora, { Bool: { [present]: true } }), 403);
    assert.equal(await asks(certain, { Bool: { [present]: true } }), 200);
    assert.equal(await asks(certain, { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-1/*/b/' } }), 200);
    assert.equal(await asks(certain, { 'ForAllValues:StringLike': { 'aws:PrincipalOrgPaths': 'o-1/*/b/' } }), 403);
  });

  it('refuses policies of identities that IAM would refuse, when the gateway is made', async () => {
    await assert.rejects(
      gatewayOf({ identities: [{ ...alice, policies: [{ Statement: { Effect: 'Maybe' } }] }] }),
      /user\/alice is none that IAM would take/,
    );
  });
});

describe('attacks on signatures', () => {
  it('notices a change of anything that is signed', async () => {
    const { send } = await gatewayOf();
    const request = await signed({
      method: 'POST',
      path: '/x?a=1&b=2',
      headers: [['X-Custom', 'one']],
      body: '{"amount":1}',
    });
    assert.equal((await send(request)).status, 200);
    const tampered: Readonly<Record<string, GuardedRequest>> = {
      body: { ...request, body: '{"amount":9}' },
      'no body': { ...request, body: '' },
      method: { ...request, method: 'GET' },
      path: { ...request, path: request.path.replace('/x', '/pets/1'), method: 'GET' },
      'query value': { ...request, path: request.path.replace('a=1', 'a=2') },
      'more query': { ...request, path: `${request.path}&c=3` },
      'less query': { ...request, path: request.path.replace('&b=2', '') },
      header: { ...request, headers: setHeader(request, 'x-custom', () => 'two') },
      'header sent twice': { ...request, headers: [...request.headers, ['X-Custom', 'two']] },
      'header left out': { ...request, headers: request.headers.filter(([name]) => name.toLowerCase() !== 'x-custom') },
      host: { ...request, headers: setHeader(request, 'host', (text) => `${text}:8443`) },
      signature: {
        ...request,
        headers: setHeader(request, 'authorization', (text) =>
          text.replace(/Signature=./, 'Signature=0').replace(/Signature=0(.{62})./, 'Signature=0$10'),
        ),
      },
      'signature in capitals': {
        ...request,
        headers: setHeader(request, 'authorization', (text) =>
          text.replace(/Signature=.*/, (found) => `Signature=${found.slice(10).toUpperCase()}`),
        ),
      },
      'signed headers': {
        ...request,
        headers: setHeader(request, 'authorization', (text) => text.replace(';x-custom', '')),
      },
      date: { ...request, headers: setHeader(request, 'x-amz-date', () => '20261122T120001Z') },
      'hash of the body': { ...request, headers: [...request.headers, ['X-Amz-Content-Sha256', 'UNSIGNED-PAYLOAD']] },
    };
    for (const [what, attack] of Object.entries(tampered)) {
      const { status, errorType, text, event } = await send(attack);
      assert.deepEqual([status, errorType, event], [403, 'InvalidSignatureException', null], `${what}: ${text}`);
      assert.match(text, mismatch, what);
    }
  });

  /** What the percent signs of a path spell; the path itself where they spell nothing. */
  function decoded(path: string): string {
    try {
      return decodeURIComponent(path.replace(/%(?![\da-f]{2})/gi, '%25'));
    } catch {
      return path;
    }
  }

  it('notices any changed character of a presigned URL', async () => {
    const { send } = await gatewayOf();
    const { path, ...request } = await signed({ path: '/pets/7?tag=abc' }, { expiresIn: 300 });
    await fc.assert(
      fc.asyncProperty(fc.nat(path.length - 1), fc.constantFrom('0', 'f', 'Z', '%41', '&', '='), async (at, text) => {
        const changed = path.slice(0, at) + text + path.slice(at + 1);
        // Percent signs may spell a character otherwise without meaning another.
        fc.pre(decoded(changed) !== decoded(path));
        const { event } = await send({ ...request, path: changed });
        assert.equal(event, null, changed);
      }),
      { numRuns: 300 },
    );
  });

  it('takes no signature again when its time is over', async () => {
    const { send, gateway } = await gatewayOf();
    const request = await signed({});
    assert.equal((await send(request)).status, 200);
    gateway.clock.advance({ seconds: 301 });
    assert.equal((await send(request)).event, null);
    // A fresh date does not make an old signature good.
    const renewed = { ...request, headers: setHeader(request, 'x-amz-date', () => '20261122T120501Z') };
    assert.equal((await send(renewed)).event, null);
  });

  it('takes no two signatures, dates or tokens, and no signature of an unsigned host', async () => {
    const { send } = await gatewayOf();
    const request = await signed({}, { identity: dora });
    for (const name of ['authorization', 'x-amz-date', 'x-amz-security-token']) {
      const [, value = ''] = request.headers.find(([key]) => key === name) ?? [];
      const twice = await send({ ...request, headers: [[name, 'x'], ...request.headers] });
      const same = await send({ ...request, headers: [...request.headers, [name, value]] });
      assert.deepEqual([twice.event, same.event], [null, null], name);
    }
    const query = await signed({}, { expiresIn: 60 });
    assert.equal((await send({ ...query, path: `${query.path}&X-Amz-Signature=0` })).event, null);
    assert.equal((await send({ ...query, path: `${query.path}&X-Amz-Credential=x` })).event, null);
    const bare = {
      ...request,
      headers: setHeader(request, 'authorization', (text) => text.replace('SignedHeaders=host;', 'SignedHeaders=')),
    };
    assert.match((await send(bare)).text, /'Host' or ':authority' must be a 'SignedHeader'/);
  });

  it('judges policies by the verb that is routed, whatever verb is signed', async () => {
    const onlyGet = { Statement: { Effect: 'Allow', Action: '*', Resource: `${api}/dev/GET/x` } };
    const { send } = await gatewayOf({ identities: [{ ...alice, policies: [onlyGet] }] });
    const request = await signed({ headers: [['X-HTTP-Method-Override', 'POST']] });
    const answer = await send(request);
    assert.deepEqual([answer.status, answer.event], [403, null]);
    assert.match(answer.text, /dev\/POST\/x/);
  });
});
