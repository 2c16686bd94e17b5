import assert from 'node:assert/strict';
import type { JsonObject } from '../../compiler/model/index.js';
import { echoed, echoGateway, headerIn, requestTo } from '../../fixtures/echo-gateway.js';
import { guardScheme } from '../../fixtures/guarded-gateway.js';
import { executionMessage } from './logs.js';
import type { RestGateway } from './rest-gateway.js';

describe('the logs of a gateway', () => {
  it('have a line for each request in the format of the stage, with a dash for what is not set', async () => {
    const gateway = withStage({
      accessLogSettings: {
        destinationArn: 'arn:aws:logs:us-east-1:123456789012:log-group:g',
        format:
          '$context.identity.sourceIp $context.identity.caller [$context.requestTime] "$context.httpMethod $context.resourcePath $context.protocol" $context.status $context.responseLength $context.requestId $context.error.message $context.authorize.status',
      },
    });
    const fine = await gateway.handle(requestTo('GET /dev/pets/1', { client: { sourceIp: '198.51.100.1' } }));
    const missing = await gateway.handle(requestTo('PUT /dev/pets/1'));
    const length = String(fine.body).length;
    assert.deepEqual(
      gateway.logs.map(({ kind, stage, message }) => [kind, stage, message]),
      [
        [
          'access',
          'dev',
          `198.51.100.1 - [22/Nov/2026:20:40:00 +0000] "GET /pets/{id} HTTP/1.1" 200 ${length} ${headerIn(fine, 'x-amzn-requestid')} - -`,
        ],
        [
          'access',
          'dev',
          `127.0.0.1 - [22/Nov/2026:20:40:00 +0000] "PUT - HTTP/1.1" 403 42 ${headerIn(missing, 'x-amzn-requestid')} Missing Authentication Token -`,
        ],
      ],
    );
  });

  it('tell variables from the hyphens and full stops between them', async () => {
    const format = '$context.stage-$context.status--$context.httpMethod.-$context.nothing-here';
    const gateway = withStage({ accessLogSettings: { destinationArn: 'arn:x', format } });
    await gateway.handle(requestTo('GET /dev/pets/1'));
    assert.equal(gateway.logs.at(-1)?.message, 'dev-200--GET.--');
  });

  it('have a word for the id that a client has chosen wrongly', async () => {
    const gateway = withStage({ accessLogSettings: { destinationArn: 'arn:x', format: '$context.requestId' } });
    const own = '0e5c0c0e-7f0a-4c64-9d0c-0a9d0e5c0c0e';
    await gateway.handle(requestTo('GET /dev/pets/1', { headers: [['x-amzn-RequestId', own]] }));
    await gateway.handle(requestTo('GET /dev/pets/1', { headers: [['x-amzn-RequestId', 'mine']] }));
    assert.deepEqual(
      gateway.logs.map(({ message }) => message),
      [own, 'UUID_REPLACED_INVALID_REQUEST_ID'],
    );
  });

  it('have the execution log of methods that keep one, of errors alone where the level says so', async () => {
    const gateway = withStage({
      methodSettings: { '*/*': { loggingLevel: 'ERROR' }, '/pets/{id}/GET': { loggingLevel: 'INFO' } },
    });
    await gateway.handle(requestTo('GET /dev/pets/1'));
    assert.ok(
      gateway.logs.some(({ message }) => /^\([0-9a-f-]{36}\) Method completed with status: 200$/.test(message)),
    );
    gateway.forget();
    await gateway.handle(requestTo('POST /dev/pets/1'));
    assert.equal(gateway.logs.length, 0);
    await gateway.handle(requestTo('PUT /dev/pets/1'));
    assert.match(gateway.logs.at(-1)?.message ?? '', /Method completed with status: 403$/);
  });

  it('show what requests and responses hold only with data trace, which makes ERROR log them all', async () => {
    const linesOf = async (setting: JsonObject): Promise<readonly string[]> => {
      const gateway = withStage({ methodSettings: { '*/*': setting } });
      await gateway.handle(requestTo('POST /dev/pets/1', { body: 'secret' }));
      return gateway.logs.map(({ message }) => message.slice(39));
    };
    const bare = await linesOf({ loggingLevel: 'INFO' });
    assert.ok(!bare.some((line) => line.includes('secret') || line.includes('X-Forwarded-For')));
    assert.match(bare[0] ?? '', /^Extended Request Id: /);
    assert.deepEqual(
      bare.slice(-4).map((line) => line.replace(/[0-9a-f-]{36}/, 'ID')),
      [
        'Starting execution for request: ID',
        'HTTP Method: POST, Resource Path: /pets/1',
        'Successfully completed execution',
        'Method completed with status: 200',
      ],
    );
    const full = await linesOf({ loggingLevel: 'INFO', dataTraceEnabled: true });
    assert.ok(full.includes('Method request body before transformations: secret'));
    assert.deepEqual((await linesOf({ loggingLevel: 'ERROR', dataTraceEnabled: true })).length, full.length);
    assert.deepEqual(await linesOf({ loggingLevel: 'OFF', dataTraceEnabled: true }), []);
  });

  it('say what a refused body was held to, and that an authorizer has refused', async () => {
    const gateway = echoGateway({
      'x-gatewright-stages': { dev: { methodSettings: { '*/*': { loggingLevel: 'ERROR' } } } },
      'x-amazon-apigateway-request-validators': { body: { validateRequestBody: true } },
      'x-amazon-apigateway-request-validator': 'body',
      components: {
        schemas: { Pet: { type: 'object', required: ['name'] } },
        securitySchemes: { guard: guardScheme() },
      },
      paths: {
        '/pets': {
          post: echoed({
            requestBody: { content: { 'text/json': { schema: { $ref: '#/components/schemas/Pet' } } } },
          }),
        },
        '/guarded': { get: echoed({ security: [{ guard: [] }] }) },
      },
    });
    const headers = [['Content-Type', 'text/json; charset=utf-8']] as const;
    await gateway.handle(requestTo('POST /dev/pets', { headers, body: '{}' }));
    assert.match(
      gateway.logs.at(-2)?.message ?? '',
      /Request body does not match model schema for content type text\/json: \[object has missing required properties/,
    );
    await gateway.handle(requestTo('GET /dev/guarded'));
    assert.match(gateway.logs.at(-2)?.message ?? '', /^\(([0-9a-f-]{36})\) Unauthorized request: \1$/);
  });

  it('do not print bytes that are no text', async () => {
    const methodSettings = { '*/*': { loggingLevel: 'INFO', dataTraceEnabled: true } };
    const gateway = withStage({ methodSettings });
    await gateway.handle(requestTo('POST /dev/pets/1', { body: new Uint8Array([0xff, 0xd8]) }));
    const isShown = ({ message }: { message: string }): boolean =>
      message.endsWith('Method request body before transformations: [Binary Data]');
    assert.ok(gateway.logs.some(isShown));
  });

  it('star what is secret but for its end, and cut long events at a byte, not within a character', async () => {
    const gateway = withStage({ methodSettings: { '*/*': { loggingLevel: 'INFO', dataTraceEnabled: true } } });
    await gateway.handle(requestTo('GET /dev/pets/1', { headers: [['Authorization', 'Bearer abcdefghijkl']] }));
    const line = gateway.logs.find(({ message }) => message.includes('Method request headers'))?.message ?? '';
    assert.match(line, /Authorization=\*{13}ghijkl,/);
    const cut = executionMessage('id', 'x'.repeat(5000));
    assert.deepEqual([cut.length, cut.endsWith(' [TRUNCATED]')], [1024, true]);
    const wide = executionMessage('id', '\u20ac'.repeat(1000));
    assert.ok(Buffer.byteLength(wide) <= 1024 && Buffer.byteLength(wide) > 1020);
    assert.match(wide, /^\(id\) \u20ac+ \[TRUNCATED\]$/);
    assert.equal(executionMessage('id', '\u20ac'.repeat(300)), `(id) ${'\u20ac'.repeat(300)}`);
  });

  it('keep no more than the last 10,000 lines', async () => {
    const gateway = withStage({ accessLogSettings: { destinationArn: 'arn:x', format: '$context.path' } });
    for (let count = 0; count < 10_050; count++) await gateway.handle(requestTo(`GET /dev/pets/${count}`));
    assert.equal(gateway.logs.length, 10_000);
    assert.equal(gateway.logs.at(-1)?.message, '/dev/pets/10049');
  });
});

function withStage(stage: JsonObject): RestGateway {
  return echoGateway({
    'x-gatewright-stages': { dev: stage },
    paths: { '/pets/{id}': { get: echoed(), post: echoed() } },
  });
}
