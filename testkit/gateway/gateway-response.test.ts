import assert from 'node:assert/strict';
import type { JsonObject } from '../../compiler/model/index.js';
import { echoed, echoGateway, headerIn, requestTo } from '../../fixtures/echo-gateway.js';
import { type Exchange, GatewayFailure, type GatewayResponse, type HeaderList } from '../exchange/index.js';

describe('gateway responses', () => {
  it('are JSON with the message and the type of the error, and no trace header', async () => {
    const response = await failing({});
    assert.equal(response.status, 400);
    assert.equal(response.body, '{"message": "Missing required request parameters: [q]"}');
    assert.equal(headerIn(response, 'x-amzn-errortype'), 'BadRequestException');
    assert.equal(headerIn(response, 'content-type'), 'application/json');
    assert.equal(headerIn(response, 'x-amzn-trace-id'), undefined);
  });

  it('print a message that is null without quotes', async () => {
    const failure = new GatewayFailure('AUTHORIZER_CONFIGURATION_ERROR');
    assert.equal((await failing({}, failure)).body, '{"message":null}');
  });

  it('take status, headers and body from the customisation of their type', async () => {
    const response = await failing({
      BAD_REQUEST_PARAMETERS: {
        statusCode: '422',
        responseParameters: {
          'gatewayresponse.header.X-Why': "'parameters'",
          'gatewayresponse.header.X-Asked': 'method.request.querystring.page',
          'gatewayresponse.header.X-Absent': 'method.request.header.nobody',
          'gatewayresponse.header.X-Id': 'context.requestId',
        },
        responseTemplates: {
          'application/json':
            '{"error": $context.error.messageString, "raw": "$context.error.message", "type": "$context.error.responseType", "path": "method.request.path.id", "page": "$method.request.querystring.page", "stage": "$stageVariables.color", "none": "$context.nothing.here"}',
        },
      },
    });
    assert.equal(response.status, 422);
    assert.equal(headerIn(response, 'x-why'), 'parameters');
    assert.equal(headerIn(response, 'x-asked'), '2');
    assert.equal(headerIn(response, 'x-absent'), undefined);
    assert.equal(headerIn(response, 'x-id'), headerIn(response, 'x-amzn-requestid'));
    assert.equal(headerIn(response, 'x-amzn-errortype'), 'BadRequestException');
    assert.deepEqual(JSON.parse(String(response.body)), {
      error: 'Missing required request parameters: [q]',
      raw: 'Missing required request parameters: [q]',
      type: 'BAD_REQUEST_PARAMETERS',
      path: '7',
      page: '2',
      stage: 'green',
      none: '',
    });
  });

  it('leave static status texts of templates as they stand: nothing is unquoted, no directive runs', async () => {
    const response = await failing({
      BAD_REQUEST_PARAMETERS: { responseTemplates: { 'application/json': `{"statusCode": "'404'"}#set($x = 1)$x` } },
    });
    assert.equal(response.body, `{"statusCode": "'404'"}#set($x = 1)$x`);
  });

  it('inherit from DEFAULT_4XX, without a status of its own the status of their type', async () => {
    const custom = { responseTemplates: { 'text/plain': 'no' } };
    const inherited = await failing({ DEFAULT_4XX: custom });
    assert.deepEqual([inherited.status, inherited.body], [400, 'no']);
    assert.equal(headerIn(inherited, 'content-type'), 'text/plain');
    assert.equal((await failing({ DEFAULT_4XX: { ...custom, statusCode: '418' } })).status, 418);
    assert.equal((await failing({ DEFAULT_5XX: { ...custom, statusCode: '599' } })).status, 400);
  });

  it('inherit nothing as soon as their own type is customised', async () => {
    const response = await failing({
      DEFAULT_4XX: { statusCode: '418', responseParameters: { 'gatewayresponse.header.X-Default': "'yes'" } },
      BAD_REQUEST_PARAMETERS: { responseParameters: { 'gatewayresponse.header.X-Own': "'yes'" } },
    });
    assert.equal(response.status, 400);
    assert.equal(response.body, '{"message": "Missing required request parameters: [q]"}');
    assert.equal(headerIn(response, 'x-own'), 'yes');
    assert.equal(headerIn(response, 'x-default'), undefined);
  });

  it('have the default template when they are customised without one, also where the body of AWS is another', async () => {
    const failure = new GatewayFailure('ACCESS_DENIED', { body: '{"Message":"no"}', message: 'no' });
    const header = { 'gatewayresponse.header.X-Own': "'yes'" };
    assert.equal((await failing({}, failure)).body, '{"Message":"no"}');
    assert.equal((await failing({ ACCESS_DENIED: { responseParameters: header } }, failure)).body, '{"message":"no"}');
    assert.equal((await failing({ DEFAULT_4XX: { responseParameters: header } }, failure)).body, '{"message":"no"}');
  });

  it('find headers of the request whatever their case, leave out what is missing, and send what is empty', async () => {
    const response = await failing(
      {
        BAD_REQUEST_PARAMETERS: {
          responseParameters: {
            'gatewayresponse.header.X-Origin': 'method.request.header.origin',
            'gatewayresponse.header.X-All': 'method.request.multivalueheader.origin',
            'gatewayresponse.header.X-Empty': 'method.request.header.empty',
            'gatewayresponse.header.X-None': 'method.request.header.none',
          },
          responseTemplates: { 'application/json': '"method.request.header.ORIGIN"' },
        },
      },
      missing,
      [
        ['Origin', 'https://a.test'],
        ['Empty', ''],
      ],
    );
    assert.equal(headerIn(response, 'x-origin'), 'https://a.test');
    assert.equal(headerIn(response, 'x-all'), 'https://a.test');
    assert.equal(headerIn(response, 'x-empty'), '');
    assert.equal(headerIn(response, 'x-none'), undefined);
    assert.equal(response.body, '"https://a.test"');
  });

  it('of failures without a type go by the default of their class', async () => {
    const failure = new GatewayFailure('DEFAULT_5XX', { status: 502 });
    const plain = await failing({}, failure);
    assert.deepEqual([plain.status, plain.body], [502, '{"message": "Internal server error"}']);
    const custom = { responseTemplates: { 'application/json': '{}' } };
    const customised = await failing({ DEFAULT_5XX: custom }, failure);
    assert.deepEqual([customised.status, customised.body], [502, '{}']);
  });

  it('print a message behind a blank where AWS does', async () => {
    const bodyOf = async (...failure: ConstructorParameters<typeof GatewayFailure>): Promise<unknown> =>
      (await failing({}, new GatewayFailure(...failure))).body;
    assert.equal(await bodyOf('BAD_REQUEST_BODY'), '{"message": "Invalid request body"}');
    assert.equal(await bodyOf('API_CONFIGURATION_ERROR'), '{"message": "Internal server error"}');
    assert.equal(await bodyOf('INVALID_API_KEY'), '{"message":"Forbidden"}');
    assert.equal(await bodyOf('THROTTLED'), '{"message":"Too Many Requests"}');
    assert.equal(await bodyOf('AUTHORIZER_FAILURE'), '{"message":null}');
  });

  it('are not customised where the front of AWS answers', async () => {
    const failure = new GatewayFailure('REQUEST_TOO_LARGE', { isPlainText: true });
    const response = await failing(
      { REQUEST_TOO_LARGE: { statusCode: '200' }, DEFAULT_4XX: { statusCode: '200' } },
      failure,
    );
    assert.deepEqual([response.status, response.body], [413, 'HTTP content length exceeded 10485760 bytes.']);
    assert.equal(headerIn(response, 'x-amzn-errortype'), undefined);
  });

  it('take a message with quotes for text, never for more of the document', async () => {
    const failure = new GatewayFailure('BAD_REQUEST_BODY', { message: 'a "b" $context.requestId\u2028' });
    const response = await failing(
      { BAD_REQUEST_BODY: { responseTemplates: { 'application/json': '{"m":$context.error.messageString}' } } },
      failure,
    );
    assert.deepEqual(JSON.parse(String(response.body)), { m: 'a "b" $context.requestId\u2028' });
  });
});

const missing = new GatewayFailure('BAD_REQUEST_PARAMETERS', { message: 'Missing required request parameters: [q]' });

/** The answer of `GET /dev/pets/7?page=2` when its integration fails. */
async function failing(responses: JsonObject, failure = missing, headers: HeaderList = []): Promise<GatewayResponse> {
  const fail = (_exchange: Exchange): never => {
    throw failure;
  };
  const gateway = echoGateway(
    {
      'x-amazon-apigateway-gateway-responses': responses,
      'x-gatewright-stages': { dev: { variables: { color: 'green' } } },
      paths: { '/pets/{id}': { get: echoed({}, 'https://fails.test/') } },
    },
    {},
    new Map([['https://fails.test/', fail]]),
  );
  return gateway.handle(requestTo('GET /dev/pets/7?page=2', { headers }));
}
