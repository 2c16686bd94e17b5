import assert from 'node:assert/strict';
import { httpApiOf, modelOfText, type ReadText, restApiOf } from '../../fixtures/model-of-text.js';
import { type Integration, isIntrinsic, textPreview } from '../model/index.js';

const lambda = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/FN/invocations';

const read = (integration: unknown, protocol: 'REST' | 'HTTP' = 'REST'): ReadText =>
  modelOfText(
    JSON.stringify({
      openapi: '3.0.1',
      info: { title: 't', version: '1' },
      paths: {
        '/a': { get: { operationId: 'a', responses: { 200: {} }, 'x-amazon-apigateway-integration': integration } },
      },
    }),
    { protocol },
  );

function integrationOf(found: ReadText): Integration {
  const api = found.model.apis[0]?.protocol === 'HTTP' ? httpApiOf(found) : restApiOf(found);
  const integration = api.resources[0]?.methods[0]?.integration;
  assert.ok(integration);
  return integration;
}

describe('x-amazon-apigateway-integration', () => {
  it("has AWS's defaults", () => {
    const { at: _, ...integration } = integrationOf(read({ type: 'aws_proxy', httpMethod: 'post', uri: lambda }));
    assert.deepEqual(integration, {
      type: 'AWS_PROXY',
      uri: lambda,
      httpMethod: 'POST',
      passthroughBehavior: 'WHEN_NO_MATCH',
      timeoutInMillis: 29000,
      cacheKeyParameters: [],
      connectionType: 'INTERNET',
      responseTransferMode: 'BUFFERED',
      requestParameters: new Map(),
      requestTemplates: new Map(),
      responses: [],
    });
  });

  it('warns of a response that another with its status replaces', () => {
    const responses = {
      '.*A.*': { statusCode: '400' },
      default: { statusCode: '200' },
      '.*B.*': { statusCode: 400 },
    };
    const found = read({ type: 'aws', httpMethod: 'POST', uri: lambda, responses });
    const [warning, ...others] = found.diagnostics.filter(({ code }) => code === 'integration-response-replaced');
    assert.match(
      warning?.message ?? '',
      /^The responses \.\*A\.\* and \.\*B\.\* of the integration both have the statusCode 400/,
    );
    assert.deepEqual(others, []);
    const proxy = read({ type: 'http_proxy', httpMethod: 'GET', uri: 'https://a.test', responses });
    assert.ok(!proxy.diagnostics.some(({ code }) => code === 'integration-response-replaced'));
  });

  it('reads every property, in any case where API Gateway takes any', () => {
    const found = read({
      type: 'Http_Proxy',
      httpMethod: 'ANY',
      uri: { 'Fn::Sub': 'https://${Balancer.DNSName}/{proxy}' },
      credentials: { 'Fn::GetAtt': ['Role', 'Arn'] },
      passthroughBehavior: 'When_No_Templates',
      contentHandling: 'convert_to_text',
      timeoutInMillis: '1000',
      cacheNamespace: 'a b',
      cacheKeyParameters: ['integration.request.header.X'],
      connectionType: 'vpc_link',
      connectionId: '${stageVariables.link}',
      integrationTarget: { Ref: 'Listener' },
      responseTransferMode: 'stream',
      requestParameters: { 'integration.request.header.X': "'x'", 'integration.request.path.proxy': "'p'" },
      requestTemplates: { 'application/json': '{"a": "${x}"}', $default: null },
      responses: {
        default: { statusCode: 200 },
        '4\\d{2}': { statusCode: '400', contentHandling: 'CONVERT_TO_BINARY' },
      },
      tlsConfig: { insecureSkipVerification: 'true' },
    });
    const integration = integrationOf(found);
    assert.deepEqual(found.codes, []);
    assert.equal(integration.type, 'HTTP_PROXY');
    assert.ok(isIntrinsic(integration.uri) && isIntrinsic(integration.credentials));
    assert.equal(textPreview(integration.uri), 'https://${Balancer.DNSName}/{proxy}');
    assert.equal(integration.passthroughBehavior, 'WHEN_NO_TEMPLATES');
    assert.equal(integration.timeoutInMillis, 1000);
    assert.equal(integration.connectionType, 'VPC_LINK');
    assert.equal(integration.connectionId, '${stageVariables.link}');
    assert.equal(integration.responseTransferMode, 'STREAM');
    // Velocity's own placeholders stay text.
    assert.equal(integration.requestTemplates.get('application/json')?.text, '{"a": "${x}"}');
    assert.equal(integration.requestTemplates.get('$default')?.text, '');
    assert.deepEqual(
      integration.responses.map((response) => [
        response.selectionPattern,
        response.statusCode,
        response.contentHandling,
      ]),
      [
        ['default', '200', undefined],
        ['4\\d{2}', '400', 'CONVERT_TO_BINARY'],
      ],
    );
    assert.equal(integration.tlsConfig?.insecureSkipVerification, true);
  });

  it('gives nothing of a backend to MOCK', () => {
    const integration = integrationOf(read({ type: 'mock', httpMethod: 'POST', uri: 'x' }));
    assert.equal(integration.httpMethod, undefined);
    assert.equal(integration.uri, undefined);
  });

  it('says what was meant by a misspelt property, and does not take it', () => {
    const found = read({
      type: 'mock',
      passThroughBehavior: 'never',
      responses: { default: { ContentHandling: 'x', statusCode: '200' } },
    });
    assert.equal(integrationOf(found).passthroughBehavior, 'WHEN_NO_MATCH');
    const messages = found.diagnostics.map(({ message }) => message).join('\n');
    assert.match(messages, /Did you mean passthroughBehavior\?/);
    assert.match(messages, /Did you mean contentHandling\?/);
    assert.deepEqual(new Set(found.codes), new Set(['extension-property-misspelt']));
  });

  it('points at the misspelt key', () => {
    const [fault] = read({ type: 'mock', passThroughBehavior: 'never' }).diagnostics;
    assert.deepEqual(fault?.at, {
      file: 'api.yaml',
      pointer: '/paths/~1a/get/x-amazon-apigateway-integration/passThroughBehavior',
      key: true,
    });
  });

  it("drops request parameters that are no strings, with AWS's warning", () => {
    const requestParameters = { 'integration.request.header.A': "'a'", 'integration.request.header.B': true };
    const found = read({ type: 'mock', requestParameters });
    const integration = integrationOf(found);
    assert.deepEqual([...integration.requestParameters.keys()], ['integration.request.header.A']);
    assert.deepEqual([...(integration.droppedRequestParameters ?? [])], [['integration.request.header.B', true]]);
    assert.equal(
      found.diagnostics[0]?.aws,
      "Invalid format for 'requestParameters'. Expected type string for property 'integration.request.header.B' of resource '/a' and method 'GET' but got 'true'",
    );
  });

  it('reads integration-target and says how it is spelled', () => {
    const found = read({
      type: 'http_proxy',
      httpMethod: 'GET',
      uri: 'http://a',
      'integration-target': 'arn:aws:elasticloadbalancing:x',
    });
    assert.equal(integrationOf(found).integrationTarget, 'arn:aws:elasticloadbalancing:x');
    assert.deepEqual(found.codes, ['integration-target-hyphen']);
  });

  it('is read through a reference', () => {
    const found = modelOfText(
      JSON.stringify({
        openapi: '3.0.1',
        info: { title: 't', version: '1' },
        paths: {
          '/a': {
            get: {
              operationId: 'a',
              responses: {},
              'x-amazon-apigateway-integration': { $ref: '#/components/x-amazon-apigateway-integrations/one' },
            },
          },
        },
        components: {
          'x-amazon-apigateway-integrations': { one: { type: 'aws_proxy', httpMethod: 'POST', uri: lambda } },
        },
      }),
    );
    assert.equal(integrationOf(found).uri, lambda);
  });

  it('is refused where API Gateway refuses it', () => {
    const codesOf = (integration: unknown): readonly string[] => read(integration).codes;
    assert.deepEqual(codesOf({ uri: lambda })[0], 'extension-property-missing');
    assert.deepEqual(codesOf({ type: 'lambda' })[0], 'extension-value-unknown');
    assert.deepEqual(codesOf({ type: 'http', uri: 'https://a' }), ['integration-http-method']);
    assert.deepEqual(codesOf({ type: 'http', httpMethod: 'GET', uri: 'ftp://a' }), ['integration-uri-http']);
    assert.deepEqual(codesOf({ type: 'http', httpMethod: 'GET' }), ['integration-uri-missing']);
    assert.deepEqual(codesOf({ type: 'aws', httpMethod: 'POST', uri: 'arn:aws:lambda:us-east-1:1:function:f' }), [
      'integration-uri-action',
    ]);
    assert.deepEqual(codesOf({ type: 'aws', httpMethod: 'POST', uri: 'https://a' }), ['integration-uri-arn']);
    assert.deepEqual(
      codesOf({ type: 'aws_proxy', httpMethod: 'POST', uri: 'arn:aws:apigateway:us-east-1:sqs:path/q' }),
      ['integration-uri-proxy'],
    );
    assert.deepEqual(codesOf({ type: 'mock', timeoutInMillis: 10 }), ['extension-value-range']);
    assert.deepEqual(codesOf({ type: 'mock', timeoutInMillis: 60000 }), ['integration-timeout-quota']);
    assert.deepEqual(
      codesOf({
        type: 'http_proxy',
        httpMethod: 'GET',
        uri: 'http://a',
        responseTransferMode: 'STREAM',
        timeoutInMillis: 60000,
      }),
      [],
    );
  });

  it('judges of a uri only what stands before the first placeholder', () => {
    const uris = [
      '${lambda_arn}',
      'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${F.Arn}/invocations',
      'arn:${AWS::Partition}:apigateway:x',
      'https://${stageVariables.host}/a',
      '${stageVariables.url}',
      'http${stageVariables.s}://a',
    ];
    for (const uri of uris) {
      const type = uri.startsWith('http') || uri.includes('url') ? 'http' : 'aws';
      assert.deepEqual(read({ type, httpMethod: 'POST', uri }).codes, [], uri);
    }
  });

  it('takes a template that is no string for its JSON text', () => {
    const found = read({ type: 'mock', requestTemplates: { 'application/json': { statusCode: 200 } } });
    assert.equal(integrationOf(found).requestTemplates.get('application/json')?.text, '{"statusCode":200}');
    assert.deepEqual(found.codes, ['template-not-string']);
  });
});

describe('x-amazon-apigateway-integration of an HTTP API', () => {
  it('reads payload format, subtype and mappings by status', () => {
    const integration = integrationOf(
      read(
        {
          type: 'aws_proxy',
          payloadFormatVersion: 1.0,
          integrationSubtype: 'SQS-SendMessage',
          requestParameters: { MessageBody: '$request.body', QueueUrl: { Ref: 'Queue' } },
          responseParameters: { 200: { 'overwrite:header.a': 'b' } },
        },
        'HTTP',
      ),
    );
    assert.equal(integration.payloadFormatVersion, '1.0');
    assert.equal(integration.integrationSubtype, 'SQS-SendMessage');
    assert.equal(integration.timeoutInMillis, 30000);
    assert.deepEqual([...integration.requestParameters.keys()], ['MessageBody', 'QueueUrl']);
    assert.deepEqual(
      integration.responses.map(({ statusCode, responseParameters }) => [statusCode, [...responseParameters]]),
      [['200', [['overwrite:header.a', 'b']]]],
    );
  });

  /** Of what a call would stumble over: the code, and where. */
  const calls = (integration: unknown): readonly (readonly unknown[])[] =>
    read(integration)
      .diagnostics.filter(({ code }) => /^(mapping|selection|integration-(uri-placeholder|lambda))/.test(code))
      .map(({ code, severity, at }) => [
        code,
        severity,
        at !== undefined && 'pointer' in at && at.pointer.split('/').slice(5).join('/'),
      ]);

  it('refuses mappings that API Gateway refuses', () => {
    const http = { type: 'http', httpMethod: 'GET', uri: 'https://example.com' };
    assert.deepEqual(
      calls({
        ...http,
        requestParameters: {
          'integration.request.header.A': 'GET,POST',
          'integration.request.header.B': 'method.request.qs.foo',
          'integration.request.headers.C': "'x'",
          'integration.request.header.D': 'integration.response.header.d',
          'integration.request.header.E': "'GET,POST'",
          'integration.request.header.F': 'context.requestId',
          'integration.request.header.G': '${var.value}',
        },
        responses: {
          default: {
            statusCode: '200',
            responseParameters: { 'method.response.headers.x': "'x'", 'method.response.header.y': '*' },
          },
        },
      }),
      [
        ['mapping-source-invalid', 'error', 'requestParameters/integration.request.header.A'],
        ['mapping-source-invalid', 'error', 'requestParameters/integration.request.header.B'],
        ['mapping-target-invalid', 'error', 'requestParameters/integration.request.headers.C'],
        ['mapping-source-other-side', 'warning', 'requestParameters/integration.request.header.D'],
        ['mapping-target-invalid', 'error', 'responses/default/responseParameters/method.response.headers.x'],
        ['mapping-source-invalid', 'error', 'responses/default/responseParameters/method.response.header.y'],
      ],
    );
    const { diagnostics } = read({ ...http, requestParameters: { 'integration.request.header.A': 'GET,POST' } });
    assert.equal(
      diagnostics.find(({ code }) => code === 'mapping-source-invalid')?.aws,
      'Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: GET,POST]',
    );
  });

  it('warns of a placeholder that nothing fills', () => {
    const proxy = { type: 'http_proxy', httpMethod: 'ANY', uri: 'https://${host}/{proxy}' };
    assert.deepEqual(calls(proxy), [['integration-uri-placeholder', 'warning', 'uri']]);
    assert.deepEqual(calls({ ...proxy, uri: { 'Fn::Sub': 'https://${Host}/{proxy}' } }), [
      ['integration-uri-placeholder', 'warning', 'uri'],
    ]);
    const requestParameters = { 'integration.request.path.proxy': "'x'" };
    assert.deepEqual(calls({ ...proxy, requestParameters }), []);
  });

  it('warns of calls of functions that Lambda does not answer', () => {
    const proxy = { type: 'aws_proxy', httpMethod: 'POST', uri: lambda };
    assert.deepEqual(calls(proxy), []);
    assert.deepEqual(calls({ ...proxy, httpMethod: 'GET' }), [['integration-lambda-verb', 'warning', 'httpMethod']]);
    const bare = lambda.replace('/invocations', '');
    assert.deepEqual(calls({ ...proxy, uri: bare }), [['integration-lambda-invocations', 'warning', 'uri']]);
    // What the placeholder brings is not known.
    assert.deepEqual(calls({ ...proxy, uri: `${bare}\${suffix}` }), []);
    assert.deepEqual(calls({ ...proxy, uri: lambda.replace('invocations', 'response-streaming-invocations') }), []);
  });

  it('warns of a selection pattern that is no regular expression', () => {
    const responses = { default: { statusCode: 200 }, '4\\d{2}': { statusCode: 400 }, '(5': { statusCode: 500 } };
    assert.deepEqual(calls({ type: 'aws', httpMethod: 'POST', uri: lambda, responses }), [
      ['selection-pattern-invalid', 'warning', 'responses/(5'],
    ]);
  });
});
