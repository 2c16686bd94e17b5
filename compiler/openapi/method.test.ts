import assert from 'node:assert/strict';
import { httpApiOf, modelOfText, restApiOf } from '../../fixtures/model-of-text.js';
import type { Method } from '../model/index.js';

const uri =
  'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:f/invocations';

const schemes = `
    key: {type: apiKey, in: header, name: X-API-KEY}
    sigv4: {type: apiKey, in: header, name: Authorization, x-amazon-apigateway-authtype: awsSigv4}
    token:
      type: apiKey
      in: header
      name: X-Token
      x-amazon-apigateway-authtype: oauth2
      x-amazon-apigateway-authorizer: {type: token, authorizerUri: '${uri}', identitySource: method.request.header.Other}
    request:
      type: apiKey
      in: header
      name: Unused
      x-amazon-apigateway-authtype: custom
      x-amazon-apigateway-authorizer:
        type: REQUEST
        authorizerUri: '${uri}'
        identitySource: 'method.request.header.A, method.request.querystring.b'
        authorizerResultTtlInSeconds: 0
    pool:
      type: apiKey
      in: header
      name: Authorization
      x-amazon-apigateway-authtype: cognito_user_pools
      x-amazon-apigateway-authorizer: {type: cognito_user_pools, providerARNs: [{'Fn::GetAtt': [Pool, Arn]}]}
    tokens:
      type: apiKey
      in: header
      name: Authorization
      x-amazon-apigateway-authorizer:
        type: jwt
        jwtConfiguration:
          defaultAlgorithms: [RS256]
          issuers:
            - issuer: https://issuer.example.com/
              audiences: [shop]
              additionalClaims: [{claimName: tier, format: single-string, expectedValues: [gold], required: true}]
    login: {type: oauth2, flows: {}}`;

const document = (operation: string, root = ''): string => `
openapi: 3.0.1
info: {title: t, version: '1'}
paths:
  /a/{id}:
    get:
      operationId: a
      x-amazon-apigateway-integration: {type: aws_proxy, httpMethod: POST, uri: '${uri}'}
${operation}
components:
  securitySchemes:${schemes}
  schemas:
    A: {type: object}
${root}
`;

function methodOf(operation: string, root = ''): Method {
  const method = restApiOf(modelOfText(document(operation, root))).resources[0]?.methods[0];
  assert.ok(method);
  return method;
}

const secured = (security: string): readonly unknown[] => {
  const method = methodOf(`      security: ${security}`);
  return [method.authorizationType, method.authorizer, method.authorizationScopes, method.apiKeyRequired];
};

describe('the authorization of a method', () => {
  it('comes from the security scheme', () => {
    assert.deepEqual(secured('[]'), ['NONE', undefined, [], false]);
    assert.deepEqual(secured('[{key: []}]'), ['NONE', undefined, [], true]);
    assert.deepEqual(secured('[{sigv4: []}]'), ['AWS_IAM', undefined, [], false]);
    assert.deepEqual(secured('[{token: [x]}]'), ['CUSTOM', 'token', [], false]);
    assert.deepEqual(secured('[{request: []}]'), ['CUSTOM', 'request', [], false]);
    assert.deepEqual(secured('[{pool: [shop/read]}]'), ['COGNITO_USER_POOLS', 'pool', ['shop/read'], false]);
    assert.deepEqual(secured('[{tokens: [read]}]'), ['JWT', 'tokens', ['read'], false]);
  });

  it('is one authorizer, with an API key beside it', () => {
    assert.deepEqual(secured('[{token: [], key: []}]'), ['CUSTOM', 'token', [], true]);
    assert.deepEqual(secured('[{key: []}, {pool: []}]'), ['COGNITO_USER_POOLS', 'pool', [], true]);
    const second = modelOfText(document('      security: [{token: []}, {pool: []}]'));
    assert.equal(restApiOf(second).resources[0]?.methods[0]?.authorizer, 'token');
    assert.ok(second.codes.includes('security-second-authorizer'));
  });

  it('comes from the root when the operation has none, and an empty list removes it', () => {
    assert.equal(methodOf('', 'security: [{pool: []}]').authorizationType, 'COGNITO_USER_POOLS');
    assert.equal(methodOf('', 'security: [{sigv4: []}]').authorizationType, 'AWS_IAM');
    assert.equal(methodOf('      security: []', 'security: [{pool: []}]').authorizationType, 'NONE');
    assert.ok(modelOfText(document('', 'security: [{sigv4: []}]')).codes.includes('security-at-root'));
    assert.ok(!modelOfText(document('', 'security: [{pool: []}]')).codes.includes('security-at-root'));
  });

  it('is IAM by the oldest of the extensions, in any case', () => {
    assert.equal(methodOf('      x-amazon-apigateway-auth: {type: aws_iam}').authorizationType, 'AWS_IAM');
    assert.equal(
      methodOf('      security: [{pool: []}]\n      x-amazon-apigateway-auth: {type: NONE}').authorizationType,
      'NONE',
    );
  });

  it('is missing, and said to be, for schemes that API Gateway does not check', () => {
    const login = modelOfText(document('      security: [{login: []}]'));
    assert.ok(login.codes.includes('security-scheme-ignored'));
  });

  it('is an error when a requirement names no scheme, since the method would be open', () => {
    const saidOf = (text: string): readonly (readonly unknown[])[] =>
      modelOfText(text)
        .diagnostics.filter(({ code }) => code.startsWith('security-scheme-'))
        .map(({ code, severity, mend, at }) => [
          code,
          severity,
          mend,
          at !== undefined && 'pointer' in at && at.pointer,
        ]);
    assert.deepEqual(saidOf(document('      security: [{Tokn: []}]')), [
      ['security-scheme-misspelt', 'error', 'Write token.', '/paths/~1a~1{id}/get/security'],
    ]);
    const [[code, severity, mend] = []] = saidOf(document('      security: [{nobody: []}]'));
    assert.deepEqual([code, severity], ['security-scheme-unknown', 'error']);
    assert.match(String(mend), /key, sigv4, token/);
    assert.deepEqual(
      saidOf(document('', 'security: [{Tokn: []}]')).map(([, , , pointer]) => pointer),
      ['/security'],
    );
  });

  it('only warns of a scheme that is not there when the document declares none', () => {
    const { diagnostics } = modelOfText(
      JSON.stringify({
        swagger: '2.0',
        info: { title: 't', version: '1' },
        paths: { '/a': { get: { security: [{ api_key: [] }], responses: {} } } },
      }),
    );
    const said = diagnostics.find(({ code }) => code.startsWith('security-scheme-'));
    assert.deepEqual([said?.code, said?.severity], ['security-scheme-none', 'warning']);
  });
});

describe('authorizers', () => {
  const { authorizers } = restApiOf(modelOfText(document('')));

  it('take the identity source of TOKEN and Cognito from the header of the scheme', () => {
    assert.deepEqual(authorizers.get('token')?.identitySource, ['method.request.header.X-Token']);
    assert.deepEqual(authorizers.get('pool')?.identitySource, ['method.request.header.Authorization']);
  });

  it('split the identity sources of REQUEST', () => {
    const request = authorizers.get('request');
    assert.deepEqual(request?.identitySource, ['method.request.header.A', 'method.request.querystring.b']);
  });

  it('cache for 300 seconds when the document does not say', () => {
    const token = authorizers.get('token');
    const request = authorizers.get('request');
    assert.ok(token?.type === 'TOKEN' && request?.type === 'REQUEST');
    assert.deepEqual([token.authorizerResultTtlInSeconds, token.hasDefaultTtl], [300, true]);
    assert.deepEqual([request.authorizerResultTtlInSeconds, request.hasDefaultTtl], [0, undefined]);
  });

  it('hold the issuers of a JWT authorizer with their claims', () => {
    const tokens = authorizers.get('tokens');
    assert.ok(tokens?.type === 'JWT');
    assert.deepEqual(tokens.defaultAlgorithms, ['RS256']);
    assert.deepEqual(tokens.issuers, [
      {
        issuer: 'https://issuer.example.com/',
        audiences: ['shop'],
        additionalClaims: [{ claimName: 'tier', format: 'single-string', expectedValues: ['gold'], required: true }],
      },
    ]);
  });

  it('refuse the JWT form of the other kind of API, and name both forms', () => {
    const form = (jwt: string): string => `
openapi: 3.0.1
info: {title: t, version: '1'}
paths: {}
components:
  securitySchemes:
    login:
      type: oauth2
      x-amazon-apigateway-authorizer: {type: jwt, jwtConfiguration: ${jwt}}
`;
    const http = form("{issuer: 'https://a.example.com', audience: [b]}");
    const rest = modelOfText(http, { protocol: 'REST' }).diagnostics.find(({ code }) => code === 'jwt-configuration');
    assert.equal(rest?.severity, 'error');
    assert.match(rest?.message ?? '', /issuer and audience.*issuers/);
    const read = httpApiOf(modelOfText(http));
    assert.deepEqual(read.authorizers.get('login'), {
      type: 'JWT',
      name: 'login',
      identitySource: ['$request.header.Authorization'],
      issuers: [{ issuer: 'https://a.example.com', audiences: ['b'], additionalClaims: [] }],
      at: {
        file: 'api.yaml',
        pointer: '/components/securitySchemes/login/x-amazon-apigateway-authorizer',
      },
    });
    const plain = form("{issuers: [{issuer: 'http://a.example.com?x', audiences: []}]}");
    assert.ok(modelOfText(plain).codes.includes('jwt-issuer'));
  });

  it('are missed where a scheme says that it has one', () => {
    const { diagnostics } = modelOfText(`
openapi: 3.0.1
info: {title: t, version: '1'}
paths: {}
components: {securitySchemes: {a: {type: apiKey, in: header, name: A, x-amazon-apigateway-authtype: oauth2}}}
`);
    const missing = diagnostics.find(({ code }) => code === 'authorizer-extension-missing');
    assert.match(missing?.aws ?? '', /^Unable to create authorizer from security definition: 'a'\./);
  });

  it('need what AWS demands of them', () => {
    const { diagnostics } = modelOfText(`
openapi: 3.0.1
info: {title: t, version: '1'}
paths: {}
components:
  securitySchemes:
    a: {type: apiKey, in: header, name: A, x-amazon-apigateway-authorizer: {type: token}}
    b: {type: apiKey, in: header, name: A, x-amazon-apigateway-authorizer: {type: cognito_user_pools}}
    c: {type: apiKey, in: header, name: A, x-amazon-apigateway-authorizer: {type: tokn, authorizerUri: x}}
    d: {type: apiKey, in: header, name: A, x-amazon-apigateway-authorizer: {type: token, authorizerUri: x, authorizerResultTtlInSeconds: 4000}}
    e: {type: apiKey, in: header, name: A, x-amazon-apigateway-authorizer: {type: request, authorizerUri: x}}
`);
    assert.deepEqual(
      diagnostics.map(({ code, severity }) => [code, severity]),
      [
        ['extension-property-missing', 'error'],
        ['extension-property-missing', 'error'],
        ['extension-value-misspelt', 'error'],
        ['extension-value-range', 'error'],
        ['authorizer-without-source', 'warning'],
      ],
    );
  });
});

describe('a method', () => {
  it('has the parameters that the operation declares, and the variable of its path', () => {
    const method = methodOf(`
      parameters:
        - {name: X-A, in: header, required: true, schema: {type: string}}
        - {name: q, in: query, schema: {type: string}}
        - {name: c, in: cookie, required: true, schema: {type: string}}`);
    assert.deepEqual(Object.fromEntries(method.requestParameters), {
      'method.request.header.X-A': true,
      'method.request.querystring.q': false,
      'method.request.path.id': true,
    });
  });

  it('has no parameter for a greedy variable that nobody declares', () => {
    const read = modelOfText(document('').replace('/a/{id}', '/a/{rest+}'));
    assert.equal(restApiOf(read).resources[0]?.methods[0]?.requestParameters.size, 0);
  });

  it('has models by media type, and responses for statuses of three digits', () => {
    const method = methodOf(`
      requestBody:
        content:
          application/json: {schema: {$ref: '#/components/schemas/A'}}
          text/plain: {}
      responses:
        200:
          description: ok
          headers: {X-B: {schema: {type: string}}}
          content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}
        4xx: {description: no}
        default: {description: no}`);
    assert.deepEqual([...method.requestModels.keys()], ['application/json']);
    assert.deepEqual(
      method.methodResponses.map(({ statusCode, responseParameters, responseModels }) => [
        statusCode,
        [...responseParameters],
        [...responseModels.keys()],
      ]),
      [['200', [['method.response.header.X-B', false]], ['application/json']]],
    );
    assert.deepEqual(
      method.operation.responses.map(({ status }) => status),
      ['200', '4XX', 'default'],
    );
  });

  it('uses its own validator, else that of the root, and no one that is not declared', () => {
    const validators =
      'x-amazon-apigateway-request-validators: {body: {validateRequestBody: true}, all: {validateRequestBody: true, validateRequestParameters: true}}\n';
    const root = `${validators}x-amazon-apigateway-request-validator: all`;
    assert.equal(methodOf('', root).requestValidator, 'all');
    assert.equal(methodOf('      x-amazon-apigateway-request-validator: body', root).requestValidator, 'body');
    const unknown = modelOfText(document('      x-amazon-apigateway-request-validator: bdy', root));
    const fault = unknown.diagnostics.find(({ code }) => code === 'validator-unknown');
    assert.equal(fault?.aws, 'Invalid Request Validator identifier specified');
    const api = restApiOf(modelOfText(document('', root)));
    assert.equal(api.requestValidators.get('body')?.validateRequestParameters, false);
  });

  it('warns of mappings between things that are not declared', () => {
    const { codes } = modelOfText(`
openapi: 3.0.1
info: {title: t, version: '1'}
paths:
  /a:
    get:
      operationId: a
      parameters: [{name: q, in: query, schema: {}}]
      responses: {'200': {description: ok, headers: {X-A: {schema: {}}}}}
      x-amazon-apigateway-integration:
        type: http
        httpMethod: GET
        uri: https://backend.example.com
        requestParameters:
          integration.request.querystring.q: method.request.querystring.q
          integration.request.querystring.all: method.request.multivaluequerystring.q
          integration.request.header.b: method.request.header.b
        responses:
          default: {statusCode: 200, responseParameters: {method.response.header.X-A: "'a'", method.response.header.X-B: "'b'"}}
          '5\\d\\d': {statusCode: 500}
`);
    assert.deepEqual(codes, [
      'mapping-source-undeclared',
      'mapping-header-undeclared',
      'integration-response-undeclared',
    ]);
  });

  it('warns of keys of the cache that are no parameter and have no mapping', () => {
    const { diagnostics } = modelOfText(`
openapi: 3.0.1
info: {title: t, version: '1'}
paths:
  /a/{id}:
    get:
      operationId: a
      parameters: [{name: q, in: query, schema: {}}]
      responses: {}
      x-amazon-apigateway-integration:
        type: aws_proxy
        httpMethod: POST
        uri: arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:f/invocations
        requestParameters: {integration.request.header.tenant: context.authorizer.tenant}
        cacheKeyParameters:
          - method.request.path.id
          - method.request.querystring.q
          - method.request.multivaluequerystring.q
          - integration.request.header.tenant
          - method.request.header.q
          - integration.request.header.other
          - q
`);
    const keys = diagnostics.filter(({ code }) => code === 'cache-key-undeclared');
    assert.deepEqual(
      keys.map(({ message }) => message.split(' ', 1)[0]),
      ['method.request.header.q', 'integration.request.header.other', 'q'],
    );
    assert.equal(keys[0]?.aws, 'Invalid cache key parameter specified');
  });
});
