import assert from 'node:assert/strict';
import { type HttpCall, isStream, textOf } from '../exchange/index.js';
import { type AwsServiceHandler, type AwsServiceRequest, awsService } from './aws-service.js';
import { createBackends } from './create-backends.js';

const call = (changes: Partial<HttpCall> = {}): HttpCall => ({
  kind: 'http',
  purpose: 'integration',
  method: 'POST',
  url: 'https://dynamodb.us-east-1.amazonaws.com/',
  headers: [['Content-Type', 'application/x-amz-json-1.0']],
  body: '{"TableName":"pets"}',
  service: { name: 'dynamodb', region: 'us-east-1', action: 'PutItem' },
  requestId: 'r-1',
  ...changes,
});

async function answerBy(handler: AwsServiceHandler, changes: Partial<HttpCall> = {}) {
  const answer = await createBackends([awsService('dynamodb', handler)]).call(call(changes));
  assert.ok(answer.kind === 'http');
  return { ...answer, text: isStream(answer.body) ? '[stream]' : textOf(answer.body) };
}

describe('awsService', () => {
  it('gets the request that AWS would send, and its body as text and JSON', async () => {
    let request: AwsServiceRequest | undefined;
    await answerBy((received) => {
      request = received;
      return {};
    });
    assert.deepEqual([request?.method, request?.url, request?.service.action], ['POST', call().url, 'PutItem']);
    assert.deepEqual(request?.headers, call().headers);
    assert.equal(request?.text(), '{"TableName":"pets"}');
    assert.deepEqual(request?.json(), { TableName: 'pets' });
  });

  it('shows what a template has made of a body that is no JSON', async () => {
    const broken = { body: '{"name":"O\\\'Hara"}' };
    const shown = {
      name: 'SyntaxError',
      message:
        /^What was sent to POST https:\/\/dynamodb\.us-east-1\.amazonaws\.com\/ is no JSON: .*\n\{"name":"O\\'Hara"\}$/,
    };
    await assert.rejects(
      answerBy((received) => ({ body: String(received.json()) }), broken),
      shown,
    );
    const backends = createBackends([awsService('dynamodb', () => ({}))]);
    await backends.call(call(broken));
    assert.throws(() => backends.calls('dynamodb')[0]?.json(), shown);
  });

  it('answers 200 without a body unless told otherwise', async () => {
    const { status, headers, text } = await answerBy(() => ({}));
    assert.deepEqual([status, headers, text], [200, [], '']);
  });

  it('writes objects as JSON, in the type that the service was asked in', async () => {
    const service = { name: 'dynamodb', region: 'us-east-1', contentType: 'application/x-amz-json-1.0' };
    const { headers, text } = await answerBy(async () => ({ body: { Item: null } }), { service });
    assert.deepEqual([headers, text], [[['Content-Type', 'application/x-amz-json-1.0']], '{"Item":null}']);
    const plain = await answerBy(() => ({ body: [1] }));
    assert.deepEqual([plain.headers, plain.text], [[['Content-Type', 'application/json']], '[1]']);
  });

  it('leaves texts, bytes and headers as they are', async () => {
    const xml = await answerBy(() => ({ status: 404, headers: { 'content-type': 'text/xml' }, body: '<Error/>' }));
    assert.deepEqual([xml.status, xml.headers, xml.text], [404, [['content-type', 'text/xml']], '<Error/>']);
    const bytes = await answerBy(() => ({
      headers: [['X', '1'] as const, ['X', '2'] as const],
      body: Buffer.from('b'),
    }));
    assert.deepEqual(
      [bytes.headers, bytes.text],
      [
        [
          ['X', '1'],
          ['X', '2'],
        ],
        'b',
      ],
    );
  });

  it('takes a Response of the web', async () => {
    const { status, headers, text } = await answerBy(() => Response.json({ ok: 1 }, { status: 202 }));
    assert.deepEqual([status, headers, text], [202, [['content-type', 'application/json']], '{"ok":1}']);
  });

  it('is for its own service, not for any request to its host', async () => {
    const backends = createBackends([awsService('dynamodb', () => ({}))]);
    const { service: _, ...plain } = call();
    await assert.rejects(async () => backends.call(plain), /No backend answers/);
    const other = call({ service: { name: 'sqs', region: 'us-east-1' } });
    await assert.rejects(async () => backends.call(other), /Add awsService\("sqs"/);
  });

  it('lets what the handler throws come out of the test', async () => {
    const failing = () => {
      throw new Error('a bug in the test');
    };
    await assert.rejects(answerBy(failing), /a bug in the test/);
  });
});
