import assert from 'node:assert/strict';
import { restApiOf } from '../../fixtures/infrastructure/rest-api-of.js';
import type { Diagnostic } from '../diagnostics/index.js';
import { type JsonObject, type JsonValue, textPreview } from '../model/index.js';
import { deploymentOf } from './deployment-of.js';

const lambda = (name: string): string =>
  `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${name}/invocations`;

const proxy = (uri: JsonValue, more: JsonObject = {}): JsonObject => ({
  responses: {},
  'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri, ...more },
});

/** `function[:qualifier] ← source` for each permission. */
function permissionsOf(paths: JsonObject, root: JsonObject = {}, found: Diagnostic[] = []): readonly string[] {
  const api = restApiOf({ openapi: '3.0.1', info: { title: 'x', version: '1' }, paths, ...root });
  return deploymentOf(api, {}, (diagnostic) => found.push(diagnostic)).permissions.map(
    ({ functionName, qualifier, source }) =>
      `${textPreview(functionName)}${qualifier === undefined ? '' : ` @ ${textPreview(qualifier)}`} ← ${source}`,
  );
}

describe('Lambda permissions', () => {
  it('are bound to stage, verb and path, with * for parameters and for any verb', () => {
    assert.deepEqual(
      permissionsOf({
        '/': { get: proxy(lambda('arn:aws:lambda:eu-west-1:123456789012:function:root')) },
        '/pets/{id}': { delete: proxy(lambda('arn:aws:lambda:eu-west-1:123456789012:function:pets:live')) },
        '/{proxy+}': { 'x-amazon-apigateway-any-method': proxy(lambda('all:2')) },
      }),
      [
        'arn:aws:lambda:eu-west-1:123456789012:function:root ← dev/GET/',
        'arn:aws:lambda:eu-west-1:123456789012:function:pets @ live ← dev/DELETE/pets/*',
        'all @ 2 ← dev/*/*',
      ],
    );
  });

  it('hold on every stage when there are several', () => {
    assert.deepEqual(
      permissionsOf({ '/a': { get: proxy(lambda('a')) } }, { 'x-gatewright-stages': { dev: {}, prod: {} } }),
      ['a ← */GET/a'],
    );
  });

  it('find the function in every form of reference', () => {
    assert.deepEqual(
      permissionsOf({
        '/a': { get: proxy({ 'Fn::Sub': lambda('${Orders.Arn}') }) },
        '/b': { get: proxy({ 'Fn::Sub': lambda('${Orders.Arn}:live') }) },
        '/c': {
          get: proxy({
            'Fn::Sub': lambda(
              'arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:${Name}:${Alias}',
            ),
          }),
        },
        '/d': {
          get: proxy({
            'Fn::Join': [
              '',
              ['arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/', { Ref: 'D' }, '/invocations'],
            ],
          }),
        },
        '/e': { get: proxy('${aws_lambda_function.orders.invoke_arn}') },
        '/f': {
          get: proxy('arn:aws:apigateway:eu-west-1:lambda:path/2021-11-15/functions/f/response-streaming-invocations'),
        },
      }),
      [
        '${Orders.Arn} ← dev/GET/a',
        '${Orders.Arn} @ live ← dev/GET/b',
        'arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:${Name} @ ${Alias} ← dev/GET/c',
        '${D} ← dev/GET/d',
        '${Fn::Select} ← dev/GET/e',
        'f ← dev/GET/f',
      ],
    );
  });

  it('are written for authorizers, and not where a role makes the call', () => {
    const authorizer = (more: JsonObject): JsonObject => ({
      type: 'apiKey',
      in: 'header',
      name: 'Authorization',
      'x-amazon-apigateway-authtype': 'custom',
      'x-amazon-apigateway-authorizer': { type: 'token', authorizerUri: lambda('guard'), ...more },
    });
    const paths = { '/a': { get: proxy(lambda('a'), { credentials: 'arn:aws:iam::123456789012:role/r' }) } };
    assert.deepEqual(permissionsOf(paths, { components: { securitySchemes: { guard: authorizer({}) } } }), [
      'guard ← authorizers/*',
    ]);
    assert.deepEqual(
      permissionsOf(paths, {
        components: {
          securitySchemes: { guard: authorizer({ authorizerCredentials: 'arn:aws:iam::123456789012:role/r' }) },
        },
      }),
      [],
    );
  });

  it('follow a stage variable to the function of each stage, and of the canary', () => {
    const found: Diagnostic[] = [];
    const stages = {
      dev: { variables: { fn: 'orders-dev' } },
      prod: { variables: { fn: 'orders' }, canarySettings: { stageVariableOverrides: { fn: 'orders-next' } } },
      test: {},
    };
    const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:';
    assert.deepEqual(
      permissionsOf(
        { '/a': { get: proxy(lambda(`${arn}\${stageVariables.fn}`)) } },
        { 'x-gatewright-stages': stages },
        found,
      ),
      [`${arn}orders-dev ← dev/GET/a`, `${arn}orders ← prod/GET/a`, `${arn}orders-next ← prod/GET/a`],
    );
    assert.deepEqual(
      found.map(({ code, message }) => [code, /stage test/.test(message), /variable fn/.test(message)]),
      [['function-unknown', true, true]],
    );
  });

  it('become one for a function that serves very many methods', () => {
    const found: Diagnostic[] = [];
    const paths = Object.fromEntries(
      Array.from({ length: 41 }, (_, index) => [`/p${index}`, { get: proxy(lambda('all')) }]),
    );
    assert.deepEqual(permissionsOf(paths, {}, found), ['all ← dev/*']);
    assert.deepEqual(
      found.map(({ code }) => code),
      ['permissions-joined'],
    );
  });

  it('keep what is bound to no stage apart when they are joined', () => {
    const paths = Object.fromEntries(
      Array.from({ length: 41 }, (_, index) => [`/p${index}`, { get: proxy(lambda('all')) }]),
    );
    const guard = {
      type: 'apiKey',
      in: 'header',
      name: 'Authorization',
      'x-amazon-apigateway-authtype': 'custom',
      'x-amazon-apigateway-authorizer': { type: 'token', authorizerUri: lambda('all') },
    };
    assert.deepEqual(permissionsOf(paths, { components: { securitySchemes: { guard } } }), [
      'all ← dev/*',
      'all ← authorizers/*',
    ]);
  });

  it('are joined for the stages that call the function, and no others', () => {
    const name = 'arn:aws:lambda:eu-west-1:123456789012:function:${stageVariables.fn}';
    const paths = Object.fromEntries(
      Array.from({ length: 41 }, (_, index) => [`/p${index}`, { get: proxy(lambda(name)) }]),
    );
    const stages = { dev: { variables: { fn: 'a' } }, prod: { variables: { fn: 'b' } } };
    assert.deepEqual(
      permissionsOf(paths, { 'x-gatewright-stages': stages }).map((one) => one.replace(/^.*:/, '')),
      ['a ← dev/*', 'b ← prod/*'],
    );
  });

  it('are not written for other services', () => {
    const paths = {
      '/a': {
        get: {
          responses: {},
          'x-amazon-apigateway-integration': {
            type: 'aws',
            httpMethod: 'POST',
            uri: 'arn:aws:apigateway:eu-west-1:sqs:path/1/q',
            credentials: 'arn:aws:iam::1:role/r',
          },
        },
      },
      '/b': {
        get: {
          responses: {},
          'x-amazon-apigateway-integration': {
            type: 'http',
            httpMethod: 'GET',
            uri: 'https://example.com/functions/x/invocations',
          },
        },
      },
    };
    assert.deepEqual(permissionsOf(paths), []);
  });
});
