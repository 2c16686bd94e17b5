import assert from 'node:assert/strict';
import { ApiError } from './api-error.js';
import { writeJson } from './body-encodings.js';
import type { OutgoingRequest } from './client-options.js';
import { inHeader, inQuery } from './credentials.js';
import { signIam } from './iam-credentials.js';
import type { CredentialedSettings, Operation } from './operation.js';
import { readByContentType, readJson, readNothing } from './response-decodings.js';
import { type AnyResult, unwrap } from './result.js';
import { send } from './send.js';

const getPet: Operation = { method: 'GET', path: '/pets/{id}', responses: { 200: readJson, '4XX': readJson } };
const addPet: Operation = {
  method: 'POST',
  path: '/pets',
  body: [['application/json', writeJson]],
  responses: { 201: readJson },
};

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

/** A client whose fetch gives these answers in turn, and what it was asked. */
function clientOf(
  answers: readonly (() => Response | Promise<Response>)[],
  settings: Partial<CredentialedSettings> = {},
): { client: CredentialedSettings; sent: Sent[]; waits: number[] } {
  const sent: Sent[] = [];
  const waits: number[] = [];
  const client: CredentialedSettings = {
    baseUrl: 'https://api.test/dev/',
    fetch: async (url, init) => {
      const answer = answers[sent.length];
      sent.push({ url, init });
      assert.ok(answer, 'one call too many');
      return answer();
    },
    retry: { random: () => 0.5, sleep: async (milliseconds) => void waits.push(milliseconds) },
    ...settings,
  };
  return { client, sent, waits };
}

const call = (
  client: CredentialedSettings,
  operation: Operation = getPet,
  request: object = { path: { id: 1 } },
  options = {},
) => send<AnyResult>(client, operation, request, options);
const reply =
  (status: number, body: unknown, headers: Record<string, string> = {}) =>
  () =>
    new Response(body === undefined ? null : JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    });

describe('send', () => {
  it('asks for the path below the base URL and reads the declared success', async () => {
    const { client, sent } = clientOf([reply(200, { name: 'Rex' })]);
    const result = await call(client);
    assert.equal(sent[0]?.url, 'https://api.test/dev/pets/1');
    assert.deepEqual(sent[0]?.init, { method: 'GET', headers: { accept: 'application/json' } });
    assert.ok(result.ok);
    assert.deepEqual([result.status, result.data, result.contentType], [200, { name: 'Rex' }, 'application/json']);
  });

  it('tells a declared refusal from the gateway’s own by x-amzn-errortype', async () => {
    const headers = { 'x-amzn-errortype': 'MissingAuthenticationTokenException', 'x-amzn-requestid': 'r-1' };
    const { client } = clientOf([
      reply(403, { message: 'mine' }),
      reply(403, { message: 'Missing Authentication Token' }, headers),
    ]);
    const own = await call(client);
    assert.deepEqual([own.ok, own.error, own.data], [false, undefined, { message: 'mine' }]);
    const { error } = await call(client);
    assert.ok(error instanceof ApiError);
    assert.deepEqual(
      [error.status, error.errorType, error.requestId, error.message, error.data],
      [
        403,
        'MissingAuthenticationTokenException',
        'r-1',
        '403 MissingAuthenticationTokenException Missing Authentication Token',
        { message: 'Missing Authentication Token' },
      ],
    );
  });

  it('makes an error of a status that is not declared, and of JSON that is none', async () => {
    const page = () => new Response('<html>', { status: 200, headers: { 'content-type': 'application/json' } });
    const { client } = clientOf([reply(500, { Message: 'denied' }, { 'apigw-requestid': 'h-1' }), page]);
    const undeclared = await call(client);
    assert.deepEqual([undeclared.error?.message, undeclared.error?.requestId], ['500 denied', 'h-1']);
    const broken = await call(client);
    assert.equal(await readByContentType(page(), 'application/json'), '<html>');
    assert.ok(broken.error?.cause instanceof SyntaxError);
  });

  it('repeats an idempotent call after 503 with full jitter, and gives up after three attempts', async () => {
    const { client, sent, waits } = clientOf([reply(503, {}), reply(429, {}), reply(504, { message: 'slow' })]);
    const result = await call(client);
    assert.equal(sent.length, 3);
    assert.deepEqual(waits, [50, 100]);
    assert.equal(result.status, 504);
  });

  it('waits as Retry-After says, and does not wait longer than it may', async () => {
    const { client, waits } = clientOf([
      reply(503, {}, { 'retry-after': '3' }),
      reply(503, {}, { 'retry-after': '3600' }),
    ]);
    const result = await call(client);
    assert.deepEqual(waits, [3000]);
    assert.equal(result.status, 503);
  });

  it('does not repeat a POST, a used-up quota, or anything when told not to', async () => {
    const quota = clientOf([reply(429, {}, { 'x-amzn-errortype': 'LimitExceededException' })]);
    assert.equal((await call(quota.client)).status, 429);
    const post = clientOf([reply(503, {})]);
    assert.equal((await call(post.client, addPet, { body: {} })).status, 503);
    const never = clientOf([reply(503, {})], { retry: false });
    assert.equal((await call(never.client)).status, 503);
    const chosen = clientOf([reply(503, {}), reply(201, { id: 1 })]);
    assert.equal((await call(chosen.client, addPet, { body: {} }, { idempotent: true })).status, 201);
  });

  it('repeats when no response came, and throws what fetch threw in the end', async () => {
    const lost = () => Promise.reject(new TypeError('fetch failed'));
    const { client, waits } = clientOf([lost, reply(200, {})]);
    assert.equal((await call(client)).status, 200);
    assert.equal(waits.length, 1);
    await assert.rejects(call(clientOf([lost]).client, addPet, { body: {} }), /fetch failed/);
  });

  it('stops when the signal aborts or the time is over, also between attempts', async () => {
    const hanging = (_: string, { signal }: RequestInit) =>
      new Promise<Response>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    await assert.rejects(call({ baseUrl: 'https://api.test', fetch: hanging, timeout: 1 }), { name: 'TimeoutError' });
    const controller = new AbortController();
    const busy = async () => {
      controller.abort(new Error('enough'));
      return new Response(null, { status: 503 });
    };
    const request = call(
      { baseUrl: 'https://api.test', fetch: busy },
      getPet,
      { path: { id: 1 } },
      { signal: controller.signal },
    );
    await assert.rejects(request, /enough/);
  });

  it('lets hooks see and change the request, before credentials are added', async () => {
    const seen: OutgoingRequest[] = [];
    const statuses: number[] = [];
    const secured: Operation = { ...getPet, security: [[{ name: 'key', apply: inHeader, parameter: 'X-Api-Key' }]] };
    const { client, sent } = clientOf([reply(200, {})], {
      credentials: { key: async () => 'secret' },
      onRequest: (request) => {
        seen.push(structuredClone(request));
        request.headers['x-trace'] = '1';
      },
      onResponse: ({ status }) => void statuses.push(status),
    });
    await call(client, secured);
    assert.equal(seen[0]?.headers['x-api-key'], undefined);
    assert.deepEqual(sent[0]?.init.headers, { accept: 'application/json', 'x-trace': '1', 'x-api-key': 'secret' });
    assert.deepEqual(statuses, [200]);
  });

  it('uses the first requirement whose credentials are all there, and none that only a prototype has', async () => {
    const scheme = (name: string) => ({ name, apply: inQuery, parameter: name });
    const secured: Operation = {
      ...getPet,
      security: [[scheme('a'), scheme('b')], [scheme('toString')], [scheme('c')]],
    };
    const { client, sent } = clientOf([reply(200, {})], { credentials: { a: '1', c: '3&' } });
    await call(client, secured);
    assert.equal(sent[0]?.url, 'https://api.test/dev/pets/1?c=3%26');
  });

  it('signs for IAM with the region of the host', async () => {
    const secured: Operation = { ...getPet, security: [[{ name: 'iam', apply: signIam }]] };
    const { client, sent } = clientOf([reply(200, {})], {
      baseUrl: 'https://a1.execute-api.eu-west-1.amazonaws.com/dev',
      credentials: { iam: () => ({ accessKeyId: 'AKID', secretAccessKey: 's', sessionToken: 't', clock: () => 0 }) },
    });
    await call(client, secured);
    const headers = new Headers(sent[0]?.init.headers);
    assert.match(
      headers.get('authorization') ?? '',
      /^AWS4-HMAC-SHA256 Credential=AKID\/19700101\/eu-west-1\/execute-api\/aws4_request, /,
    );
    assert.equal(headers.get('x-amz-security-token'), 't');
  });

  it('refuses a path parameter that is missing or leads elsewhere', async () => {
    const { client } = clientOf([]);
    for (const id of [undefined, null, '', '.', '..'])
      await assert.rejects(call(client, getPet, { path: { id } }), TypeError);
    await assert.rejects(call(client, { ...getPet, path: '/pets/{toString}' }, { path: {} }), TypeError);
  });
});

describe('unwrap', () => {
  it('gives the data of a success and throws an ApiError for everything else', async () => {
    const { client } = clientOf(
      [reply(200, { id: 1 }), reply(404, { message: 'no such pet' }), reply(500, undefined)],
      { retry: false },
    );
    assert.deepEqual(await unwrap(call(client)), { id: 1 });
    await assert.rejects(unwrap(call(client)), { name: 'ApiError', status: 404, data: { message: 'no such pet' } });
    await assert.rejects(unwrap(call(client)), { name: 'ApiError', status: 500 });
  });
});

describe('response decodings', () => {
  it('read by the media type that the response names', async () => {
    const read = (body: string, type: string) => readByContentType(new Response(body), type);
    assert.deepEqual(await read('{"a":1}', 'application/hal+json'), { a: 1 });
    assert.deepEqual(await read('{"a":1}', 'application/x-amz-json-1.1'), { a: 1 });
    assert.equal(await read('<a/>', 'application/xml'), '<a/>');
    assert.equal(await read('', ''), undefined);
    assert.equal(await read('{"a":1}\n{"a":2}', 'application/x-ndjson').then((data) => data instanceof Blob), true);
    assert.equal(await readJson(new Response('')), undefined);
  });

  it('let go of a body that nobody reads', async () => {
    const response = new Response('x');
    assert.equal(await readNothing(response), undefined);
    assert.equal(response.bodyUsed || response.body === null, true);
  });
});
