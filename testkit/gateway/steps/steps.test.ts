import assert from 'node:assert/strict';
import { deflateRawSync, deflateSync, gunzipSync, gzipSync, inflateSync } from 'node:zlib';
import type { JsonObject } from '../../../compiler/model/index.js';
import { echoed, echoGateway, echoIn, headerIn, requestTo } from '../../../fixtures/echo-gateway.js';
import type { GatewayResponse, Header, HeaderList } from '../../exchange/index.js';

const open = { paths: { '/x': { get: echoed(), post: echoed() } } };

describe('checkLimits', () => {
  it('lets headers of 20,480 bytes pass, and no more', async () => {
    const gateway = echoGateway(open);
    const filling = (size: number): readonly Header[] => [['A', 'x'.repeat(size - 5)]];
    assert.equal((await gateway.handle(requestTo('GET /dev/x', { headers: filling(20_480) }))).status, 200);
    const response = await gateway.handle(requestTo('GET /dev/x', { headers: filling(20_481) }));
    assert.equal(response.status, 431);
    assert.equal(response.body, 'HTTP header is larger than 20480 bytes.');
  });

  it('counts the bytes of headers, not their characters', async () => {
    const gateway = echoGateway(open);
    const filling = (characters: number): readonly Header[] => [['A', '\u20ac'.repeat(characters)]];
    assert.equal((await gateway.handle(requestTo('GET /dev/x', { headers: filling(6_825) }))).status, 200);
    assert.equal((await gateway.handle(requestTo('GET /dev/x', { headers: filling(6_826) }))).status, 431);
  });

  it('answers 414 for a long URL', async () => {
    const response = await echoGateway(open).handle(requestTo(`GET /dev/x?${'q'.repeat(10_240)}`));
    assert.deepEqual([response.status, response.body], [414, 'Request URI too long']);
  });

  it('answers 413 in plain text for a body of more than 10 MB, counted in bytes', async () => {
    const gateway = echoGateway(open);
    const fits = await gateway.handle(requestTo('POST /dev/x', { body: new Uint8Array(10_485_760) }));
    assert.equal(fits.status, 200);
    const response = await gateway.handle(requestTo('POST /dev/x', { body: 'é'.repeat(5_242_881) }));
    assert.equal(response.status, 413);
    assert.equal(response.body, 'HTTP content length exceeded 10485760 bytes.');
  });
});

describe('decompress', () => {
  const send = (coding: string, body: Uint8Array): Promise<GatewayResponse> =>
    echoGateway(open).handle(requestTo('POST /dev/x', { headers: [['content-encoding', coding]], body }));

  it('unpacks gzip and deflate, with and without its frame', async () => {
    assert.equal(echoIn(await send('gzip', gzipSync('text'))).body, 'text');
    assert.equal(echoIn(await send('Deflate', deflateSync('text'))).body, 'text');
    assert.equal(echoIn(await send('deflate', deflateRawSync('text'))).body, 'text');
    assert.equal(echoIn(await send('identity', Buffer.from('text'))).body, 'text');
  });

  it('answers 415 for a coding that it does not know and for what is not packed', async () => {
    for (const response of [await send('br', Buffer.from('text')), await send('gzip', Buffer.from('text'))]) {
      assert.equal(response.status, 415);
      assert.equal(response.body, '{"message":"Unsupported Media Type"}');
    }
  });

  it('stops at 10 MB, whatever a small body would grow to', async () => {
    assert.equal((await send('gzip', gzipSync(new Uint8Array(10_485_761)))).status, 413);
  });
});

describe('compress', () => {
  const body = 'a'.repeat(100);
  const answer = (minimum: number | undefined, acceptEncoding: string, headers: readonly Header[] = []) =>
    echoGateway(
      {
        ...(minimum === undefined ? {} : { 'x-amazon-apigateway-minimum-compression-size': minimum }),
        paths: { '/x': { get: echoed({}, 'https://body.test/') } },
      },
      {},
      new Map([['https://body.test/', () => ({ status: 200, headers, body })]]),
    ).handle(requestTo('GET /dev/x', { headers: [['Accept-Encoding', acceptEncoding]] }));

  it('reads all lines of Accept-Encoding', async () => {
    const gateway = echoGateway({ ...open, 'x-amazon-apigateway-minimum-compression-size': 0 });
    const headers: readonly Header[] = [
      ['Accept-Encoding', 'gzip'],
      ['Accept-Encoding', 'identity;q=0.5'],
    ];
    const response = await gateway.handle(requestTo('GET /dev/x', { headers }));
    assert.equal(headerIn(response, 'content-encoding'), 'gzip');
  });

  it('packs a body that is large enough as the client likes best', async () => {
    const gzip = await answer(100, 'deflate;q=0.5, gzip');
    assert.ok(gzip.body instanceof Uint8Array);
    assert.equal(headerIn(gzip, 'content-encoding'), 'gzip');
    assert.equal(gunzipSync(gzip.body).toString(), body);
    const deflate = await answer(0, 'deflate, gzip;q=0.9');
    assert.ok(deflate.body instanceof Uint8Array);
    assert.equal(inflateSync(deflate.body).toString(), body);
  });

  it('leaves a body alone that is small, that nobody wants packed, or that is packed already', async () => {
    const responses = [
      await answer(101, 'gzip'),
      await answer(undefined, 'gzip'),
      await answer(0, ''),
      await answer(0, 'gzip;q=0'),
      await answer(0, 'identity, gzip;q=0.5'),
      await answer(0, 'gzip', [['content-encoding', 'br']]),
    ];
    for (const response of responses) assert.equal(response.body, body);
  });
});

describe('validateRequest', () => {
  const document: JsonObject = {
    'x-amazon-apigateway-request-validators': {
      all: { validateRequestBody: true, validateRequestParameters: true },
    },
    'x-amazon-apigateway-gateway-responses': {
      BAD_REQUEST_BODY: { responseTemplates: { 'application/json': '$context.error.validationErrorString' } },
    },
    components: { schemas: { Pet: { type: 'object', required: ['name'] } } },
    paths: {
      '/pets/{id}': {
        post: echoed({
          'x-amazon-apigateway-request-validator': 'all',
          parameters: [
            { name: 'X-Shop', in: 'header', required: true, schema: { type: 'string' } },
            { name: 'q', in: 'query', required: true, schema: { type: 'string' } },
          ],
          requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } } },
        }),
      },
    },
  };
  const send = (target: string, headers: readonly Header[], body?: string): Promise<GatewayResponse> =>
    echoGateway(document).handle(requestTo(`POST ${target}`, { headers, ...(body === undefined ? {} : { body }) }));

  it('names what is missing, blank values and other spellings of a header included', async () => {
    const response = await send('/dev/pets/1?q=%20', [['x-shop', 'north']], '{}');
    assert.equal(response.status, 400);
    assert.match(
      String(response.body),
      /^\{"message": "Missing required request parameters: \[(X-Shop, q|q, X-Shop)\]"\}$/,
    );
  });

  it('looks at the last of repeated values', async () => {
    assert.equal((await send('/dev/pets/1?q=1&q=', [['X-Shop', 'n']], '{"name":"a"}')).status, 400);
    assert.equal((await send('/dev/pets/1?q=&q=1', [['X-Shop', 'n']], '{"name":"a"}')).status, 200);
  });

  it('holds the body to the model, an absent one too, and tells the faults to gateway responses', async () => {
    assert.equal((await send('/dev/pets/1?q=1', [['X-Shop', 'n']], '{"name":"a"}')).status, 200);
    const faulty = await send('/dev/pets/1?q=1', [['X-Shop', 'n']], '{}');
    // Recorded: the quotes arrive escaped, so that a template may put the whole between quotes.
    assert.equal(faulty.body, '[object has missing required properties ([\\"name\\"])]');
    assert.equal((await send('/dev/pets/1?q=1', [['X-Shop', 'n']])).status, 400);
  });

  it('does not look at a body of another type', async () => {
    const headers = [
      ['X-Shop', 'n'],
      ['Content-Type', 'text/plain'],
    ] as const;
    assert.equal((await send('/dev/pets/1?q=1', headers, 'hello')).status, 200);
  });

  it('survives parameters named like members of every object', async () => {
    const response = await send(
      '/dev/pets/__proto__?__proto__=1&q=1',
      [
        ['X-Shop', 'n'],
        ['__proto__', 'x'],
      ],
      '{"name":"a"}',
    );
    assert.equal(echoIn(response).path, '/pets/__proto__');
  });
});

describe('checkUsagePlan', () => {
  const document: JsonObject = {
    'x-gatewright-stages': { dev: {}, prod: {} },
    'x-gatewright-usage-plans': { gold: { apiKeys: ['first', 'off'], apiStages: [{ stage: 'dev' }] } },
    components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'x-api-key' } } },
    paths: { '/x': { get: echoed({ security: [{ key: [] }] }) } },
  };
  const apiKeys = [
    { name: 'first', value: 'value-of-the-first-key' },
    { name: 'off', value: 'value-of-the-key-off', enabled: false },
    { name: 'other', value: 'value-of-another-key' },
  ];
  const send = (stage: string, key: string | undefined): Promise<GatewayResponse> =>
    echoGateway(document, { apiKeys }).handle(
      requestTo(`GET /${stage}/x`, { headers: key === undefined ? [] : [['X-API-Key', key]] }),
    );

  it('lets in an enabled key of a plan of the stage, and tells the integration whose it is', async () => {
    const { context } = echoIn(await send('dev', 'value-of-the-first-key'));
    const identity: Record<string, unknown> = Object(context.identity);
    assert.deepEqual([identity.apiKey, identity.apiKeyId], ['value-of-the-first-key', 'first']);
  });

  it('answers 403 Forbidden without a key, with a disabled one, with one of no plan or of another stage', async () => {
    const refused = [
      await send('dev', undefined),
      await send('dev', 'nonsense'),
      await send('dev', 'value-of-the-key-off'),
      await send('dev', 'value-of-another-key'),
      await send('prod', 'value-of-the-first-key'),
    ];
    for (const response of refused) {
      assert.deepEqual([response.status, response.body], [403, '{"message":"Forbidden"}']);
      assert.equal(headerIn(response, 'x-amzn-errortype'), 'ForbiddenException');
    }
  });

  it('says in the log why, the key starred', async () => {
    const throttled = {
      ...document,
      'x-gatewright-usage-plans': {
        gold: { apiKeys: ['first'], throttle: { rateLimit: 0.5, burstLimit: 2 }, quota: { limit: 1, period: 'DAY' } },
      },
    };
    const gateway = echoGateway(throttled, { apiKeys, trace: true });
    const linesOf = async (key: string | undefined): Promise<readonly string[]> => {
      const headers: HeaderList = key === undefined ? [] : [['x-api-key', key]];
      const response = await gateway.handle(requestTo('GET /dev/x', { headers }));
      const { lines } = gateway.trace(headerIn(response, 'x-amzn-requestid') ?? '');
      return lines
        .filter((line) => /API Key|Usage Plan|throttle|quota/.test(line))
        .map((line) => line.replace(/\S{36}\./, 'ID.'));
    };
    const stars = '****************st-key';
    const verifying = (key: string): string =>
      `Verifying Usage Plan for request: ID. API Key: ${key} API Stage: abc123/dev`;
    const refused = (key: string): string =>
      `API Key ${key} not authorized because method 'GET /x' requires API Key and API Key is not associated with a Usage Plan for API Stage abc123/dev: `;
    assert.deepEqual(await linesOf(undefined), [verifying(''), `${refused('')}API Key was required but not present`]);
    assert.deepEqual(await linesOf('nonsense'), [
      verifying('**nsense'),
      `${refused('**nsense')}No Usage Plan found for key and API Stage`,
    ]);
    assert.deepEqual(await linesOf('value-of-the-first-key'), [
      verifying(stars),
      `Usage Plan check succeeded for API Key ${stars} and API Stage abc123/dev`,
      `API Key: ${stars}`,
    ]);
    assert.deepEqual(await linesOf('value-of-the-first-key'), [
      verifying(stars),
      'gatewright: the quota of usage plan gold is used up.',
    ]);
    const [, line = ''] = await linesOf('value-of-the-first-key');
    assert.match(
      line,
      /^Key throttle limit exceeded for RestApi abc123, Stage dev, Resource \w{6}, HttpMethod GET\. Limit: 0\.50 Burst: 2$/,
    );
  });
});
