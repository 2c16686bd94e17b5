import assert from 'node:assert/strict';
import { httpApiOf, modelOfText, operationOf, restApiOf } from '../../fixtures/model-of-text.js';
import { textPreview } from '../model/index.js';

const mock = 'x-amazon-apigateway-integration: {type: mock}';

describe('readModel', () => {
  it('reads a plain OpenAPI document and says once that it has no integrations', () => {
    const { codes, model } = modelOfText(`
openapi: 3.0.1
info: {title: Shop, version: 1.0.0}
paths:
  /a: {get: {operationId: a, responses: {'200': {description: ok}}}}
  /b: {get: {operationId: b, responses: {'200': {description: ok}}}}
  /x/{id}/y: {get: {operationId: c, parameters: [{name: id, in: path, required: true, schema: {type: string}}], responses: {'200': {description: ok}}}}
  /x/{other}/z: {get: {operationId: d, parameters: [{name: other, in: path, required: true, schema: {type: string}}], responses: {'200': {description: ok}}}}
`);
    assert.deepEqual(codes, ['integration-missing', 'import-refused']);
    assert.equal(model.apis.length, 1);
  });

  it('says of an integration of no known type what may be meant, and not that there is none', () => {
    const { codes, diagnostics } = modelOfText(`
openapi: 3.0.1
info: {title: Shop, version: 1.0.0}
paths:
  /a: {get: {operationId: a, responses: {'200': {description: ok}}, x-amazon-apigateway-integration: {type: awsproxy}}}
`);
    assert.deepEqual(codes, ['extension-value-misspelt']);
    assert.match(diagnostics[0]?.message ?? '', /Did you mean AWS_PROXY\?/);
  });

  it('says what may be meant by names of validators and gateway responses', () => {
    const { diagnostics } = modelOfText(`
openapi: 3.0.1
info: {title: Shop, version: 1.0.0}
x-amazon-apigateway-request-validators: {everything: {validateRequestBody: true, validateRequestParameters: true}}
x-amazon-apigateway-request-validator: evrything
x-amazon-apigateway-gateway-responses:
  DEFAULT4XX: {}
  DEFAULT_5XX: {responseParameters: {gatewayresponse.header.A: '*', gatewayresponse.header.B: "'*'"}}
paths: {}
`);
    assert.deepEqual(
      diagnostics.map(({ code, mend }) => [code, mend.slice(0, 18)]),
      [
        ['validator-misspelt', 'Write everything.'],
        ['gateway-response-misspelt', 'Write DEFAULT_4XX.'],
        ['mapping-source-invalid', 'Write a text in si'],
      ],
    );
  });

  it('misses paths', () => {
    const { diagnostics } = modelOfText("openapi: 3.0.1\ninfo: {title: Shop, version: '1'}\n");
    assert.deepEqual(
      diagnostics.map(({ message }) => message),
      ['The OpenAPI Object has no paths, which OpenAPI demands.'],
    );
  });

  it('says that gatewright ignores what it does not know of its own extensions, and where it belongs', () => {
    const { diagnostics } = modelOfText(`
openapi: 3.0.1
info: {title: Shop, version: 1.0.0}
x-gatewright-foo: {}
x-gatewright-stages: {live: {loggingLevel: INFO, variable: {}, nonsense: 1}}
paths: {}
`);
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      [
        'gatewright-extension-unknown',
        'gatewright-property-below',
        'gatewright-property-misspelt',
        'gatewright-property-unknown',
      ],
    );
    assert.match(diagnostics[0]?.mend ?? '', /x-gatewright-stages/);
    assert.equal(diagnostics[1]?.mend, 'Move it into methodSettings.*/*.');
    assert.ok(diagnostics.every(({ message }) => !message.includes('API Gateway')));
  });

  it('tolerates what deployed documents have, and says where', () => {
    const read = modelOfText(`
openapi: 3.0.1
info:
  title: {Ref: Title}
servers:
  url: https://api.example.com/v1
tags: null
paths:
  books/{id}/:
    parameters:
      - {name: trace, in: header, schema: {type: string}}
    get:
      ${mock}
    options: null
`);
    const api = restApiOf(read);
    assert.equal(textPreview(api.name), '${Title}');
    assert.deepEqual(
      api.resources.map(({ path }) => path),
      ['/books/{id}'],
    );
    const [operation] = api.contract.operations;
    assert.deepEqual(
      operation?.parameters.map(({ name, declared }) => [name, declared]),
      [
        ['trace', true],
        ['id', false],
      ],
    );
    assert.deepEqual(
      api.contract.servers.map(({ url }) => url),
      ['https://api.example.com/v1'],
    );
    assert.equal(api.basePath, '/v1');
    assert.deepEqual(
      read.diagnostics.filter(({ severity }) => severity === 'error'),
      [],
    );
    for (const code of [
      'member-missing',
      'servers-not-list',
      'path-without-slash',
      'path-trailing-slash',
      'path-parameter-undeclared',
      'operation-id-missing',
      'responses-missing',
    ]) {
      assert.ok(read.codes.includes(code), code);
    }
  });

  it('lets the parameters of an operation win over those of its path', () => {
    const api = restApiOf(
      modelOfText(`
openapi: 3.0.1
info: {title: t, version: '1'}
paths:
  /a:
    parameters:
      - {name: q, in: query, required: true, schema: {type: string}}
      - {name: q, in: header, schema: {type: string}}
    get:
      parameters: [{name: q, in: query, schema: {type: integer}}]
      responses: {}
`),
    );
    const parameters = operationOf(api).parameters.map(({ in: place, required }) => [place, required]);
    assert.deepEqual(parameters, [
      ['query', false],
      ['header', false],
    ]);
  });

  it('reads the branch of an Fn::If around methods that the conditions choose', () => {
    const text = `
openapi: 3.0.1
info: {title: t, version: '1'}
paths:
  /a:
    get: {operationId: read, responses: {}, ${mock}}
    Fn::If:
      - IsLocal
      - options: {operationId: preflight, responses: {}, ${mock}}
      - Ref: AWS::NoValue
`;
    const names = (values?: Map<string, boolean>): readonly string[] =>
      restApiOf(modelOfText(text, values && { values })).contract.operations.map(({ name }) => name);
    assert.deepEqual(names(), ['read', 'preflight']);
    assert.ok(modelOfText(text).codes.includes('condition-not-set'));
    assert.deepEqual(names(new Map([['IsLocal', false]])), ['read']);
    assert.deepEqual(names(new Map([['IsLocal', true]])), ['read', 'preflight']);
    assert.ok(!modelOfText(text, { values: new Map([['IsLocal', true]]) }).codes.includes('condition-not-set'));
  });

  it('keeps a placeholder in a path', () => {
    const read = modelOfText(`
openapi: 3.0.1
info: {title: t, version: '1'}
paths:
  /\${stage}/{id}: {get: {responses: {}, ${mock}}}
`);
    const operation = operationOf(restApiOf(read));
    assert.equal(operation.path, '/${stage}/{id}');
    assert.deepEqual(
      operation.parameters.map(({ name }) => name),
      ['id'],
    );
    assert.ok(read.codes.includes('path-placeholder'));
    assert.ok(!read.codes.includes('path-segment'));
  });

  it('refuses what the import of a REST API refuses, in its words', () => {
    const { diagnostics } = modelOfText(`
openapi: 3.0.1
info: {title: t, version: '1'}
paths:
  /members/{memberId}/loans: {get: {responses: {}, ${mock}}}
  /members/{cardId}/fines: {get: {responses: {}, ${mock}}}
  /files/{path+}: {get: {responses: {}, ${mock}}}
  /files/{path+}/info: {get: {responses: {}, ${mock}}}
  /report.{format}: {get: {responses: {}, ${mock}}}
  /a:
    get:
      parameters: [{name: n, in: query, schema: {}}, {name: n, in: header, schema: {}}]
      responses: {}
      ${mock}
`);
    const errors = diagnostics.filter(({ severity }) => severity === 'error').map(({ code, aws }) => [code, aws]);
    assert.deepEqual(errors, [
      [
        'path-sibling-variable',
        "Unable to create resource at path '/members/{cardId}/fines': A sibling ({memberId}) of this resource already has a variable path part -- only one is allowed",
      ],
      [
        'path-below-greedy',
        "Unable to create resource at path '/files/{path+}/info': Cannot create a child of a resource with a greedy path variable: {path+}",
      ],
      [
        'path-segment',
        "Unable to create resource at path '/report.{format}': Resource's path part only allow a-zA-Z0-9._- and curly braces at the beginning and the end.",
      ],
      ['parameter-name-clash', 'Parameter names must be unique across querystring, header and path'],
    ]);
  });

  it('translates Swagger 2.0 into the shape of OpenAPI 3', () => {
    const read = modelOfText(`
swagger: '2.0'
info: {title: t, version: '1'}
host: api.example.com
basePath: /v1/
schemes: [https, http]
consumes: [application/json]
produces: [application/json, text/csv]
paths:
  /books:
    get:
      operationId: list
      parameters:
        - {name: ids, in: query, type: array, items: {type: integer}, collectionFormat: pipes}
        - {name: tags, in: query, type: array, items: {type: string}, collectionFormat: multi}
        - {name: tsv, in: query, type: array, items: {type: string}, collectionFormat: tsv}
      responses:
        200: {description: ok, schema: {$ref: '#/definitions/Books'}, headers: {X-Total: {type: integer}}}
    post:
      operationId: create
      parameters: [{name: body, in: body, required: true, schema: {$ref: '#/definitions/Book'}}]
      responses: {}
  /upload:
    post:
      operationId: upload
      parameters:
        - {name: file, in: formData, type: file, required: true}
        - {name: __proto__, in: formData, type: array, items: {type: string}, collectionFormat: ssv}
      responses: {}
definitions:
  Book: {type: object}
  Books: {type: array, items: {$ref: '#/definitions/Book'}}
securityDefinitions:
  login: {type: oauth2, flow: accessCode, authorizationUrl: https://a, tokenUrl: https://b, scopes: {read: r}}
  basic: {type: basic}
`);
    const { contract, basePath } = restApiOf(read);
    assert.deepEqual(
      contract.servers.map(({ url }) => url),
      ['https://api.example.com/v1/', 'http://api.example.com/v1/'],
    );
    assert.equal(basePath, '/v1');
    const list = operationOf(restApiOf(read), 'list');
    assert.deepEqual(
      list.parameters.map(({ name, style, explode, schema }) => [name, style, explode, schema?.value]),
      [
        ['ids', 'pipeDelimited', false, { type: 'array', items: { type: 'integer' } }],
        ['tags', 'form', true, { type: 'array', items: { type: 'string' } }],
        ['tsv', 'tabDelimited', false, { type: 'array', items: { type: 'string' } }],
      ],
    );
    const [response] = list.responses;
    assert.deepEqual(
      response?.content.map(({ mediaType }) => mediaType),
      ['application/json', 'text/csv'],
    );
    assert.deepEqual(
      response?.headers.map(({ name, schema }) => [name, schema?.value]),
      [['X-Total', { type: 'integer' }]],
    );
    const body = operationOf(restApiOf(read), 'create').requestBody;
    assert.equal(body?.required, true);
    assert.deepEqual(
      body?.content.map(({ mediaType, schema }) => [mediaType, schema?.value]),
      [['application/json', { $ref: '#/components/schemas/Book' }]],
    );
    const [form] = operationOf(restApiOf(read), 'upload').requestBody?.content ?? [];
    assert.equal(form?.mediaType, 'multipart/form-data');
    assert.equal(
      JSON.stringify(form?.schema?.value),
      '{"type":"object","properties":{"file":{"type":"string","format":"binary"},"__proto__":{"type":"array","items":{"type":"string"}}},"required":["file"]}',
    );
    assert.equal(form?.encoding.get('__proto__')?.style, 'spaceDelimited');
    assert.deepEqual(contract.securitySchemes.get('login')?.details, {
      flows: { authorizationCode: { authorizationUrl: 'https://a', tokenUrl: 'https://b', scopes: { read: 'r' } } },
    });
    assert.equal(contract.securitySchemes.get('basic')?.httpScheme, 'basic');
  });

  it('takes hostile names for what they are', () => {
    const names = ['__proto__', 'constructor', '*/ alert(1) /*', '`${process.exit()}`', "'\u2028"];
    for (const name of names) {
      const text = JSON.stringify({
        openapi: '3.0.1',
        info: { title: name, version: name, description: name },
        paths: {
          [`/${name}`]: {
            get: {
              operationId: name,
              parameters: [{ name, in: 'header', schema: { type: 'string' } }],
              responses: { 200: { description: name, headers: { [name]: { schema: {} } }, content: { [name]: {} } } },
              security: [{ [name]: [name] }],
            },
          },
        },
        components: { securitySchemes: { [name]: { type: 'apiKey', in: 'header', name } } },
      });
      const { model } = modelOfText(text);
      const [api] = model.apis;
      assert.ok(api);
      const operation = operationOf(api);
      assert.equal(operation.path, `/${name}`);
      assert.equal(operation.parameters.find(({ in: place }) => place === 'header')?.name, name);
      assert.equal(operation.responses[0]?.headers[0]?.name, name);
      assert.ok(api.contract.securitySchemes.has(name));
    }
    assert.deepEqual(Object.keys(Object.prototype), []);
  });

  it('joins two keys that are one path, and keeps the first of two equal methods', () => {
    const read = modelOfText(`
openapi: 3.0.1
info: {title: t, version: '1'}
paths:
  /a: {get: {operationId: one, responses: {}, ${mock}}}
  /a/: {get: {operationId: two, responses: {}, ${mock}}, post: {operationId: three, responses: {}, ${mock}}}
`);
    assert.deepEqual(
      restApiOf(read).contract.operations.map(({ name }) => name),
      ['one', 'three'],
    );
    assert.ok(read.codes.includes('path-duplicate'));
  });

  it('gives each path its own operation when paths share one by reference', () => {
    const read = modelOfText(`
openapi: 3.0.1
info: {title: t, version: '1'}
paths:
  /a: {get: {$ref: '#/components/x-operations/Read'}}
  /b: {get: {$ref: '#/components/x-operations/Read'}}
components:
  x-operations:
    Read: {responses: {'200': {description: ok}}}
`);
    assert.deepEqual(
      restApiOf(read).contract.operations.map(({ path, name }) => [path, name]),
      [
        ['/a', 'getA'],
        ['/b', 'getB'],
      ],
    );
  });

  it('says so of what it does not know, and what may have been meant', () => {
    const { diagnostics } = modelOfText(`
openapi: 3.0.1
info: {title: t, version: '1'}
pathes: {}
components: {not_a_component_kind: x}
paths:
  /a:
    gett: {}
    trace: {responses: {}}
    get: {responses: {abc: {description: x}}, summry: x, ${mock}}
`);
    const said = diagnostics.map(({ code, message }) => `${code}: ${message}`).join('\n');
    assert.match(said, /member-misspelt: pathes .*Did you mean paths\?/);
    assert.match(said, /member-unknown: not_a_component_kind/);
    assert.match(said, /member-misspelt: gett .*Did you mean get\?/);
    assert.match(said, /method-unknown: trace/);
    assert.match(said, /member-misspelt: summry .*Did you mean summary\?/);
    assert.match(said, /response-status: The response abc/);
  });
});

describe('the kind of API', () => {
  const document = (rest: string): string => `
openapi: 3.0.1
info: {title: t, version: '1'}
${rest}`;
  const path = (integration: string): string =>
    `paths: {/a: {get: {responses: {}, x-amazon-apigateway-integration: ${integration}}}}`;
  const kind = (rest: string): string | undefined => modelOfText(document(rest)).model.apis[0]?.protocol;

  it('is REST when nothing tells', () => assert.equal(kind('paths: {}'), 'REST'));

  it('is HTTP by payload format 2.0, a subtype, CORS, the default route', () => {
    assert.equal(kind(path("{type: aws_proxy, uri: x, payloadFormatVersion: '2.0'}")), 'HTTP');
    assert.equal(kind(path('{type: aws_proxy, integrationSubtype: SQS-SendMessage}')), 'HTTP');
    assert.equal(kind('paths: {}\nx-amazon-apigateway-cors: {allowOrigins: [a]}'), 'HTTP');
    assert.equal(kind('paths: {/$default: {x-amazon-apigateway-any-method: {isDefaultRoute: true}}}'), 'HTTP');
  });

  it('is what the weightier extensions say when both speak, and says so', () => {
    const mixed = `${path('{type: mock}')}\nx-amazon-apigateway-cors: {allowOrigins: [a]}`;
    assert.equal(kind(mixed), 'REST');
    assert.ok(modelOfText(document(mixed)).codes.includes('protocol-mixed'));
  });

  it('is what the user says', () => {
    const read = modelOfText(document(path('{type: mock}')), { protocol: 'HTTP' });
    assert.equal(httpApiOf(read).resources[0]?.methods[0]?.integration, undefined);
    assert.ok(read.codes.includes('integration-type-http-api'));
  });
});

describe('a document made to take long', () => {
  it('is read in time, with one name everywhere and unknown members', () => {
    const paths = Array.from({ length: 5_000 }, (_, index) => [
      `/p${index}`,
      { get: { operationId: 'same', responses: {}, [`unknwn${index}`]: 1 } },
    ]);
    const text = JSON.stringify({
      openapi: '3.0.1',
      info: { title: 't', version: '1' },
      paths: Object.fromEntries(paths),
    });
    const start = performance.now();
    const api = restApiOf(modelOfText(text));
    assert.equal(new Set(api.contract.operations.map(({ name }) => name)).size, 5_000);
    // It takes a quarter of a second; what grows with the square of the size takes many times that.
    assert.ok(performance.now() - start < 10_000);
  });
});
