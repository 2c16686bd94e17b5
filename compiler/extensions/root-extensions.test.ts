import assert from 'node:assert/strict';
import { httpApiOf, modelOfText, restApiOf } from '../../fixtures/model-of-text.js';
import { isIntrinsic } from '../model/index.js';

const document = (rest: string): string => `
openapi: 3.0.1
info: {title: t, version: '1'}
paths: {}
${rest}`;

describe('the extensions of the root', () => {
  it("have AWS's defaults", () => {
    const api = restApiOf(modelOfText(document('')));
    assert.equal(api.apiKeySource, 'HEADER');
    assert.equal(api.disableExecuteApiEndpoint, false);
    assert.equal(api.minimumCompressionSize, undefined);
    assert.deepEqual(api.binaryMediaTypes, []);
  });

  it('are read into the API', () => {
    const read = modelOfText(
      document(`
servers:
  - url: https://a.example.com/
    x-amazon-apigateway-endpoint-configuration: {disableExecuteApiEndpoint: true, vpcEndpointIds: [vpce-1, {Ref: Endpoint}]}
x-amazon-apigateway-api-key-source: authorizer
x-amazon-apigateway-binary-media-types: ['image/*']
x-amazon-apigateway-minimum-compression-size: 0
x-amazon-apigateway-security-policy: SecurityPolicy_TLS13_1_3_2025_09
x-amazon-apigateway-endpoint-access-mode: strict
x-amazon-apigateway-policy: {Version: '2012-10-17', Statement: [{Effect: Allow, Resource: {'Fn::Sub': 'arn:\${AWS::Region}'}}]}
x-amazon-apigateway-documentation: {version: '1', documentationParts: [{location: {type: API}, properties: {}}]}
x-amazon-apigateway-gateway-responses:
  DEFAULT_4XX: {statusCode: 400, responseParameters: {gatewayresponse.header.A: "'a'"}, responseTemplates: {application/json: '{}'}}
  default_5xx: {}
x-gatewright-ignore: [operation-id-missing]
`),
    );
    const api = restApiOf(read);
    assert.deepEqual(read.codes, []);
    assert.equal(api.disableExecuteApiEndpoint, true);
    assert.equal(api.endpointType, 'PRIVATE');
    assert.equal(api.vpcEndpointIds.length, 2);
    assert.equal(api.basePath, undefined);
    assert.equal(api.apiKeySource, 'AUTHORIZER');
    assert.deepEqual(api.binaryMediaTypes, ['image/*']);
    assert.equal(api.minimumCompressionSize, 0);
    assert.equal(api.endpointAccessMode, 'STRICT');
    assert.equal(api.documentation?.documentationParts.length, 1);
    assert.equal(api.gatewayResponses.get('DEFAULT_4XX')?.statusCode, '400');
    assert.ok(api.gatewayResponses.has('DEFAULT_5XX'));
    assert.ok(api.ignoredDiagnostics.has('operation-id-missing'));
    assert.ok(JSON.stringify(api.policy?.value).includes('2012-10-17'));
  });

  it('keep an intrinsic that stands for a whole policy', () => {
    const policy =
      "x-amazon-apigateway-policy: {'Fn::If': [IsPrivate, {Version: '2012-10-17'}, {Ref: 'AWS::NoValue'}]}";
    const read = modelOfText(document(policy));
    assert.ok(isIntrinsic(restApiOf(read).policy?.value));
    assert.deepEqual(read.codes, []);
  });

  it('are reported when they are unknown, misspelt, misplaced or wrong', () => {
    const { diagnostics } = modelOfText(
      document(`
x-amazon-apigateway-globals: {}
x-amazon-apigateway-polcy: {}
x-amazon-apigateway-integration: {type: mock}
x-amazon-apigateway-minimum-compression-size: -1
x-amazon-apigateway-security-policy: SecurityPolicy_TLS13_1_3_2025_09
x-amazon-apigateway-endpoint-configuration: {disableExecuteApiEndpoint: true}
x-amazon-apigateway-gateway-responses: {NOT_FOUND: {}}
x-amazon-apigateway-binary-media-types: image/png
x-other-tool: {}
`),
      { protocol: 'REST' },
    );
    assert.deepEqual(
      diagnostics.map(({ code, severity }) => `${severity} ${code}`),
      [
        'warning extension-unknown',
        'warning extension-misspelt',
        'warning extension-misplaced',
        'warning extension-misplaced',
        'error compression-size',
        'error endpoint-access-mode-missing',
        'warning gateway-response-unknown',
      ],
    );
    assert.match(diagnostics[1]?.message ?? '', /Did you mean x-amazon-apigateway-policy\?/);
    assert.equal(diagnostics[4]?.aws, 'Invalid minimum compression size, must be between 0 and 10485760');
  });

  it('of HTTP APIs are read into the HTTP API', () => {
    const read = modelOfText(
      document(`
tags: [{name: team, x-amazon-apigateway-tag-value: {Ref: Team}}, {name: other}]
x-amazon-apigateway-importexport-version: 1.0
x-amazon-apigateway-cors: {allowOrigins: ['https://a'], allowMethods: [get, '*'], maxAge: 0, allowCredentials: true}
`),
    );
    const api = httpApiOf(read);
    assert.equal(api.importExportVersion, '1.0');
    assert.deepEqual([...api.tags.keys()], ['team']);
    assert.deepEqual(api.corsConfiguration?.allowMethods, ['GET', '*']);
    assert.equal(api.corsConfiguration?.maxAge, 0);
    assert.equal(api.corsConfiguration?.allowCredentials, true);
    assert.deepEqual(api.contract.tags.length, 2);
  });

  it('cannot be read where a transform stands for them', () => {
    const { codes } = modelOfText(document("'Fn::Transform': {Name: 'AWS::Include', Parameters: {Location: s3://a}}"));
    assert.deepEqual(codes, ['intrinsic-not-read']);
  });
});
