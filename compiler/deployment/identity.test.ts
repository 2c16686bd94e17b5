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
