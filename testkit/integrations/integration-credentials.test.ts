import assert from 'node:assert/strict';
import { alice, guardedGateway, iamScheme } from '../../fixtures/guarded-gateway.js';
import { awsService } from '../backends/index.js';

const calledAs = async (credentials: string) => {
  const { gateway } = await guardedGateway(
    {
      components: { securitySchemes: { signed: iamScheme } },
      paths: {
        '/queue': {
          post: {
            security: [{ signed: [] }],
            responses: { 200: { description: 'ok' } },
            'x-amazon-apigateway-integration': {
              type: 'aws',
              httpMethod: 'POST',
              uri: 'arn:aws:apigateway:us-east-1:sqs:path/123456789012/orders',
              credentials,
              responses: { default: { statusCode: '200' } },
            },
          },
        },
      },
    },
    [awsService('sqs', () => ({}))],
  );
  const { status } = await gateway.as(alice).fetch(gateway.url('/queue'), { method: 'POST', body: '{}' });
  const [call] = gateway.calls('sqs');
  const authorization = call?.kind === 'http' && call.headers.find(([name]) => name === 'Authorization');
  return { status, key: authorization ? /Credential=(\w+)/.exec(authorization[1])?.[1] : undefined };
};

describe('the credentials of an integration', () => {
  it('are the caller’s own, with and without the backslashes of the reference', async () => {
    const own = { status: 200, key: alice.accessKeyId };
    assert.deepEqual(await calledAs('arn:aws:iam::*:user/*'), own);
    assert.deepEqual(await calledAs('arn:aws:iam::\\*:user/\\*'), own);
  });

  it('are those of a role, which has a key of its own', async () => {
    const { status, key } = await calledAs('arn:aws:iam::123456789012:role/orders');
    assert.equal(status, 200);
    assert.match(key ?? '', /^ASIA/);
  });
});
