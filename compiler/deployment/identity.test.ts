import assert from 'node:assert/strict';
import fc from 'fast-check';
import { restApiOf } from '../../fixtures/infrastructure/rest-api-of.js';
import { getAtt, type JsonObject, type JsonValue, ref, text } from '../model/index.js';
import { deploymentOf } from './deployment-of.js';
import { canonicalText } from './identity.js';

const identityOf = (document: JsonValue): string => deploymentOf(restApiOf(document), {}, () => undefined).identity;

/** A document that uses what AWS deploys, and describes all of it. */
const document = (): JsonObject => ({
  openapi: '3.0.1',
  info: { title: 'Pets', version: '1', description: 'All about pets.' },
  tags: [{ name: 'pets', description: 'Pets.' }],
  paths: {
    '/pets/{id}': {
      put: {
        operationId: 'putPet',
        summary: 'Puts a pet.',
        description: 'Puts a pet where it belongs.',
        tags: ['pets'],
        parameters: [
          { name: 'id', in: 'path', required: true, description: 'Which.', schema: { type: 'string' } },
          { name: 'dry', in: 'query', description: 'Only pretend.', schema: { type: 'boolean' } },
        ],
        requestBody: {
          description: 'The pet.',
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } },
        },
        responses: {
          '200': {
            description: 'Done.',
            headers: { 'X-Id': { description: 'An id.', schema: { type: 'string' } } },
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } },
          },
        },
        security: [{ key: [] }],
        'x-amazon-apigateway-request-validator': 'all',
        'x-amazon-apigateway-integration': {
          type: 'http',
          httpMethod: 'PUT',
          uri: 'https://example.com/{id}',
          timeoutInMillis: 1000,
          requestParameters: { 'integration.request.path.id': 'method.request.path.id' },
          requestTemplates: { 'application/json': '$input.body' },
          responses: { '2\\d{2}': { statusCode: '200' }, default: { statusCode: '200' } },
        },
      },
    },
  },
  components: {
    schemas: {
      Pet: {
        type: 'object',
        title: 'A pet',
        description: 'A pet.',
        example: { description: 'x' },
        required: ['name'],
        properties: { name: { type: 'string', minLength: 1 }, description: { type: 'string', description: 'Text.' } },
      },
    },
    securitySchemes: { key: { type: 'apiKey', name: 'x-api-key', in: 'header', description: 'A key.' } },
  },
  'x-amazon-apigateway-request-validators': { all: { validateRequestBody: true, validateRequestParameters: true } },
  'x-amazon-apigateway-gateway-responses': { DEFAULT_4XX: { responseTemplates: { 'application/json': '{}' } } },
  'x-amazon-apigateway-binary-media-types': ['image/png'],
  'x-amazon-apigateway-minimum-compression-size': 10,
  'x-amazon-apigateway-policy': { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Sid: 'one' }] },
  'x-gatewright-stages': { dev: { description: 'For us.', variables: { host: 'a' } } },
});

/** Places whose text only describes, and those that AWS deploys; a place is the path to a member. */
const describing = [
  ['info', 'description'],
  ['info', 'version'],
  ['tags', 0, 'description'],
  ['paths', '/pets/{id}', 'put', 'summary'],
  ['paths', '/pets/{id}', 'put', 'description'],
  ['paths', '/pets/{id}', 'put', 'tags', 0],
  ['paths', '/pets/{id}', 'put', 'parameters', 0, 'description'],
  ['paths', '/pets/{id}', 'put', 'requestBody', 'description'],
  ['paths', '/pets/{id}', 'put', 'responses', '200', 'description'],
  ['paths', '/pets/{id}', 'put', 'responses', '200', 'headers', 'X-Id', 'description'],
  ['components', 'schemas', 'Pet', 'title'],
  ['components', 'schemas', 'Pet', 'description'],
  ['components', 'schemas', 'Pet', 'example', 'description'],
  ['components', 'schemas', 'Pet', 'properties', 'description', 'description'],
  ['components', 'securitySchemes', 'key', 'description'],
  ['x-gatewright-stages', 'dev', 'description'],
  ['x-gatewright-stages', 'dev', 'variables', 'host'],
];
const deployed = [
  ['paths', '/pets/{id}', 'put', 'operationId'],
  ['paths', '/pets/{id}', 'put', 'parameters', 1, 'name'],
  ['paths', '/pets/{id}', 'put', 'x-amazon-apigateway-integration', 'uri'],
  ['paths', '/pets/{id}', 'put', 'x-amazon-apigateway-integration', 'requestTemplates', 'application/json'],
  ['paths', '/pets/{id}', 'put', 'x-amazon-apigateway-integration', 'requestParameters', 'integration.request.path.id'],
  ['components', 'schemas', 'Pet', 'required', 0],
  ['components', 'schemas', 'Pet', 'properties', 'name', 'pattern'],
  ['x-amazon-apigateway-gateway-responses', 'DEFAULT_4XX', 'responseTemplates', 'application/json'],
  ['x-amazon-apigateway-binary-media-types', 0],
  ['x-amazon-apigateway-policy', 'Statement', 0, 'Sid'],
];

function withValue(place: readonly (string | number)[], value: JsonValue): JsonValue {
  const copy = document();
  let inner = copy as Record<string | number, JsonValue>;
  for (const step of place.slice(0, -1)) inner = inner[step] as Record<string | number, JsonValue>;
  const last = place.at(-1) ?? '';
  inner[last] = value;
  return copy;
}

describe('the identity of a deployment', () => {
  it('is 16 hexadecimal digits, and the same for the same document', () => {
    assert.match(identityOf(document()), /^[0-9a-f]{16}$/);
    assert.equal(identityOf(document()), identityOf(document()));
  });

  it('does not change with what only describes', () => {
    const before = identityOf(document());
    fc.assert(
      fc.property(
        fc.constantFrom(...describing),
        fc.string({ minLength: 1, unit: fc.constantFrom(...'ab1') }),
        (place, value) => {
          assert.equal(identityOf(withValue(place, value)), before, place.join('/'));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('changes with everything that AWS deploys', () => {
    const before = identityOf(document());
    fc.assert(
      fc.property(
        fc.constantFrom(...deployed),
        fc.string({ minLength: 1, unit: fc.constantFrom(...'ab1') }),
        (place, value) => {
          assert.notEqual(identityOf(withValue(place, value)), before, place.join('/'));
        },
      ),
      { numRuns: 150 },
    );
  });

  describe('changes with every field that a deployment is a snapshot of:', () => {
    const method = ['paths', '/pets/{id}', 'put'];
    const integration = [...method, 'x-amazon-apigateway-integration'];
    const response = [...method, 'responses', '200'];
    const schemes = ['components', 'securitySchemes'];
    const authorizer = (more: JsonObject): JsonObject => ({
      type: 'apiKey',
      name: 'Authorization',
      in: 'header',
      'x-amazon-apigateway-authtype': 'custom',
      'x-amazon-apigateway-authorizer': { type: 'token', authorizerUri: 'arn:a', ...more },
    });
    const fields: readonly (readonly [place: readonly (string | number)[], value: JsonValue, before?: JsonValue])[] = [
      [['info', 'title'], 'Other'],
      [['servers'], [{ url: '/{basePath}', variables: { basePath: { default: 'v2' } } }]],
      ...[{ disableExecuteApiEndpoint: true }, { vpcEndpointIds: ['vpce-1'] }].map(
        (configuration): readonly [(string | number)[], JsonValue] => [
          ['servers'],
          [{ url: '/', 'x-amazon-apigateway-endpoint-configuration': configuration }],
        ],
      ),
      [['paths', '/dogs'], { get: { responses: {}, 'x-amazon-apigateway-integration': { type: 'mock' } } }],
      [['paths', '/pets/{id}', 'get'], { responses: {}, 'x-amazon-apigateway-integration': { type: 'mock' } }],
      [
        ['paths', '/pets/{id}', 'x-amazon-apigateway-any-method'],
        { responses: {}, 'x-amazon-apigateway-integration': { type: 'mock' } },
      ],
      [[...method, 'parameters', 1, 'required'], true],
      [[...method, 'parameters', 1, 'in'], 'header'],
      [[...method, 'parameters', 1, 'schema', 'type'], 'string'],
      [[...method, 'requestBody', 'required'], true],
      [[...method, 'requestBody', 'content', 'application/xml'], { schema: { $ref: '#/components/schemas/Pet' } }],
      [[...method, 'responses', '404'], { description: '' }],
      [[...response, 'headers', 'X-Other'], { schema: { type: 'string' } }],
      [[...response, 'content', 'application/json', 'schema'], { type: 'object' }],
      [[...method, 'security'], []],
      [[...method, 'x-amazon-apigateway-auth'], { type: 'AWS_IAM' }],
      [[...method, 'x-amazon-apigateway-request-validator'], 'none'],
      ...Object.entries<JsonValue>({
        type: 'http_proxy',
        httpMethod: 'POST',
        uri: 'https://example.org',
        credentials: 'arn:aws:iam::1:role/r',
        connectionType: 'VPC_LINK',
        connectionId: 'vpc',
        passthroughBehavior: 'never',
        contentHandling: 'CONVERT_TO_TEXT',
        timeoutInMillis: 2000,
        cacheNamespace: 'n',
        cacheKeyParameters: ['method.request.path.id'],
        requestParameters: {},
        requestTemplates: {},
        tlsConfig: { insecureSkipVerification: true },
      }).map(([name, value]): readonly [(string | number)[], JsonValue] => [[...integration, name], value]),
      [[...integration, 'responses', 'default', 'statusCode'], '400'],
      [[...integration, 'responses', 'default', 'responseTemplates'], { 'application/json': '{}' }],
      [
        [...integration, 'responses', 'default', 'responseParameters'],
        { 'method.response.header.X-Id': 'integration.response.header.x' },
      ],
      [[...integration, 'responses', 'default', 'contentHandling'], 'CONVERT_TO_BINARY'],
      [[...integration, 'responses', '5..'], { statusCode: '200' }],
      [['components', 'schemas', 'Cat'], { type: 'object' }],
      [['components', 'schemas', 'Pet', 'additionalProperties'], false],
      [['components', 'schemas', 'Pet', 'properties', 'name', 'minLength'], 2],
      [['components', 'schemas', 'Pet', 'properties', 'name', 'enum'], ['a']],
      [[...schemes, 'key', 'name'], 'x-other'],
      [[...schemes, 'auth'], authorizer({})],
      ...Object.entries<JsonValue>({
        authorizerUri: 'arn:b',
        authorizerCredentials: 'arn:aws:iam::1:role/r',
        authorizerResultTtlInSeconds: 60,
        identityValidationExpression: 'x',
        type: 'request',
      }).map(([name, value]): readonly [(string | number)[], JsonValue, JsonValue] => [
        [...schemes, 'auth'],
        authorizer({ identitySource: 'method.request.header.X', [name]: value }),
        authorizer({ identitySource: 'method.request.header.X' }),
      ]),
      [['x-amazon-apigateway-request-validators', 'all', 'validateRequestBody'], false],
      [['x-amazon-apigateway-gateway-responses', 'DEFAULT_4XX', 'statusCode'], 418],
      [
        ['x-amazon-apigateway-gateway-responses', 'DEFAULT_4XX', 'responseParameters'],
        { 'gatewayresponse.header.X': "'y'" },
      ],
      [['x-amazon-apigateway-gateway-responses', 'THROTTLED'], { statusCode: 503 }],
      [['x-amazon-apigateway-binary-media-types'], ['image/png', 'image/gif']],
      [['x-amazon-apigateway-minimum-compression-size'], 11],
      [['x-amazon-apigateway-api-key-source'], 'AUTHORIZER'],
      [['x-amazon-apigateway-policy', 'Statement', 0, 'Effect'], 'Deny'],
    ];
    for (const [place, value, before] of fields) {
      it(`${place.slice(-3).join(' › ')} = ${JSON.stringify(value).slice(0, 60)}`, () => {
        const old = before === undefined ? document() : withValue(place, before);
        assert.notEqual(identityOf(withValue(place, value)), identityOf(old));
      });
    }
  });

  it('changes with the type of the endpoint, which stands beside the Body', () => {
    const api = restApiOf(document());
    const { identity } = deploymentOf(api, { endpointType: 'REGIONAL' }, () => undefined);
    assert.notEqual(identity, deploymentOf(api, {}, () => undefined).identity);
  });

  it('stays when a canary comes or goes, so that promoting one makes no new deployment', () => {
    const canarySettings = { percentTraffic: 10, stageVariableOverrides: { host: 'b' } };
    assert.equal(
      identityOf(withValue(['x-gatewright-stages', 'dev', 'canarySettings'], canarySettings)),
      identityOf(document()),
    );
  });

  it('changes when a property that is called description comes or goes', () => {
    const place = ['components', 'schemas', 'Pet', 'properties', 'description'];
    assert.notEqual(identityOf(withValue(place, { type: 'integer' })), identityOf(document()));
  });

  it('does not change with the order of members', () => {
    const copy = document();
    const { paths, ...rest } = copy;
    assert.equal(
      identityOf({ ...Object.fromEntries(Object.entries(rest).reverse()), paths: paths ?? null }),
      identityOf(copy),
    );
  });

  it('tells a reference from a text that looks like one', () => {
    assert.notEqual(canonicalText(ref('X')), canonicalText('<ref "X">'));
    assert.notEqual(canonicalText(text(['a', ref('X')])), canonicalText(text(['a', getAtt('X', 'Arn')])));
  });
});
