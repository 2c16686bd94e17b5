import assert from 'node:assert/strict';
import { integratedGateway } from '../../fixtures/integrated-gateway.js';

const mock = (template: string) =>
  integratedGateway(
    {
      type: 'mock',
      requestTemplates: { 'application/json': template },
      responses: {
        '2\\d{2}': { statusCode: '200', responseTemplates: { 'application/json': '{"as": "$input.params(\'q\')"}' } },
        '404': { statusCode: '404' },
      },
    },
    undefined,
    { statuses: ['200', '404'] },
  );

describe('the integration MOCK', () => {
  it('takes the status from the request template, and chooses the response by it', async () => {
    const answer = await mock('{"statusCode": 200}').call({ path: '/x?q=parcel' });
    assert.deepEqual([answer.status, answer.text], [200, '{"as": "parcel"}']);
    assert.equal((await mock('{"statusCode": 404}').call()).status, 404);
  });

  it('reads JSON leniently: names without quotes, single quotes, other members', async () => {
    for (const template of ['{statusCode: 204}', "{'statusCode': 204}", '{"a": [1], "statusCode": 204, "b": {}}']) {
      assert.equal((await mock(template).call()).status, 200, template);
    }
  });

  it('answers 500 to anything that gives no integer', async () => {
    for (const template of [
      '',
      '{}',
      '[]',
      '200',
      '{"statusCode": "200"}',
      '{"statusCode": 200.5}',
      '{"statusCode": null}',
      '{',
    ]) {
      const answer = await mock(template).call();
      assert.deepEqual([answer.status, answer.text], [500, '{"message": "Internal server error"}'], template);
      assert.ok(
        answer.log.some((line) => line.includes('Unable to parse statusCode')),
        template,
      );
    }
  });

  it('answers 500 when no response fits and there is no default', async () => {
    const answer = await mock('{"statusCode": 302}').call();
    assert.equal(answer.status, 500);
    assert.ok(
      answer.log.some((line) =>
        line.endsWith(
          'No match for output mapping and no default output mapping configured. Endpoint Response Status Code: 302',
        ),
      ),
    );
  });

  it('sends JSON as its type, and no trace header', async () => {
    const answer = await mock('{"statusCode": 200}').call();
    assert.equal(answer.header('content-type'), 'application/json');
    assert.equal(answer.header('x-amzn-trace-id'), undefined);
  });

  it('fails for an API that registers all types as binary, until it converts to text', async () => {
    const integration = {
      type: 'mock',
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
      responses: { default: { statusCode: '200', responseTemplates: { 'application/json': 'ok' } } },
    };
    const all = { binaryMediaTypes: ['*/*'] };
    const failing = await integratedGateway(integration, undefined, all).call({ method: 'OPTIONS' });
    assert.equal(failing.status, 500);
    assert.ok(failing.log.some((line) => line.includes('Unable to transform request')));
    const converting = integratedGateway({ ...integration, contentHandling: 'CONVERT_TO_TEXT' }, undefined, all);
    assert.equal((await converting.call({ method: 'OPTIONS' })).text, 'ok');
  });

  it('keeps what its request template puts into $context.responseOverride', async () => {
    const answer = await mock(
      '#set($context.responseOverride.status = 444)#set($context.responseOverride.header.depot = "d")' +
        '#set($context.responseOverride.header["bad name"] = "x")#set($context.responseOverride.header.split = "a\r\nSet-Cookie: b")' +
        '{"statusCode": 404}',
    ).call();
    assert.deepEqual([answer.status, answer.header('depot')], [444, 'd']);
    assert.equal(answer.header('split'), 'a Set-Cookie: b', 'no header ends early');
    assert.equal(answer.header('bad name'), undefined);
  });
});
