import assert from 'node:assert/strict';
import type { JsonObject } from '../../compiler/model/index.js';
import {
  type IntegratedOptions,
  type IntegratedRequest,
  integratedGateway,
} from '../../fixtures/integrated-gateway.js';
import type { HeaderList, HttpAnswer, HttpCall } from '../exchange/index.js';

const ok = (headers: HeaderList = [], body = '', status = 200): HttpAnswer => ({ kind: 'http', status, headers, body });

const http = (integration: JsonObject, answer = ok(), options: IntegratedOptions = {}) =>
  integratedGateway(
    {
      type: 'http',
      httpMethod: 'ANY',
      uri: 'https://backend.test/a',
      responses: { default: { statusCode: '200' } },
      ...integration,
    },
    () => answer,
    options,
  );

/** What went out, if anything did, and how the client was answered. */
type Outbound = Partial<HttpCall> & {
  readonly status: number;
  readonly log: readonly string[];
  readonly header: Readonly<Record<string, string>>;
};

async function outbound(
  integration: JsonObject,
  request: IntegratedRequest = {},
  options: IntegratedOptions = {},
): Promise<Outbound> {
  const gateway = http(integration, ok(), options);
  const { status, log } = await gateway.call(request);
  const [call] = gateway.calls;
  const sent = call?.kind === 'http' ? call : undefined;
  return { ...sent, status, log, header: Object.fromEntries(sent?.headers ?? []) };
}

describe('the integration HTTP', () => {
  it('sends nothing of the client but the body and its type', async () => {
    const { header, body, method } = await outbound(
      {},
      {
        method: 'PUT',
        headers: [
          ['X-Own', '1'],
          ['Accept', 'text/html'],
          ['Content-Type', 'text/plain'],
        ],
        body: 'é',
      },
    );
    assert.deepEqual([method, body], ['PUT', 'é']);
    const { 'X-Amzn-Trace-Id': trace, ...others } = header;
    assert.match(trace ?? '', /^Root=1-/);
    assert.deepEqual(others, {
      Accept: 'application/json',
      'User-Agent': 'AmazonAPIGateway_abc123',
      'x-amzn-apigateway-api-id': 'abc123',
      'Content-Type': 'text/plain',
      'Content-Length': '2',
      Host: 'backend.test',
    });
  });

  it('sends no body with GET, HEAD and OPTIONS', async () => {
    const template = { requestTemplates: { 'application/json': 'made' } };
    for (const method of ['GET', 'HEAD', 'OPTIONS']) {
      const { body, header } = await outbound(template, { method });
      assert.deepEqual([body, header['Content-Length']], [undefined, undefined], method);
    }
    assert.equal((await outbound({ ...template, httpMethod: 'POST' })).body, 'made');
  });

  it('puts stage variables into the URI, the empty text where one is not set', async () => {
    const uri = 'https://${stageVariables.host}/${stageVariables.path}?${stageVariables.query}';
    const variables = { host: 'b.test:8443', path: 'p/q', query: 'a=1' };
    const sent = await outbound({ uri }, {}, { variables });
    assert.deepEqual([sent.url, sent.header.Host], ['https://b.test:8443/p/q?a=1', 'b.test:8443']);
    const unset = await outbound({ uri }, {}, { variables: { path: 'p' } });
    assert.equal(unset.status, 500);
    assert.ok(unset.log.includes('Execution failed due to configuration error: Invalid endpoint address'));
  });

  it('calls only what is an address', async () => {
    const table = [
      ['https://backend.test/{id}', 500],
      ['https://backend.test/a b', 500],
      ['https://backend.test:22/', 500],
      ['https://backend.test:8080/', 200],
      ['http://backend.test:80/', 200],
      ['https://backend.test/%zz', 500],
      ['https://user:secret@backend.test/', 200],
    ] as const;
    for (const [uri, status] of table) assert.equal((await outbound({ uri })).status, status, uri);
  });

  it('says which value is missing, and makes up none', async () => {
    const gateway = http({ uri: 'https://${Host}/' });
    await assert.rejects(
      gateway.call(),
      /uri of the integration of ANY \/x is not known: Host has no value.*values: \{ "Host": … \}.*--set Host=…/,
    );
    assert.deepEqual(gateway.calls, []);
    const known = http({ uri: 'https://${Host}/${AWS::Region}/${AWS::AccountId}' }, ok(), {
      values: new Map([['Host', 'known.test']]),
    });
    await known.call();
    assert.equal(known.calls[0]?.kind === 'http' && known.calls[0].url, 'https://known.test/us-east-1/123456789012');
  });

  it('goes through a VPC link, whose id may be a stage variable', async () => {
    const integration = {
      connectionType: 'VPC_LINK',
      connectionId: '${stageVariables.link}',
      integrationTarget: 'arn:aws:x',
    };
    const sent = await outbound(integration, {}, { variables: { link: 'vl1' } });
    assert.deepEqual(sent.vpcLink, { connectionId: 'vl1', integrationTarget: 'arn:aws:x' });
    assert.equal((await outbound(integration)).status, 500);
  });

  it('goes through a VPC link of the template, whose id nobody knows yet', async () => {
    const sent = await outbound({ connectionType: 'VPC_LINK', connectionId: { Ref: 'CatalogueLink' } });
    assert.deepEqual(sent.vpcLink, { connectionId: '${CatalogueLink}' });
  });

  it('passes no header of the backend by itself, and says application/json', async () => {
    const answer = await http(
      {},
      ok(
        [
          ['X-Own', '1'],
          ['Content-Type', 'text/plain'],
        ],
        'text',
      ),
    ).call();
    assert.deepEqual(
      [answer.text, answer.header('x-own'), answer.header('content-type')],
      ['text', undefined, 'application/json'],
    );
    assert.match(answer.header('x-amzn-trace-id') ?? '', /^Root=/);
  });

  it('answers 500 for a status that the method does not declare', async () => {
    const answer = await http({ responses: { default: { statusCode: '201' } } }).call();
    assert.equal(answer.status, 500);
    assert.ok(answer.log.some((line) => line.endsWith('Output mapping refers to an invalid method response: 201')));
  });
});

describe('what comes back to a mapped integration', () => {
  const responses = (response: JsonObject) => ({ responses: { default: { statusCode: '200', ...response } } });

  it('is mapped to headers from headers, body, context, stage variables and literals', async () => {
    const answer = await http(
      responses({
        responseParameters: {
          'method.response.header.one': 'integration.response.header.X-ONE',
          'method.response.header.many': 'integration.response.multivalueheader.x-many',
          'method.response.header.value': 'integration.response.body.a.b',
          'method.response.header.literal': "'it is'",
          'method.response.header.stage': 'context.stage',
          'method.response.header.variable': 'stageVariables.v',
          'method.response.header.gone': 'integration.response.header.nowhere',
          'method.response.header.Date': "'remapped'",
          'method.response.header.Transfer-Encoding': "'dropped'",
        },
      }),
      ok(
        [
          ['x-one', '1'],
          ['x-many', 'a'],
          ['x-many', 'b'],
        ],
        '{"a":{"b":{"c":1}}}',
      ),
      { variables: { v: 'w' } },
    ).call();
    assert.deepEqual(
      ['one', 'many', 'value', 'literal', 'stage', 'variable', 'gone', 'x-amzn-remapped-date', 'transfer-encoding'].map(
        answer.header,
      ),
      ['1', 'a,b', '{"c":1}', 'it is', 'dev', 'w', undefined, 'remapped', undefined],
    );
  });

  it('passes unmapped where the template is empty', async () => {
    const responseTemplates = { 'application/xml': '<a/>', 'application/json': '' };
    const gateway = integratedGateway(
      {
        type: 'http',
        httpMethod: 'GET',
        uri: 'https://backend.test/',
        responses: { default: { statusCode: '200', responseTemplates } },
      },
      () => ({ kind: 'http', status: 200, headers: [], body: '{"a": 1}' }),
    );
    assert.equal((await gateway.call()).text, '{"a": 1}');
    assert.equal((await gateway.call({ headers: [['Accept', 'application/xml']] })).text, '<a/>');
  });

  it('is rendered by the template for the first type of Accept, else for JSON, else by the first', async () => {
    const templates = { 'application/xml': '<x/>', 'application/json': '{}', 'text/plain': 'x' };
    const ask = async (responseTemplates: JsonObject, accept?: string): Promise<string> =>
      (
        await http(responses({ responseTemplates }), ok([], 'raw')).call({
          headers: accept === undefined ? [] : [['Accept', accept]],
        })
      ).text;
    assert.equal(await ask(templates, 'text/plain;q=0.5, application/xml'), 'x');
    assert.equal(await ask(templates, '*/*'), '{}');
    assert.equal(await ask(templates), '{}');
    assert.equal(await ask({ 'application/xml': '<x/>' }, 'text/html'), '<x/>');
    assert.equal(await ask({}, 'text/html'), 'raw');
  });

  it('is converted by the type of the payload, the type accepted, and contentHandling', async () => {
    const table = [
      [undefined, 'text/plain', 'text/html', 'YQ==', 'YQ=='],
      [undefined, 'text/plain', 'image/png', 'YQ==', 'a'],
      [undefined, 'text/plain', 'image/png', 'no base64', 500],
      [undefined, 'image/png', 'image/png', 'a', 'a'],
      [undefined, 'image/png', 'text/html', 'a', 'YQ=='],
      ['CONVERT_TO_TEXT', 'image/png', 'image/png', 'a', 'YQ=='],
      ['CONVERT_TO_TEXT', 'text/plain', 'image/png', 'YQ==', 'YQ=='],
      ['CONVERT_TO_BINARY', 'text/plain', 'text/html', 'YQ==', 'a'],
      ['CONVERT_TO_BINARY', 'text/plain', 'text/html', 'no base64', 500],
      ['CONVERT_TO_BINARY', 'image/png', 'text/html', 'a', 'a'],
    ] as const;
    for (const [contentHandling, type, accept, payload, expected] of table) {
      const answer = await http(
        responses(contentHandling === undefined ? {} : { contentHandling }),
        ok([['Content-Type', type]], payload),
        { binaryMediaTypes: ['image/png'] },
      ).call({ headers: [['Accept', accept]] });
      const got = answer.status === 200 ? answer.text : answer.status;
      assert.equal(got, expected, `${contentHandling}: ${type} for ${accept}`);
    }
  });

  it('cannot be rendered by a template while it is bytes', async () => {
    const ask = async (more: JsonObject) =>
      await http(
        responses({ responseTemplates: { 'application/json': '$input.body' }, ...more }),
        ok([['Content-Type', 'image/png']], 'a'),
        { binaryMediaTypes: ['image/png'] },
      ).call({ headers: [['Accept', 'image/png']] });
    const bytes = await ask({});
    assert.equal(bytes.status, 500);
    assert.ok(bytes.log.some((line) => line.includes('Unable to transform response')));
    assert.equal((await ask({ contentHandling: 'CONVERT_TO_TEXT' })).text, 'YQ==');
  });
});
