import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bareEvent } from '../../../fixtures/invocation.js';
import {
  cognitoAuthorizer,
  httpApi,
  jwtAuthorizer,
  lambdaAuthorizer,
  lambdaMethod,
  media,
  operation,
  parameter,
  response,
  restApi,
  stage,
} from '../../../fixtures/sample-api.js';
import { typecheckFolder } from '../../../fixtures/typecheck-folder.js';
import type { HttpApi, RequestBody, RestApi } from '../../model/index.js';
import { emitSchemas } from '../typescript/schema-types.js';
import { emitHandlers } from './index.js';

const scratch = fileURLToPath(new URL('../../../.scratch/', import.meta.url));
const at = { file: 'api.yaml', pointer: '' };

function body(required: boolean, ...content: RequestBody['content']): RequestBody {
  return { required, content, at };
}

const problem = response('4XX', [media('application/problem+json', { $ref: '#/components/schemas/Problem' })]);

const shop = restApi({
  schemas: {
    Pet: {
      type: 'object',
      required: ['name'],
      properties: { id: { type: 'integer', readOnly: true }, name: { type: 'string' } },
    },
    Kind: { type: 'string', enum: ['cat', 'dog'] },
    Problem: { type: 'object', required: ['title'], properties: { title: { type: 'string' } } },
  },
  authorizers: [lambdaAuthorizer('customer'), lambdaAuthorizer('anybody'), cognitoAuthorizer('staff')],
  contexts: {
    customer: {
      type: 'object',
      required: ['customerId'],
      properties: { customerId: { type: 'string' }, level: { type: 'integer' } },
    },
  },
  stages: [stage('dev', { table: 'dev-pets', debug: 'on' }), stage('prod', { table: 'pets' })],
  methods: [
    lambdaMethod(
      operation('searchPets', 'GET /pets', {
        summary: 'Searches the pets.',
        parameters: [
          parameter('q', 'query', { type: 'string' }, { required: true, description: 'Words in the name.' }),
          parameter('kind', 'query', { type: 'array', items: { $ref: '#/components/schemas/Kind' } }),
          parameter('limit', 'query', { type: 'integer' }),
          parameter('X-Trace', 'header', { type: 'string' }, { required: true }),
        ],
        responses: [
          response('200', [media('application/json', { type: 'array', items: { $ref: '#/components/schemas/Pet' } })]),
          problem,
        ],
      }),
      { requestValidator: 'parameters', authorizationType: 'CUSTOM', authorizer: 'customer' },
    ),
    lambdaMethod(
      operation('addPet', 'POST /pets', {
        requestBody: body(true, media('application/json', { $ref: '#/components/schemas/Pet' })),
        responses: [response('201', [media('application/json', { $ref: '#/components/schemas/Pet' })])],
      }),
      { requestValidator: 'all', authorizationType: 'COGNITO_USER_POOLS', authorizer: 'staff' },
    ),
    lambdaMethod(
      operation('putPicture', 'PUT /pets/{petId}/picture', {
        parameters: [parameter('petId', 'path', { type: 'integer' })],
        requestBody: body(
          true,
          media('image/png'),
          media('application/x-www-form-urlencoded', { type: 'object', properties: { size: { type: 'integer' } } }),
        ),
        responses: [response('200', [media('image/png'), media('text/csv')]), response('204'), response('default')],
      }),
      { authorizationType: 'AWS_IAM' },
    ),
    lambdaMethod(
      operation('proxy', 'ANY /{proxy+}', {
        parameters: [parameter('proxy', 'path', { type: 'string' })],
        responses: [],
      }),
      { authorizationType: 'CUSTOM', authorizer: 'anybody' },
    ),
    lambdaMethod(
      operation('report', 'GET /report', { responses: [response('200', [media('text/csv')])] }),
      {},
      { responseTransferMode: 'STREAM' },
    ),
    lambdaMethod(operation('ping', 'GET /ping'), {}, { type: 'MOCK' }),
    lambdaMethod(
      operation('queue', 'POST /queue'),
      {},
      { uri: 'arn:aws:apigateway:eu-west-1:sqs:path/1/q', type: 'AWS' },
    ),
  ],
});

const deskApi = httpApi({
  authorizers: [jwtAuthorizer('readers'), lambdaAuthorizer('clerk')],
  contexts: { clerk: { type: 'object', required: ['level'], properties: { level: { type: 'integer' } } } },
  methods: [
    lambdaMethod(
      operation('getBook', 'GET /books/{bookId}', { parameters: [parameter('bookId', 'path', { type: 'string' })] }),
      { authorizationType: 'JWT', authorizer: 'readers' },
      { payloadFormatVersion: '2.0' },
    ),
    lambdaMethod(
      operation('lendBook', 'POST /books/{bookId}'),
      { authorizationType: 'CUSTOM', authorizer: 'clerk' },
      { payloadFormatVersion: '2.0' },
    ),
    lambdaMethod(
      operation('oldBook', 'GET /old'),
      { authorizationType: 'CUSTOM', authorizer: 'clerk' },
      { payloadFormatVersion: '1.0' },
    ),
  ],
});

/** Every text of the document is an attack: on strings, comments, templates, prototypes, file names. */
const attack = '*/ process.exit(1); /* `${process.exit(1)}` "\\";\u2028process.exit(1)\n//';
const hostile = restApi({
  schemas: { [attack]: { type: 'object', properties: { [attack]: { type: 'string', description: attack } } } },
  authorizers: [lambdaAuthorizer(attack)],
  contexts: { [attack]: { type: 'object', required: ['__proto__'], properties: { ['__proto__']: {}, [attack]: {} } } },
  stages: [stage(attack, JSON.parse(`{"__proto__": "x", ${JSON.stringify(attack)}: "y"}`))],
  methods: [
    lambdaMethod(
      operation('con', `GET /${attack.replaceAll(' ', '')}`, {
        summary: attack,
        description: attack,
        parameters: [
          parameter(attack, 'query', { type: 'string', enum: [attack, '`'] }, { description: attack }),
          parameter('__proto__', 'query', { type: 'string' }),
          parameter('constructor', 'header', { type: 'string' }),
          parameter(attack, 'path', { type: 'array' }, { style: 'matrix' }),
        ],
        requestBody: body(
          false,
          media(attack),
          media('application/x-www-form-urlencoded', { type: 'object', properties: { [attack]: {} } }),
        ),
        responses: [
          response('200', [media(attack)], {
            description: attack,
            headers: [{ name: attack, description: attack, required: true }],
          }),
          response(attack),
        ],
      }),
      { authorizationType: 'CUSTOM', authorizer: attack },
    ),
    ...['delete', 'index', 'parse', 'proxyHandler', 'lambda', 'handler'].map((name) =>
      lambdaMethod(operation(name, `GET /${name}`)),
    ),
  ],
});

const usage = `
import type { APIGatewayProxyHandler, APIGatewayProxyHandlerV2 } from 'aws-lambda';
import * as shop from './shop/handlers/index.js';
import * as desk from './desk/handlers/index.js';

export const search: APIGatewayProxyHandler = shop.searchPets(({ query, headers, authorizer, stageVariables }) => {
  const q: string = query.q; // the validator demands it
  const trace: string = headers['X-Trace'];
  const kinds: readonly ('cat' | 'dog')[] | undefined = query.kind;
  const limit: number | undefined = query.limit;
  const level: string | undefined = authorizer.level; // an integer, delivered as text
  const table: string | undefined = stageVariables.table;
  return { statusCode: 200, body: [{ name: [q, trace, kinds, limit, authorizer.customerId, level, table].join() }] };
});
export const add: APIGatewayProxyHandler = shop.addPet(async ({ body, authorizer }) => {
  const sub: string | undefined = authorizer.claims.sub;
  return { statusCode: 201, body: { id: 1, name: body.name + sub } };
});
export const picture: APIGatewayProxyHandler = shop.putPicture(({ path, body, identity }) => {
  const petId: number = path.petId;
  const arn: string | undefined = identity.userArn;
  if (body?.contentType === 'image/png') return { statusCode: 200, contentType: 'image/png', body: body.value };
  return body === undefined ? { statusCode: 204 } : { statusCode: 200, contentType: 'text/csv', body: [petId, arn, body.value.size].join() };
});
export const all: APIGatewayProxyHandler = shop.createHandler({
  searchPets: () => ({ statusCode: 404, body: { title: 'None' }, headers: { 'X-A': ['1', 2] } }),
  proxy: ({ path, authorizer }) => ({ statusCode: 200, body: path.proxy + authorizer.principalId + authorizer.any }),
});
export const report: shop.ReportHandler = () => ({ statusCode: 200, body: (async function* () { yield 'a'; })() });
export const book: APIGatewayProxyHandlerV2 = desk.getBook(({ path, authorizer }) => ({
  statusCode: 200,
  body: { id: path.bookId, scopes: authorizer.scopes, sub: authorizer.claims.sub },
}));
export const lend: APIGatewayProxyHandlerV2 = desk.createHandlerV2({
  lendBook: ({ authorizer }) => ({ statusCode: 200, body: { level: authorizer.level + 1 } }),
});
export const old: APIGatewayProxyHandler = desk.oldBook(({ authorizer }) => {
  const principalId: string | undefined = authorizer.principalId; // simple answers have none
  return { statusCode: 200, body: { principalId, level: authorizer.level } };
});

// @ts-expect-error: the contract has no status 200
shop.addPet(() => ({ statusCode: 200, body: { name: '' } }));
// @ts-expect-error: the body is another
shop.addPet(() => ({ statusCode: 201, body: { title: '' } }));
// @ts-expect-error: the client does not send what is readOnly
shop.addPet(({ body }) => ({ statusCode: 201, body: { name: String(body.id) } }));
// @ts-expect-error: no validator demands the body
shop.putPicture(({ body }) => ({ statusCode: 200, contentType: 'text/csv', body: body.contentType }));
// @ts-expect-error: of two media types one has to be chosen
shop.putPicture(() => ({ statusCode: 200, body: '' }));
// @ts-expect-error: 204 is declared without a body
shop.putPicture(() => ({ statusCode: 204, body: '' }));
`;

describe('emitHandlers', () => {
  let folder = '';

  async function emit(name: string, api: RestApi | HttpApi): Promise<readonly string[]> {
    const files = [
      ...(await emitHandlers(api, { importExtension: '.js' }, () => {})),
      await emitSchemas(api, () => {}),
    ];
    for (const { path, text } of files) {
      const target = join(folder, name, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text);
    }
    return files.map(({ path }) => path);
  }

  before(async () => {
    mkdirSync(scratch, { recursive: true });
    folder = mkdtempSync(join(scratch, 'handlers-')); // below the project, where the types of AWS Lambda are found
    await emit('shop', shop);
    await emit('desk', deskApi);
    await emit('hostile', hostile);
    writeFileSync(join(folder, 'usage.ts'), usage);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('emits what is as strict as TypeScript 6 and 7 can be, and fits the types of AWS Lambda', async () => {
    assert.deepEqual(await typecheckFolder(folder), []);
  });

  it('emits a module for each Lambda proxy operation alone, and the parts of the runtime that they need', async () => {
    const paths = await emit('again', shop);
    assert.deepEqual(
      paths.filter((path) => !path.includes('runtime')),
      ['index', 'authorizers', 'stage-variables', 'search-pets', 'add-pet', 'put-picture', 'proxy', 'report']
        .map((name) => `handlers/${name}.ts`)
        .concat('schemas.ts'),
    );
    assert.ok(paths.includes('handlers/runtime/lambda-streaming.ts'));
    const small = await emit('small', restApi({ methods: [lambdaMethod(operation('ping', 'GET /ping'))] }));
    assert.ok(!small.some((path) => /streaming|authorizer|body|parameters|stage/.test(path)), small.join());
  });

  it('emits nothing for an API without Lambda functions', async () => {
    const api = restApi({ methods: [lambdaMethod(operation('ping', 'GET /ping'), {}, { type: 'MOCK' })] });
    assert.deepEqual(await emitHandlers(api, { importExtension: '.js' }, () => {}), []);
  });

  it('ends import specifiers as told', async () => {
    for (const { path, text } of await emitHandlers(shop, { importExtension: '.ts' }, () => {})) {
      for (const [, specifier = ''] of text.matchAll(/ from ['"](\.[^'"]*)['"]/g))
        assert.match(specifier, /\.ts$/, path);
    }
  });

  it('runs nothing of the document, and writes no file that the document names', async () => {
    const paths = await emit('hostile', hostile);
    for (const path of paths) assert.match(path, /^(handlers\/(runtime\/)?[a-z0-9-]+|schemas)\.ts$/);
    for (const path of paths) await import(pathToFileURL(join(folder, 'hostile', path)).href);
    assert.ok(paths.includes('handlers/operation-con.ts'), 'con is a device of Windows');
  });

  it('reads a hostile name as a name', async () => {
    const { con } = await import(pathToFileURL(join(folder, 'hostile/handlers/index.ts')).href);
    let query: object = {};
    const handler = con((request: { readonly query: object }) => {
      query = request.query;
      return { statusCode: 200, headers: { a: '1' }, body: '' };
    });
    const result = await handler(
      {
        ...bareEvent('/pets'),
        queryStringParameters: JSON.parse('{"__proto__": "x"}'),
        pathParameters: { [attack]: `;${attack}=x` },
        requestContext: {
          ...bareEvent('/pets').requestContext,
          authorizer: JSON.parse('{"principalId":"p","__proto__":"y"}'),
        },
      },
      {},
    );
    assert.equal(result.statusCode, 200, result.body);
    assert.equal(Object.getOwnPropertyDescriptor(query, '__proto__')?.value, 'x');
    assert.equal(Object.getPrototypeOf(query), Object.prototype);
  });

  it('makes functions that answer events of API Gateway', async () => {
    const { searchPets } = await import(pathToFileURL(join(folder, 'shop/handlers/index.ts')).href);
    const handler = searchPets(
      (request: { query: object; headers: object; authorizer: object; stageVariables: object }) => {
        const { query, headers, authorizer, stageVariables } = request;
        return { statusCode: 200, body: [{ query, headers, authorizer, stageVariables }] };
      },
    );
    const event = {
      ...bareEvent('/pets'),
      multiValueQueryStringParameters: { q: ['rex'], kind: ['cat', 'dog'], limit: ['5'] },
      multiValueHeaders: { 'x-TRACE': ['t'] },
      stageVariables: { table: 'pets' },
      requestContext: {
        ...bareEvent('/pets').requestContext,
        authorizer: { principalId: 'p', customerId: '7', level: '3' },
      },
    };
    const result = await handler(event, {});
    assert.deepEqual(JSON.parse(result.body), [
      {
        query: { q: 'rex', kind: ['cat', 'dog'], limit: 5 },
        headers: { 'X-Trace': 't' },
        authorizer: { principalId: 'p', customerId: '7', level: '3' },
        stageVariables: { table: 'pets' },
      },
    ]);
    const refused = await handler({ ...event, multiValueQueryStringParameters: { q: ['rex'], kind: ['cow'] } }, {});
    assert.deepEqual([refused.statusCode, refused.body], [400, '{"message":"Invalid request parameters: [kind]"}']);
    const unknown = {
      ...event,
      requestContext: { ...bareEvent('/pets').requestContext, authorizer: { principalId: 'p' } },
    };
    await assert.rejects(handler(unknown, {}), /customer gave no customerId/);
  });
});
