import assert from 'node:assert/strict';
import { lambda } from '../backends/index.js';
import { createGateway } from '../create-gateway.js';

const function_ = 'arn:aws:lambda:us-east-1:123456789012:function:f';
const integration = {
  type: 'aws_proxy',
  httpMethod: 'POST',
  uri: `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${function_}/invocations`,
};
const variables = [
  'integration.status',
  'integration.integrationStatus',
  'integrationStatus',
  'integration.responseTransferMode',
  'integration.error',
  'error.messageString',
];
const format = variables.map((name) => `$context.${name}`).join(' | ');
const document = {
  openapi: '3.0.1',
  info: { title: 'logged', version: '1' },
  'x-gatewright-stages': { dev: { accessLogSettings: { format } } },
  paths: {
    '/x': { get: { responses: { 200: { description: 'ok' } }, 'x-amazon-apigateway-integration': integration } },
    '/later': {
      get: {
        responses: { 200: { description: 'ok' } },
        'x-amazon-apigateway-integration': {
          ...integration,
          type: 'aws',
          requestParameters: { 'integration.request.header.X-Amz-Invocation-Type': "'Event'" },
          responses: { default: { statusCode: '200' } },
        },
      },
    },
  },
};

/** What the access log says of one request whose function does this. */
async function logged(path: string, run: () => Promise<{ readonly statusCode: number }>): Promise<string | undefined> {
  const gateway = await createGateway(document, { backends: [lambda('f', run)] });
  await gateway.fetch(gateway.url(path));
  return gateway.logs.at(-1)?.message;
}

describe('access logs', () => {
  it('tell the status of a proxy function from that of its invocation', async () => {
    assert.equal(await logged('/x', async () => ({ statusCode: 418 })), '418 | 200 | 200 | BUFFERED | - | -');
  });

  it('have no status of a proxy function that fails, but its error', async () => {
    const failing = async (): Promise<never> => {
      throw new Error('no pets');
    };
    assert.equal(
      await logged('/x', failing),
      '- | 200 | 200 | BUFFERED | Lambda Customer Function Error:no pets |  "Internal server error"',
    );
  });

  it('tell the status with which Lambda takes an event', async () => {
    const answer = async () => ({ statusCode: 200 });
    assert.equal(await logged('/later', answer), '202 | 202 | 202 | BUFFERED | - | -');
  });

  it('know of no integration where none was asked', async () => {
    const answer = async () => ({ statusCode: 200 });
    assert.equal(await logged('/nowhere', answer), '- | - | - | - | - | "Missing Authentication Token"');
  });
});
