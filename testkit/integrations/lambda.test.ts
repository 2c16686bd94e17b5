import assert from 'node:assert/strict';
import type { JsonObject, JsonValue } from '../../compiler/model/index.js';
import { fails, type IntegratedOptions, integratedGateway, returns } from '../../fixtures/integrated-gateway.js';
import type { UpstreamAnswer } from '../exchange/index.js';

const arn = 'arn:aws:lambda:us-east-1:123456789012:function:orders';
const invoke = (name: string): string =>
  `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${name}/invocations`;

const lambda = (integration: JsonObject = {}, answer: UpstreamAnswer = returns({}), options: IntegratedOptions = {}) =>
  integratedGateway(
    {
      type: 'aws',
      httpMethod: 'POST',
      uri: invoke(arn),
      responses: { default: { statusCode: '200' } },
      ...integration,
    },
    () => answer,
    options,
  );

/** Function and qualifier that a URI calls. */
async function called(uri: JsonValue, options: IntegratedOptions = {}): Promise<readonly unknown[]> {
  const gateway = lambda({ uri }, returns({}), options);
  await gateway.call();
  const [call] = gateway.calls;
  return call?.kind === 'lambda' ? [call.functionArn, call.functionName, call.qualifier] : [];
}

describe('the integration AWS with a function', () => {
  it('sends the body as the event, {} for none, and answers with the result', async () => {
    const gateway = lambda({}, returns({ statusCode: 404, body: 'x' }));
    const answer = await gateway.call({ method: 'POST', body: '{"a": 1}' });
    await gateway.call();
    assert.deepEqual(
      gateway.calls.map((call) => call.kind === 'lambda' && call.payload),
      ['{"a": 1}', '{}'],
    );
    assert.deepEqual([answer.status, answer.text], [200, '{"statusCode":404,"body":"x"}']);
    assert.equal(answer.header('content-type'), 'application/json');
    assert.match(answer.header('x-amzn-trace-id') ?? '', /^Root=/);
  });

  it('refuses what Lambda cannot read: no JSON, more than six megabytes', async () => {
    const gateway = lambda();
    const broken = await gateway.call({ method: 'POST', body: '<xml/>' });
    assert.equal(broken.status, 400);
    assert.match(broken.text, /^\{"message":"Could not parse request body into json: /);
    const large = await gateway.call({ method: 'POST', body: JSON.stringify('x'.repeat(6_291_455)) });
    assert.deepEqual([large.status, large.text], [413, '{"message": "Request Too Long"}']);
    assert.equal(large.header('x-amzn-errortype'), 'BadRequestException');
    assert.deepEqual(gateway.calls, []);
  });

  it('chooses the response by the error message of a failed invocation alone', async () => {
    const responses = {
      '.*four hundred.*': { statusCode: '405' },
      '.+': { statusCode: '502' },
      default: { statusCode: '200' },
    };
    const statuses = { statuses: ['200', '405', '502'] };
    const status = async (answer: UpstreamAnswer) => (await lambda({ responses }, answer, statuses).call()).status;
    assert.equal(await status(fails('Error: four hundred of them')), 405);
    assert.equal(await status(fails('another')), 502);
    assert.equal(await status(fails('two\nlines with four hundred')), 200, 'a dot matches no line end');
    assert.equal(await status(returns({ errorMessage: 'four hundred' })), 200, 'it did not fail');
    assert.equal(await status({ kind: 'lambda', payload: 'null', functionError: 'Unhandled' }), 200);
  });

  it('passes the error to the client as it is, and looks into a message that is JSON', async () => {
    const message = JSON.stringify({ code: 'E1', parts: [1] });
    const responses = {
      '.*E1.*': {
        statusCode: '200',
        responseParameters: { 'method.response.header.code': 'integration.response.body.errorMessage.code' },
      },
    };
    const answer = await lambda({ responses }, fails(message)).call();
    assert.equal(answer.header('code'), 'E1');
    assert.equal(JSON.parse(answer.text).errorMessage, message);
  });

  it('decodes the base64 text that a function returns, which stands in quotes', async () => {
    const responses = { default: { statusCode: '200', contentHandling: 'CONVERT_TO_BINARY' } };
    assert.equal((await lambda({ responses }, returns('aGk=')).call()).text, 'hi');
    assert.equal((await lambda({ responses }, returns({ a: 'aGk=' })).call()).status, 500);
  });

  it('lets headers of Lambda be mapped', async () => {
    const responses = {
      default: {
        statusCode: '200',
        responseParameters: { 'method.response.header.error': 'integration.response.header.X-Amz-Function-Error' },
      },
    };
    assert.equal((await lambda({ responses }, fails('E')).call()).header('error'), 'Unhandled');
    assert.equal((await lambda({ responses }).call()).header('error'), undefined);
  });

  it('waits for nothing when X-Amz-Invocation-Type is Event', async () => {
    const gateway = lambda(
      { requestParameters: { 'integration.request.header.X-Amz-Invocation-Type': "'Event'" } },
      { kind: 'lambda', payload: '' },
    );
    const answer = await gateway.call({ method: 'POST', body: '{}' });
    assert.deepEqual([answer.status, answer.text], [200, '']);
    assert.equal(gateway.calls[0]?.kind === 'lambda' && gateway.calls[0].invocationType, 'Event');
  });

  it('does not run the function when X-Amz-Invocation-Type is DryRun', async () => {
    const gateway = lambda(
      { requestParameters: { 'integration.request.header.X-Amz-Invocation-Type': "'DryRun'" } },
      { kind: 'lambda', payload: '' },
    );
    const answer = await gateway.call({ method: 'POST', body: '{}' });
    assert.deepEqual([answer.status, answer.text], [200, '']);
    assert.equal(gateway.calls[0]?.kind === 'lambda' && gateway.calls[0].invocationType, 'DryRun');
    assert.ok(answer.log.includes('Received response. Status: 204, Integration latency: 0 ms'));
  });

  it('is logged as a call of the service Lambda', async () => {
    const { log } = await lambda({}, fails('E')).call();
    const headers = log.find((line) => line.startsWith('Endpoint request headers: '));
    assert.match(
      headers ?? '',
      /^Endpoint request headers: \{x-amzn-lambda-integration-tag=[0-9a-f-]+, Authorization=\*+/,
    );
    assert.match(headers ?? '', / \[TRUNCATED\]$/);
    assert.ok(log.some((line) => /^Endpoint response headers: .*X-Amz-Function-Error=Unhandled/.test(line)));
  });

  it('takes an answer of more than six megabytes for an error of the function', async () => {
    const responses = { '.*maximum allowed payload.*': { statusCode: '413' }, default: { statusCode: '200' } };
    const answer = await lambda({ responses }, returns('x'.repeat(6_291_556)), { statuses: ['200', '413'] }).call();
    assert.equal(answer.status, 413);
  });

  it('is not invoked for what is no role', async () => {
    const credentials = 'arn:aws:iam::123456789012:role/${stageVariables.role}';
    const status = async (options: IntegratedOptions) =>
      (await lambda({ credentials }, returns({}), options).call()).status;
    assert.deepEqual([await status({ variables: { role: 'r' } }), await status({})], [200, 500]);
    const own = { 'Fn::GetAtt': ['Role', 'Arn'] };
    assert.equal((await lambda({ credentials: own }).call()).status, 200, 'a role of the template');
  });

  it('is not invoked by any verb but POST', async () => {
    const gateway = lambda({ httpMethod: 'GET' });
    assert.equal((await gateway.call()).status, 500);
    assert.deepEqual(gateway.calls, []);
  });

  it('answers 500 when the function may not be invoked', async () => {
    const answer = await lambda({}, { kind: 'failure', reason: 'permission', message: '' }).call();
    assert.equal(answer.status, 500);
    assert.ok(answer.log.some((line) => line.endsWith('Invalid permissions on Lambda function')));
  });
});

describe('the function that a URI names', () => {
  it('is known by its ARN, with alias or version', async () => {
    assert.deepEqual(await called(invoke(arn)), [arn, 'orders', undefined]);
    assert.deepEqual(await called(invoke(`${arn}:live`)), [`${arn}:live`, 'orders', 'live']);
    assert.deepEqual(await called(invoke(arn).replace('path/', 'path//')), [arn, 'orders', undefined]);
  });

  it('may stand in stage variables', async () => {
    const uri = invoke('arn:aws:lambda:us-east-1:123456789012:function:${stageVariables.fn}');
    assert.deepEqual(await called(uri, { variables: { fn: 'shop:v1' } }), [
      'arn:aws:lambda:us-east-1:123456789012:function:shop:v1',
      'shop',
      'v1',
    ]);
    assert.equal((await lambda({ uri }).call()).status, 500);
  });

  it('is known by its logical name while it is not deployed', async () => {
    const table: readonly (readonly [JsonValue, string, string | undefined])[] = [
      [{ 'Fn::Sub': invoke('${Orders.Arn}') }, 'Orders', undefined],
      [{ 'Fn::Sub': invoke('${Orders.Arn}:live').replaceAll('us-east-1', '${AWS::Region}') }, 'Orders', 'live'],
      [
        { 'Fn::Sub': invoke('arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${Orders}') },
        'Orders',
        undefined,
      ],
      ['${aws_lambda_function.orders.invoke_arn}', 'orders', undefined],
    ];
    for (const [uri, name, qualifier] of table) {
      assert.deepEqual(await called(uri), [name, name, qualifier], JSON.stringify(uri));
    }
  });

  it('is its ARN once that has a value', async () => {
    const options = { values: new Map([['Orders.Arn', arn]]) };
    assert.deepEqual(await called({ 'Fn::Sub': invoke('${Orders.Arn}') }, options), [arn, 'orders', undefined]);
  });

  it('is asked for by name when nothing tells which it is', async () => {
    for (const [uri, missing] of [
      [{ 'Fn::Sub': invoke('${Prefix}-${Name}') }, /Prefix and Name have no values/],
      [{ Ref: 'WholeUri' }, /WholeUri has no value/],
    ] as const) {
      const gateway = integratedGateway({ type: 'aws_proxy', httpMethod: 'POST', uri });
      await assert.rejects(gateway.call(), missing);
    }
  });
});
