import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, get, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { HttpResponse, http } from 'msw';
import type { SetupServer } from 'msw/node';
import { lambda, passthrough } from '../backends/index.js';
import { createGateway, type Gateway } from '../create-gateway.js';
import { gatewayHandler } from './gateway-handler.js';
import { setupGateway } from './setup-gateway.js';

const arn = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions';
const proxyTo = (name: string) => ({
  responses: { 200: { description: 'OK' } },
  'x-amazon-apigateway-integration': {
    type: 'aws_proxy',
    httpMethod: 'POST',
    uri: `${arn}/arn:aws:lambda:us-east-1:123456789012:function:${name}/invocations`,
  },
});

const document = {
  openapi: '3.0.1',
  info: { title: 'pets', version: '1' },
  'x-gatewright-stages': { dev: {} },
  'x-gatewright-domain': {
    domainName: '*.pets.test',
    basePathMappings: [{ basePath: '', stage: 'dev' }],
  },
  paths: {
    '/pets': { 'x-amazon-apigateway-any-method': proxyTo('pets') },
    '/gone': { get: proxyTo('gone') },
    '/broken': { get: proxyTo('absent') },
    '/network': {
      get: {
        responses: { 200: { description: 'OK' } },
        'x-amazon-apigateway-integration': {
          type: 'http_proxy',
          httpMethod: 'GET',
          uri: 'http://${stageVariables.backend}/',
        },
      },
    },
  },
};

describe('setupGateway', () => {
  let gateway: Gateway;
  let server: SetupServer;
  before(async () => {
    gateway = await createGateway(document, {
      backends: [
        lambda('pets', (event) => ({
          statusCode: 201,
          multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2'] },
          body: JSON.stringify([event.httpMethod, event.path, event.queryStringParameters, event.body]),
        })),
        lambda('gone', () => ({ statusCode: 204 })),
      ],
    });
    server = setupGateway(
      gateway,
      http.all('*', () => HttpResponse.text('not the gateway')),
    );
    server.listen({ onUnhandledRequest: 'error' });
  });
  after(() => server.close());

  it('answers fetch to the endpoint', async () => {
    const response = await fetch(gateway.url('/pets?a=b'), { method: 'POST', body: 'text' });
    assert.equal(response.status, 201);
    assert.deepEqual(await response.json(), ['POST', '/pets', { a: 'b' }, 'text']);
    assert.deepEqual(response.headers.getSetCookie(), ['a=1', 'b=2']);
    assert.ok(response.headers.has('x-amzn-requestid'));
  });

  it('answers node:https and node:http', async () => {
    const { hostname, pathname } = new URL(gateway.url('/pets'));
    const sent = httpsRequest({ hostname, path: pathname, method: 'PUT' }).end('body');
    const [response] = await once(sent, 'response');
    assert.equal(response.statusCode, 201);
    assert.deepEqual(JSON.parse(await textOf(response)), ['PUT', '/pets', null, 'body']);
    const [plain] = await once(get(`http://${hostname}/dev/pets`), 'response');
    assert.equal(plain.statusCode, 201);
    assert.deepEqual(plain.headers['set-cookie'], ['a=1', 'b=2']);
    await textOf(plain);
  });

  it('answers one label of the custom domain, without a stage in the path', async () => {
    const response = await fetch('https://eu.pets.test/pets');
    assert.deepEqual(await response.json(), ['GET', '/pets', null, null]);
    for (const host of ['a.eu.pets.test', 'pets.test', 'eupets.test']) {
      assert.equal(await (await fetch(`https://${host}/pets`)).text(), 'not the gateway');
    }
  });

  it('answers the custom domain of the document that has taken the place of the first', async () => {
    const domain = { ...document['x-gatewright-domain'], domainName: 'birds.test' };
    await gateway.replaceApi({ ...document, 'x-gatewright-domain': domain });
    try {
      assert.equal((await fetch('https://birds.test/pets')).status, 201);
      assert.equal(await (await fetch('https://eu.pets.test/pets')).text(), 'not the gateway');
    } finally {
      gateway.reset();
    }
    assert.equal((await fetch('https://eu.pets.test/pets')).status, 201);
  });

  it('answers with the answers of API Gateway itself', async () => {
    const response = await fetch(gateway.url('/nowhere'));
    assert.equal(response.status, 403);
    assert.equal(response.headers.get('x-amzn-errortype'), 'MissingAuthenticationTokenException');
  });

  it('answers without a body', async () => {
    const response = await fetch(gateway.url('/gone'));
    assert.deepEqual([response.status, await response.text()], [204, '']);
  });

  it('answers 500 with the text of what no backend answers', async () => {
    const response = await fetch(gateway.url('/broken'));
    assert.equal(response.status, 500);
    assert.match(await response.text(), /^No backend answers the function absent/);
  });

  it('does not stand between the gateway and the network', async () => {
    const backend = createServer((_request, response) => response.end('from the network'));
    await new Promise<void>((resolve) => backend.listen(0, '127.0.0.1', resolve));
    try {
      const address = backend.address();
      assert.ok(typeof address === 'object' && address !== null);
      const stages = { dev: { variables: { backend: `127.0.0.1:${address.port}` } } };
      const other = await createGateway(
        { ...document, 'x-gatewright-stages': stages },
        { apiId: 'other', backends: [passthrough()] },
      );
      server.use(gatewayHandler(other));
      const response = await fetch(other.url('/network'));
      assert.equal(await response.text(), 'from the network');
    } finally {
      server.resetHandlers();
      await new Promise((resolve) => backend.close(resolve));
    }
  });

  it('leaves other hosts to other handlers', async () => {
    for (const url of ['http://elsewhere.test/', 'http://other.execute-api.us-east-1.amazonaws.com/dev/pets']) {
      const [response] = await once(httpRequest(url).end(), 'response');
      assert.equal(await textOf(response), 'not the gateway');
    }
  });
});

async function textOf(response: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
