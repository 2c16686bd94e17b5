import assert from 'node:assert/strict';
import { modelOfText, restApiOf } from '../../fixtures/model-of-text.js';
import { methodSettingKey } from '../model/index.js';

const document = (rest: string): string => `
openapi: 3.0.1
info: {title: t, version: '1'}
paths:
  /a: {get: {operationId: a, responses: {}, x-amazon-apigateway-integration: {type: mock}}, x-gatewright-cors: {allowOrigins: ["https://b.test"]}}
${rest}`;

describe("gatewright's own extensions", () => {
  it('write the keys of method settings in one notation', () => {
    assert.equal(methodSettingKey('*/*'), '*/*');
    assert.equal(methodSettingKey('/*/*'), '*/*');
    assert.equal(methodSettingKey('~1pets~1{id}/get'), '/pets/{id}/GET');
    assert.equal(methodSettingKey('/~1pets~1{id}/GET'), '/pets/{id}/GET');
    assert.equal(methodSettingKey('/pets/{id}/GET'), '/pets/{id}/GET');
    assert.equal(methodSettingKey('pets/GET'), '/pets/GET');
    assert.equal(methodSettingKey('~1/GET'), '//GET');
    assert.equal(methodSettingKey('*/GET'), '*/GET');
  });

  it('give stages what the domain says for all of them', () => {
    const api = restApiOf(
      modelOfText(
        document(`
x-gatewright-stages: {dev: {}, prod: {webAclArn: own}}
x-gatewright-domain: {domainName: a.example.com, webAclArn: all, basePathMappings: [{stage: prod}, {basePath: /v1/, stage: dev}, {basePath: (none), stage: dev}]}
`),
      ),
    );
    assert.equal(api.stages.get('dev')?.webAclArn, 'all');
    assert.equal(api.stages.get('prod')?.webAclArn, 'own');
    assert.deepEqual(
      api.domainName?.basePathMappings.map(({ basePath }) => basePath),
      ['', 'v1', ''],
    );
    assert.equal(api.domainName?.endpointType, 'EDGE');
  });

  it('hold CORS by path, with the empty path for the root', () => {
    const { cors } = restApiOf(
      modelOfText(document('x-gatewright-cors: {allowOrigins: ["https://a.test"], allowMethods: [get]}')),
    );
    assert.deepEqual([...cors.keys()], ['', '/a']);
    assert.deepEqual(cors.get('')?.allowMethods, ['GET']);
    assert.equal(cors.get('')?.allowCredentials, false);
  });

  it('hold stages and plans to the values that AWS has', () => {
    const { diagnostics } = modelOfText(
      document(`
x-gatewright-stages: {dev: {cacheClusterEnabled: true, cacheClusterSize: 2, canarySettings: {percentTraffic: 101}}}
x-gatewright-usage-plans: {p: {quota: {limit: -1, period: DAY}}}
`),
    );
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ['extension-value-unknown', 'extension-value-range', 'extension-value-range'],
    );
    assert.match(diagnostics[1]?.message ?? '', /^percentTraffic is 101; API Gateway takes numbers from 0 to 100/);
    assert.match(diagnostics[2]?.message ?? '', /takes whole numbers from /);
    const stages = restApiOf(modelOfText(document('x-gatewright-stages: {dev: {cacheClusterSize: 0.5}}'))).stages;
    assert.equal(stages.get('dev')?.cacheClusterSize, '0.5');
  });

  it('leave out a routing rule that has lost a condition, which would match too much', () => {
    const rules = [
      '{priority: 1, stage: dev, matchHeaders: [{header: a, valueGlob: b}]}',
      '{priority: 2, stage: dev, matchHeaders: {a: [b]}}',
      '{priority: 3, stage: dev, matchHeaders: {a: b, c: !Ref Nowhere}}',
      '{priority: 4, stage: dev, matchBasePath: [v1]}',
      '{priority: 5, stage: dev, matchHeaders: {a: 1, b: "*"}, matchBasePath: v1}',
      '{priority: 6, stage: dev, matchBasePath: /v1}',
      '{priority: 7, stage: dev}',
    ];
    const reading = modelOfText(
      document(`
x-gatewright-stages: {dev: {}}
x-gatewright-domain: {domainName: a.example.com, routingRules: [${rules.join(', ')}]}
`),
    );
    assert.deepEqual(
      restApiOf(reading).domainName?.routingRules.map(({ priority, matchHeaders }) => [priority, matchHeaders]),
      [
        [
          5,
          [
            { header: 'a', valueGlob: '1' },
            { header: 'b', valueGlob: '*' },
          ],
        ],
        [6, []],
        [7, []],
      ],
    );
    assert.deepEqual(
      reading.diagnostics
        .filter(({ code }) => code.startsWith('routing-'))
        .map(({ code, severity }) => `${severity} ${code}`)
        .sort(),
      [...Array<string>(4).fill('error routing-rule-left-out'), 'warning routing-base-path-slash'],
    );
  });

  it('say which stages API Gateway would not make', () => {
    const { diagnostics } = modelOfText(
      document(`
x-gatewright-stages:
  no name: {accessLogSettings: {format: ''}}
  other: {accessLogSettings: {format: $context.requestIds $context.status}}
  good-1_a:
    variables: {url: 'https://a.test/b?c=d&e=1,2', my-name: x, rate: 50%, table: !Ref Table}
    canarySettings: {stageVariableOverrides: {text: two words}}
    accessLogSettings: {destinationArn: !GetAtt Group.Arn, format: $context.requestId}
`),
    );
    const found = diagnostics.filter(({ code }) => /^(?:stage|access)-/.test(code));
    assert.deepEqual(
      found.map(({ code, message }) => `${code} ${/variable ([\w-]+)/.exec(message)?.[1] ?? ''}`.trim()).sort(),
      [
        'access-log-empty',
        'access-log-without-id',
        'stage-name-invalid',
        'stage-variable-invalid my-name',
        'stage-variable-invalid rate',
        'stage-variable-invalid text',
      ],
    );
  });

  it('report names that nobody declares', () => {
    const { diagnostics } = modelOfText(
      document(`
x-gatewright-usage-plans: {p: {apiStages: [prod]}}
x-gatewright-context: {nobody: {type: object}}
`),
    );
    assert.deepEqual(
      diagnostics.map(({ code, message }) => [code, message]),
      [
        ['name-unknown', 'x-gatewright-context names nobody, and there is no such authorizer.'],
        ['name-unknown', 'x-gatewright-usage-plans names prod, and there is no such stage.'],
      ],
    );
  });

  it('make a WebSocket API, alone when there are no paths', () => {
    const socket =
      'x-gatewright-websocket: {routes: {$connect: {integration: {type: mock}}, say: {requestMessage: {$ref: "#/components/schemas/Say"}}}}';
    const both = modelOfText(`${document(socket)}\ncomponents: {schemas: {Say: {type: object}}}`);
    assert.deepEqual(
      both.model.apis.map(({ protocol }) => protocol),
      ['REST', 'WEBSOCKET'],
    );
    const alone = modelOfText(
      `openapi: 3.0.1\ninfo: {title: t, version: '1'}\npaths: {}\n${socket.replace(/, say.*/, '}}')}`,
    );
    const [api] = alone.model.apis;
    assert.ok(api?.protocol === 'WEBSOCKET' && alone.model.apis.length === 1);
    assert.equal(api.routeSelectionExpression, '$request.body.action');
    assert.equal(api.routes[0]?.integration?.type, 'MOCK');
  });
});
