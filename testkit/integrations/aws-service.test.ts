import assert from 'node:assert/strict';
import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { JsonObject } from '../../compiler/model/index.js';
import {
  type IntegratedOptions,
  type IntegratedRequest,
  integratedGateway,
} from '../../fixtures/integrated-gateway.js';
import type { HttpCall } from '../exchange/index.js';
import { roleCredentials } from './role-credentials.js';

const role = 'arn:aws:iam::123456789012:role/caller';

const service = (uri: string, integration: JsonObject = {}, options: IntegratedOptions = {}) =>
  integratedGateway(
    {
      type: 'aws',
      httpMethod: 'POST',
      uri: `arn:aws:apigateway:eu-west-1:${uri}`,
      credentials: role,
      responses: { default: { statusCode: '200' } },
      ...integration,
    },
    () => ({ kind: 'http', status: 200, headers: [], body: '{}' }),
    { path: '/x/{key+}', ...options },
  );

async function outbound(
  uri: string,
  integration: JsonObject = {},
  request: IntegratedRequest = {},
  options: IntegratedOptions = {},
): Promise<HttpCall & { readonly header: Readonly<Record<string, string>> }> {
  const gateway = service(uri, integration, options);
  const answer = await gateway.call({ path: '/x/a', ...request });
  const [call] = gateway.calls;
  assert.ok(call?.kind === 'http', answer.log.join('\n'));
  return { ...call, header: Object.fromEntries(call.headers.map(([name, value]) => [name.toLowerCase(), value])) };
}

/** The signature that AWS's own signer makes of the same request. */
async function foreignSignature(
  { method, url, headers, body }: HttpCall,
  name: string,
  region: string,
): Promise<string> {
  const { sessionToken = '', ...keys } = roleCredentials(role);
  const signer = new SignatureV4({
    credentials: { ...keys, sessionToken },
    region,
    service: name,
    sha256: Sha256,
    uriEscapePath: name !== 's3',
  });
  const { hostname, pathname, searchParams, protocol } = new URL(url);
  const own = headers.filter(
    ([header]) => !/^(authorization|x-amz-(date|security-token|content-sha256))$/i.test(header),
  );
  const signed = await signer.sign(
    {
      method,
      protocol,
      hostname,
      path: pathname,
      query: Object.fromEntries(searchParams),
      headers: Object.fromEntries(own.map(([header, value]) => [header.toLowerCase(), value])),
      body: body === undefined ? undefined : Buffer.from(body),
    },
    { signingDate: new Date('2026-11-22T20:40:00Z') },
  );
  return signed.headers.authorization ?? '';
}

const signatureIn = (authorization: string | undefined): string | undefined =>
  /Signature=([0-9a-f]{64})$/.exec(authorization ?? '')?.[1];

describe('the integration AWS with a service', () => {
  it('takes parameters behind the action for those of the query', async () => {
    const { url, service: called } = await outbound('s3:action/GetObject&Bucket=b&Key={key}', {
      requestParameters: { 'integration.request.path.key': 'method.request.path.key' },
    });
    assert.equal(url, 'https://s3.eu-west-1.amazonaws.com/?Action=GetObject&Bucket=b&Key=a');
    assert.equal(called?.action, 'GetObject');
  });

  it('calls the path of a service with the verb of the integration', async () => {
    const {
      url,
      method,
      header,
      body,
      service: called,
    } = await outbound(
      'sqs:path/123456789012/events',
      { requestTemplates: { 'application/json': 'Action=SendMessage&MessageBody=$input.body' } },
      { method: 'PUT', body: '{"a":1}' },
    );
    assert.deepEqual([method, url], ['POST', 'https://sqs.eu-west-1.amazonaws.com/123456789012/events']);
    assert.equal(body, 'Action=SendMessage&MessageBody={"a":1}');
    assert.deepEqual(called, {
      name: 'sqs',
      region: 'eu-west-1',
      path: '123456789012/events',
      contentType: 'application/json',
    });
    assert.deepEqual(
      [header.accept, header['user-agent'], header['x-amz-date'], header.host],
      ['application/json', 'AmazonAPIGateway_abc123', '20261122T204000Z', 'sqs.eu-west-1.amazonaws.com'],
    );
    assert.equal(header['x-amz-source-arn'], 'arn:aws:execute-api:us-east-1:123456789012:abc123/dev/PUT/x/{key+}');
  });

  it('names an action in the query, before the mapped parameters', async () => {
    const { url, service: called } = await outbound('ssm:action/GetParameter', {
      requestParameters: { 'integration.request.querystring.Name': "'a b'" },
    });
    assert.equal(url, 'https://ssm.eu-west-1.amazonaws.com/?Action=GetParameter&Name=a%20b');
    assert.deepEqual(called, { name: 'ssm', region: 'eu-west-1', action: 'GetParameter' });
  });

  it('reaches endpoints with a subdomain, those of a whole partition, and those of China', async () => {
    const host = async (uri: string): Promise<string | undefined> => (await outbound(uri)).header.host;
    assert.equal(await host('api1.appsync-api:path/graphql'), 'api1.appsync-api.eu-west-1.amazonaws.com');
    assert.equal(await host('iam:action/ListUsers'), 'iam.amazonaws.com');
    const china = await outbound('', { uri: 'arn:aws-cn:apigateway:cn-north-1:sqs:path/1/q' });
    assert.equal(china.header.host, 'sqs.cn-north-1.amazonaws.com.cn');
  });

  it('signs for the role, as AWS’s own signer does', async () => {
    const key = { 'integration.request.path.key': 'method.request.path.key' };
    const cases = [
      ['sqs', await outbound('sqs:path/1//q', { requestTemplates: { 'application/json': 'a=é' } })],
      ['dynamodb', await outbound('dynamodb:action/PutItem', { requestTemplates: { 'application/json': '{}' } })],
      [
        'ssm',
        await outbound('ssm:action/G', { requestParameters: { 'integration.request.querystring.N': "'a/b ~*'" } }),
      ],
      [
        's3',
        await outbound('s3:path/bucket/{key}', { httpMethod: 'GET', requestParameters: key }, { path: '/x/a%20b//é' }),
      ],
    ] as const;
    for (const [name, call] of cases) {
      const signed = signatureIn(call.header.authorization);
      assert.ok(signed);
      assert.match(call.header['x-amz-security-token'] ?? '', /./);
      const names = /SignedHeaders=([^,]+)/.exec(call.header.authorization ?? '')?.[1]?.split(';') ?? [];
      const comparable = { ...call, headers: call.headers.filter(([header]) => names.includes(header.toLowerCase())) };
      const foreign = await foreignSignature(comparable, name, 'eu-west-1');
      assert.deepEqual(/SignedHeaders=([^,]+)/.exec(foreign)?.[1]?.split(';'), names, name);
      assert.equal(signed, signatureIn(foreign), name);
    }
  });

  it('sends no signature without credentials', async () => {
    const gateway = integratedGateway(
      {
        type: 'aws',
        httpMethod: 'POST',
        uri: 'arn:aws:apigateway:eu-west-1:api1.appsync-api:path/graphql',
        responses: { default: { statusCode: '200' } },
      },
      () => ({ kind: 'http', status: 200, headers: [], body: '{}' }),
    );
    await gateway.call();
    const [call] = gateway.calls;
    assert.ok(call?.kind === 'http');
    assert.ok(!call.headers.some(([name]) => /^(authorization|x-amz-date)$/i.test(name)));
  });

  it('takes the role from a stage variable, and answers 500 when it is none', async () => {
    const credentials = 'arn:aws:iam::123456789012:role/${stageVariables.role}';
    const signed = await outbound('sqs:path/1/q', { credentials }, {}, { variables: { role: 'caller' } });
    assert.equal(signed.header.authorization, (await outbound('sqs:path/1/q')).header.authorization);
    const answer = await service('sqs:path/1/q', { credentials }).call({ path: '/x/a' });
    assert.equal(answer.status, 500);
    assert.ok(answer.log.some((line) => line.includes('does not have permission to assume the provided role')));
  });

  it('signs for a role that has no value yet', async () => {
    const signed = await outbound('sqs:path/1/q', { credentials: { 'Fn::GetAtt': ['Role', 'Arn'] } });
    assert.match(signed.header.authorization ?? '', /^AWS4-HMAC-SHA256 Credential=ASIA/);
  });

  it('answers with what the service says, an error too, unless its status is mapped', async () => {
    const gateway = integratedGateway(
      {
        type: 'aws',
        httpMethod: 'GET',
        uri: 'arn:aws:apigateway:eu-west-1:s3:path/b/k',
        credentials: role,
        responses: { default: { statusCode: '200' }, '5\\d\\d': { statusCode: '502' } },
      },
      () => ({ kind: 'http', status: 404, headers: [['Content-Type', 'application/xml']], body: '<Error/>' }),
      { statuses: ['200', '502'] },
    );
    const answer = await gateway.call();
    assert.deepEqual(
      [answer.status, answer.text, answer.header('content-type')],
      [200, '<Error/>', 'application/json'],
    );
  });

  it('passes the body to Firehose, and the answer of Firehose to the client', async () => {
    const gateway = integratedGateway(
      {
        type: 'aws_proxy',
        httpMethod: 'POST',
        uri: 'arn:aws:apigateway:eu-west-1:firehose:action/PutRecord',
        credentials: role,
      },
      () => ({ kind: 'http', status: 200, headers: [], body: '{"RecordId":"1"}' }),
    );
    const answer = await gateway.call({ method: 'POST', body: '{"Record":{}}' });
    const [call] = gateway.calls;
    assert.ok(call?.kind === 'http');
    assert.deepEqual(
      [call.url, call.body],
      ['https://firehose.eu-west-1.amazonaws.com/?Action=PutRecord', '{"Record":{}}'],
    );
    assert.deepEqual([answer.status, answer.text], [200, '{"RecordId":"1"}']);
  });
});
