import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import type { JsonObject, JsonValue } from '../../compiler/model/index.js';
import { desk, guardedGateway, noon } from '../../fixtures/guarded-gateway.js';
import type { Backend } from '../backends/index.js';
import { type Clock, stoppedClock } from '../exchange/index.js';
import { cognitoUserPool, oidcIssuer, type TokenIssuer } from '../identity-providers/index.js';
import type { GuardOptions } from './guard-options.js';

const scheme = (authorizer: JsonObject): JsonObject => ({
  type: 'apiKey',
  name: 'Authorization',
  in: 'header',
  'x-amazon-apigateway-authtype': 'custom',
  'x-amazon-apigateway-authorizer': authorizer,
});

const claimsTemplate =
  '$context.authorizer.claims.name|$context.authorizer.claims.roles|$context.authorizer.claims.level';

function documentOf(authorizer: JsonObject, scopes: readonly string[]): JsonObject {
  return {
    components: { securitySchemes: { guard: scheme(authorizer) } },
    paths: {
      '/x': { get: desk({ security: [{ guard: [] }] }) },
      '/scoped': { get: desk({ security: [{ guard: scopes }] }) },
      '/template': {
        get: {
          security: [{ guard: [] }],
          responses: { 200: { description: '' } },
          'x-amazon-apigateway-integration': {
            type: 'mock',
            requestTemplates: { 'application/json': '{"statusCode": 200}' },
            responses: { default: { statusCode: '200', responseTemplates: { 'application/json': claimsTemplate } } },
          },
        },
      },
    },
  };
}

async function made<Issuer extends TokenIssuer>(
  makeIssuer: (options: { clock: Clock }) => Issuer,
  authorizerOf: (issuer: Issuer) => JsonObject,
  options: GuardOptions & { readonly backends?: readonly Backend[] } = {},
) {
  const clock = stoppedClock(noon);
  const issuer = makeIssuer({ clock });
  const { backends = [issuer], ...guards } = options;
  const { gateway, send } = await guardedGateway(
    documentOf(authorizerOf(issuer), ['shop/admin', 'shop/read']),
    backends,
    { clock, ...guards },
  );
  const ask = (token: string | undefined, path = '/x') =>
    send({ path, headers: token === undefined ? [] : [['Authorization', token]] });
  return { gateway, issuer, ask, clock };
}

const cognito = (more: JsonObject = {}, options: Parameters<typeof made>[2] = {}) =>
  made(cognitoUserPool, ({ arn }) => ({ type: 'cognito_user_pools', providerARNs: [arn], ...more }), options);

const jwt = (more: JsonObject = {}, options: Parameters<typeof made>[2] = {}) =>
  made(
    oidcIssuer,
    ({ issuer }) => ({
      type: 'jwt',
      jwtConfiguration: { defaultAlgorithms: ['RS256'], issuers: [{ issuer, audiences: ['shop'], ...more }] },
    }),
    options,
  );

describe('Cognito user pools', () => {
  it('takes an ID token without scopes and an access token with one of them', async () => {
    const { ask, issuer } = await cognito();
    assert.equal((await ask(await issuer.idToken())).status, 200);
    assert.equal((await ask(`Bearer ${await issuer.idToken()}`)).status, 200);
    assert.equal((await ask(await issuer.accessToken({ scopes: ['shop/read'] }), '/scoped')).status, 200);
    const refused = [
      await ask(await issuer.accessToken({ scopes: ['shop/read'] })),
      await ask(await issuer.idToken(), '/scoped'),
      await ask(await issuer.accessToken({ scopes: ['shop/rea', 'shop/reader', 'SHOP/READ'] }), '/scoped'),
      await ask(await issuer.accessToken(), '/scoped'),
      await ask(undefined),
      await ask('Bearer '),
    ];
    for (const { status, text, event } of refused) {
      assert.deepEqual([status, text, event], [401, '{"message":"Unauthorized"}', null]);
    }
  });

  it('hands claims on as strings: lists with commas, objects as JSON, times in words', async () => {
    const { ask, issuer } = await cognito();
    const claims = { 'cognito:groups': ['a', 'b'], address: { city: 'Ulm' }, email_verified: true, n: 1.5 };
    const { event } = await ask(await issuer.idToken({ claims }));
    const seen = event?.requestContext.authorizer?.claims;
    assert.ok(typeof seen === 'object' && seen !== null && !Array.isArray(seen));
    const expected = {
      'cognito:groups': 'a,b',
      address: '{"city":"Ulm"}',
      email_verified: 'true',
      n: '1.5',
      iat: 'Sun Nov 22 12:00:00 UTC 2026',
      exp: 'Sun Nov 22 13:00:00 UTC 2026',
    };
    for (const [name, value] of Object.entries(expected)) assert.equal(Reflect.get(seen, name), value, name);
  });

  it('says of an expired token that it has expired, although its signature was good once', async () => {
    const { ask, issuer, clock } = await cognito();
    const token = await issuer.idToken();
    clock.advance({ seconds: 3599 });
    assert.equal((await ask(token)).status, 200);
    clock.advance({ seconds: 1 });
    const late = await ask(token);
    assert.deepEqual([late.status, late.text], [401, '{"message":"The incoming token has expired"}']);
  });

  it('holds the audience to identityValidationExpression, which lets in no access token', async () => {
    const { ask, issuer } = await cognito({ identityValidationExpression: 'gatewright0client[0-9]+' });
    assert.equal((await ask(await issuer.idToken())).status, 200);
    assert.equal((await ask(await issuer.idToken({ claims: { aud: 'another' } }))).status, 401);
    assert.equal((await ask(await issuer.accessToken({ scopes: ['shop/read'] }), '/scoped')).status, 401);
  });

  it('reads the keys anew when it meets one that it does not know, and keeps them otherwise', async () => {
    const { ask, issuer, gateway } = await cognito();
    await ask(await issuer.idToken());
    await ask(await issuer.idToken({ username: 'bob' }));
    assert.equal(gateway.calls(issuer).length, 1);
    issuer.rotateKeys();
    assert.equal((await ask(await issuer.idToken())).status, 200);
    assert.equal(gateway.calls(issuer).length, 2);
  });

  it('answers 500 when the keys cannot be had', async () => {
    const { keys, ...pool } = cognitoUserPool();
    const broken: Backend = { ...pool, keys, answer: () => ({ kind: 'http', status: 503, headers: [], body: '' }) };
    const { ask, issuer } = await cognito({}, { backends: [broken] });
    const { status, errorType } = await ask(await issuer.idToken());
    assert.deepEqual([status, errorType], [500, 'AuthorizerConfigurationException']);
  });
});

describe('JWT authorizers of REST APIs', () => {
  it('takes a token of an issuer for one of its audiences', async () => {
    const { ask, issuer } = await jwt();
    assert.equal((await ask(`Bearer ${await issuer.token({ audience: 'shop' })}`)).status, 200);
    assert.equal((await ask(await issuer.token({ audience: ['other', 'shop'] }))).status, 200);
    const { status, text } = await ask(await issuer.token({ audience: 'other' }));
    assert.deepEqual([status, text], [401, '{"message":"Unauthorized"}']);
  });

  it('answers 403 to a good token without any of the scopes, in scope or scp', async () => {
    const { ask, issuer } = await jwt();
    const scoped = async (claims: Readonly<Record<string, JsonValue>>) =>
      (await ask(await issuer.token({ audience: 'shop', claims }), '/scoped')).status;
    assert.deepEqual(
      [
        await scoped({ scope: 'a shop/read' }),
        await scoped({ scp: ['shop/admin'] }),
        await scoped({ scope: 'a' }),
        await scoped({}),
      ],
      [200, 200, 403, 403],
    );
  });

  it('hands claims on as they are to functions, and as JSON text to templates', async () => {
    const { ask, issuer } = await jwt();
    const claims = { name: 'Zoë "Z"', roles: ['a', 'b'], level: 7 };
    const token = await issuer.token({ audience: 'shop', claims });
    const { event } = await ask(token);
    assert.deepEqual(
      Object.fromEntries(
        Object.entries(event?.requestContext.authorizer?.claims ?? {}).filter(([name]) => name in claims),
      ),
      claims,
    );
    assert.equal((await ask(token, '/template')).text, '"Zo\\u00EB \\"Z\\""|["a","b"]|7');
  });

  it('checks additional claims by their format', async () => {
    const additionalClaims = [
      { claimName: 'org', format: 'single-string', expectedValues: ['a', 'b'] },
      { claimName: 'groups', format: 'string-array', expectedValues: ['staff'], required: false },
    ];
    const { ask, issuer } = await jwt({ additionalClaims });
    const with_ = async (claims: Readonly<Record<string, JsonValue>>) =>
      (await ask(await issuer.token({ audience: 'shop', claims }))).status;
    assert.deepEqual(
      [
        await with_({ org: 'b' }),
        await with_({ org: 'c' }),
        await with_({}),
        await with_({ org: 'a', groups: ['x', 'staff'] }),
        await with_({ org: 'a', groups: ['x'] }),
      ],
      [200, 401, 401, 200, 401],
    );
  });

  it('refuses every request, aloud, when nothing may be assumed', async () => {
    const { ask, issuer } = await jwt({}, { jwtAssumptions: false });
    const { status, text } = await ask(await issuer.token({ audience: 'shop' }));
    assert.equal(status, 500);
    assert.match(text, /jwtAssumptions is false/);
  });

  it('trusts no discovery document of another issuer', async () => {
    const forged = oidcIssuer();
    const backend: Backend = {
      ...forged,
      answer: async (call, around) => {
        const answer = await forged.answer(call, around);
        if (answer?.kind !== 'http') return answer;
        return {
          ...answer,
          body: String(answer.body).replace('"issuer":"https://issuer.test"', '"issuer":"https://evil.test"'),
        };
      },
    };
    const { ask } = await jwt({}, { backends: [backend] });
    assert.equal((await ask(await forged.token({ audience: 'shop' }))).status, 500);
  });
});

/** Both kinds meet the same attacks. */
const kinds = {
  'a Cognito user pool': async () => {
    const { ask, issuer, clock } = await cognito();
    return { ask, issuer, good: await issuer.idToken(), foreign: await cognitoUserPool({ clock }).idToken() };
  },
  'a JWT authorizer': async () => {
    const { ask, issuer, clock } = await jwt();
    return {
      ask,
      issuer,
      good: await issuer.token({ audience: 'shop' }),
      foreign: await oidcIssuer({ clock }).token({ audience: 'shop' }),
    };
  },
};

for (const [kind, prepare] of Object.entries(kinds)) {
  describe(`attacks on ${kind} by tokens`, () => {
    const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const decode = (part: string | undefined): Record<string, JsonValue> =>
      JSON.parse(Buffer.from(part ?? '', 'base64url').toString());

    it('takes the token that is good', async () => {
      const { ask, good } = await prepare();
      assert.equal((await ask(good)).status, 200);
    });

    it('refuses changed headers, claims and signatures', async () => {
      const { ask, good } = await prepare();
      const [header = '', payload = '', signature = ''] = good.split('.');
      const fields = decode(header);
      const claims = decode(payload);
      const attacks: Readonly<Record<string, string>> = {
        'alg none': `${encode({ ...fields, alg: 'none' })}.${payload}.`,
        'alg None with a signature': `${encode({ ...fields, alg: 'None' })}.${payload}.${signature}`,
        'no alg': `${encode({ kid: fields.kid })}.${payload}.${signature}`,
        'another alg of the same key': `${encode({ ...fields, alg: 'PS256' })}.${payload}.${signature}`,
        'a kid that is not there': `${encode({ ...fields, kid: 'other' })}.${payload}.${signature}`,
        'a kid that is a path': `${encode({ ...fields, kid: '../../dev/null' })}.${payload}.${signature}`,
        'a kid of a prototype': `${encode({ ...fields, kid: '__proto__' })}.${payload}.${signature}`,
        'no kid': `${encode({ alg: 'RS256' })}.${payload}.${signature}`,
        'a critical header': `${encode({ ...fields, crit: ['exp'], exp: 1 })}.${payload}.${signature}`,
        'another subject': `${header}.${encode({ ...claims, sub: 'root' })}.${signature}`,
        'a later end': `${header}.${encode({ ...claims, exp: 9_999_999_999 })}.${signature}`,
        'no signature': `${header}.${payload}.`,
        'a cut signature': `${header}.${payload}.${signature.slice(0, -4)}`,
        'a part more': `${good}.${signature}`,
        'two parts': `${header}.${payload}`,
        'blanks inside': good.replace('.', '. '),
        'no JSON': `${header}.${Buffer.from('{').toString('base64url')}.${signature}`,
        'a list for claims': `${header}.${encode([claims])}.${signature}`,
        empty: '..',
      };
      for (const [what, token] of Object.entries(attacks)) {
        const { status, event } = await ask(token);
        assert.deepEqual([status, event], [401, null], what);
      }
    });

    it('refuses HS256 with the public key, in every form of it, and keys that the token brings along', async () => {
      const { ask, issuer, good } = await prepare();
      const answer = await issuer.answer(
        {
          kind: 'http',
          purpose: 'authorizer',
          method: 'GET',
          url: `${issuer.issuer}/.well-known/jwks.json`,
          headers: [],
          body: undefined,
          requestId: '',
        },
        {
          accountId: '',
          region: '',
          clock: stoppedClock(noon),
          random: { next: () => 0, uuid: () => '', id: () => '' },
        },
      );
      const [, payload = ''] = good.split('.');
      const [first = ''] = good.split('.');
      const fields = decode(first);
      const text = answer?.kind === 'http' ? String(answer.body) : '';
      const { keys }: { keys: readonly JsonObject[] } = JSON.parse(text);
      const [jwk = {}] = keys;
      for (const secret of [JSON.stringify(jwk), String(jwk.n), Buffer.from(String(jwk.n), 'base64url'), '']) {
        const input = `${encode({ ...fields, alg: 'HS256' })}.${payload}`;
        const forged = `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
        assert.equal((await ask(forged)).status, 401);
      }
      const { generateKeyPair, exportJWK, SignJWT } = await import('jose');
      const own = await generateKeyPair('RS256', { extractable: true });
      const claims = decode(payload);
      const brought = await new SignJWT(claims)
        .setProtectedHeader({
          alg: 'RS256',
          kid: String(fields.kid),
          jwk: await exportJWK(own.publicKey),
          jku: 'https://evil.test/jwks',
        })
        .sign(own.privateKey);
      assert.equal((await ask(brought)).status, 401);
    });

    it('refuses a sound token of a foreign key that has the same issuer', async () => {
      const { ask, foreign } = await prepare();
      assert.equal((await ask(foreign)).status, 401);
    });

    it('refuses other issuers, be they never so near', async () => {
      const { ask, issuer, good } = await prepare();
      const claims = decode(good.split('.')[1]);
      for (const iss of [
        `${issuer.issuer}/`,
        issuer.issuer.toUpperCase(),
        `${issuer.issuer}.evil.test`,
        issuer.issuer.slice(0, -1),
        '',
        null,
        [issuer.issuer],
      ]) {
        assert.equal((await ask(await issuer.sign({ ...claims, iss }))).status, 401, String(iss));
      }
    });

    it('refuses times that are over, yet to come, or none', async () => {
      const { ask, issuer, good } = await prepare();
      const claims = decode(good.split('.')[1]);
      const now = Date.parse(noon) / 1000;
      const { exp: _, ...endless } = claims;
      const wrong: readonly Readonly<Record<string, JsonValue>>[] = [
        { ...claims, exp: now },
        { ...claims, exp: now - 1 },
        { ...claims, exp: String(now + 60) },
        { ...claims, exp: null },
        endless,
        { ...claims, nbf: now + 1 },
        { ...claims, nbf: 'soon' },
        { ...claims, iat: now + 1 },
      ];
      for (const each of wrong) assert.equal((await ask(await issuer.sign(each))).status, 401, JSON.stringify(each));
      assert.equal((await ask(await issuer.sign({ ...claims, nbf: now }))).status, 200);
    });
  });
}
