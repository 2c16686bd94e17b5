import assert from 'node:assert/strict';
import { checkTemplate, validateTemplate } from '../../../fixtures/infrastructure/index.js';
import { production } from '../../../fixtures/infrastructure/production.js';
import { restApiOf } from '../../../fixtures/infrastructure/rest-api-of.js';
import { type DeploymentOptions, deploymentOf } from '../../deployment/index.js';
import type { Diagnostic } from '../../diagnostics/index.js';
import type { JsonObject, JsonValue } from '../../model/index.js';
import type { OutputFile } from '../output-file.js';
import { emitCloudFormation } from './emit-cloudformation.js';

interface Emitted {
  readonly files: readonly OutputFile[];
  readonly json: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is read freely in tests.
  readonly template: any;
  readonly codes: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

function emit(document: JsonObject, options: DeploymentOptions = {}): Emitted {
  const diagnostics: Diagnostic[] = [];
  const report = (found: Diagnostic): void => void diagnostics.push(found);
  const files = emitCloudFormation(deploymentOf(restApiOf(document), options, report), report);
  const json = files.find(({ path }) => path.endsWith('template.json'))?.text ?? '';
  return { files, json, template: JSON.parse(json), codes: diagnostics.map(({ code }) => code), diagnostics };
}

const document = (more: JsonObject): JsonObject => ({
  openapi: '3.0.1',
  info: { title: 'x', version: '1' },
  paths: { '/a': { get: { responses: {}, 'x-amazon-apigateway-integration': { type: 'mock' } } } },
  ...more,
});

describe('emitCloudFormation', () => {
  it('passes all judges with everything in it, in YAML and in JSON', async () => {
    const { files, json } = emit(production, { accountRole: true });
    assert.deepEqual(checkTemplate(json), []);
    assert.deepEqual(
      files.map(({ path }) => path),
      ['cloudformation/template.yaml', 'cloudformation/template.json'],
    );
    for (const { path, text } of files) {
      assert.deepEqual(
        await validateTemplate(path.endsWith('.yaml') ? 'template.yaml' : 'template.json', text),
        [],
        path,
      );
    }
  });

  it('writes the same bytes twice', () => {
    assert.deepEqual(emit(production).files, emit(production).files);
  });

  it('names the deployment by what it is a snapshot of, and keeps it', () => {
    const { template } = emit(document({}));
    const [id] = Object.keys(template.Resources).filter((name) => name.startsWith('ApiDeployment'));
    assert.match(id ?? '', /^ApiDeployment[0-9a-f]{16}$/);
    const { DeletionPolicy, UpdateReplacePolicy, Properties } = template.Resources[id ?? ''];
    assert.deepEqual([DeletionPolicy, UpdateReplacePolicy], ['Retain', 'Retain']);
    assert.deepEqual(Properties, { RestApiId: { Ref: 'Api' } });
  });

  it('gives one stage dev to a document that declares none', () => {
    const { template } = emit(document({}));
    assert.equal(template.Resources.DevStage.Properties.StageName, 'dev');
    assert.equal(
      template.Outputs.DevInvokeUrl.Value['Fn::Sub'],
      'https://${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}/${DevStage}',
    );
  });

  it('lets a parameter take a stage back, and makes it name the base of a canary', () => {
    const { template } = emit(production);
    const id = Object.keys(template.Resources).find((name) => name.startsWith('ApiDeployment'));
    assert.equal(template.Parameters.DevDeploymentId.Default, '');
    assert.deepEqual(template.Resources.DevStage.Properties.DeploymentId, {
      'Fn::If': ['DevDeploymentIdIsGiven', { Ref: 'DevDeploymentId' }, { Ref: id }],
    });
    assert.equal('Default' in template.Parameters.ProdDeploymentId, false);
    assert.deepEqual(template.Resources.ProdStage.Properties.DeploymentId, { Ref: 'ProdDeploymentId' });
    assert.deepEqual(template.Resources.ProdStage.Properties.CanarySetting, {
      DeploymentId: { Ref: id },
      PercentTraffic: 5,
      StageVariableOverrides: { host: 'b' },
      UseStageCache: false,
    });
  });

  it('settles method settings, and says which CloudFormation lacks and how to set them', () => {
    const { template, diagnostics } = emit(production);
    assert.deepEqual(template.Resources.DevStage.Properties.MethodSettings, [
      { ResourcePath: '/*', HttpMethod: '*', LoggingLevel: 'INFO' },
      { ResourcePath: '/~1orders~1{id}', HttpMethod: 'GET', LoggingLevel: 'INFO', CachingEnabled: true },
    ]);
    const found = diagnostics.find(({ code }) => code === 'setting-not-in-cloudformation');
    assert.match(
      found?.mend ?? '',
      /--stage-name dev .*path=\/~1orders~1\{id\}\/GET\/caching\/requireAuthorizationForCacheControl,value=false/,
    );
  });

  it('makes roles, and puts them where the document names none', () => {
    const { template } = emit(production);
    const [id = '', role] =
      Object.entries<{ Type: string; Properties: { Policies: unknown } }>(template.Resources).find(([name]) =>
        name.endsWith('Role'),
      ) ?? [];
    const integration =
      template.Resources.Api.Properties.Body.paths['/orders/{id}'].put['x-amazon-apigateway-integration'];
    assert.deepEqual(integration.credentials, { 'Fn::GetAtt': [id, 'Arn'] });
    assert.match(JSON.stringify(role?.Properties.Policies), /"dynamodb:PutItem".*table\/\$\{Orders\}/);
  });

  it('deploys one stage when asked to', () => {
    const { template, codes } = emit(production, { stage: 'dev' });
    assert.deepEqual(
      Object.keys(template.Resources).filter((name) => name.endsWith('Stage')),
      ['DevStage'],
    );
    assert.equal(template.Resources.PartnersUsagePlan, undefined);
    assert.deepEqual(
      codes.filter((code) => code.includes('unknown')),
      [],
    );
    assert.ok(emit(production, { stage: 'test' }).codes.includes('stage-unknown'));
  });

  it('says what has to be uploaded, and moves a large Body out of the template', () => {
    const schema = (size: number): JsonObject => ({
      components: { schemas: { Long: { type: 'object', description: 'x'.repeat(size) } } },
    });
    assert.deepEqual(emit(document(schema(1_000))).codes, []);
    assert.deepEqual(emit(document(schema(60_000))).codes, ['template-uploaded']);
    const { files, template, codes, json } = emit(document(schema(1_100_000)));
    assert.deepEqual(codes, ['body-in-bucket']);
    assert.deepEqual(checkTemplate(json), []);
    assert.match(files[2]?.path ?? '', /^cloudformation\/body-[0-9a-f]{16}\.json$/);
    assert.deepEqual(template.Resources.Api.Properties.BodyS3Location, {
      Bucket: { Ref: 'BodyBucket' },
      Key: { Ref: 'BodyKey' },
    });
    assert.equal(`cloudformation/${template.Parameters.BodyKey.Default}`, files[2]?.path);
  });

  it('refuses a large Body with functions, and names what makes it large', () => {
    const { diagnostics } = emit(
      document({
        info: { title: { Ref: 'Title' }, version: '1' },
        components: { schemas: { Long: { type: 'object', description: 'x'.repeat(1_100_000) } } },
      }),
    );
    const found = diagnostics.find(({ code }) => code === 'body-too-large');
    assert.equal(found?.severity, 'error');
    assert.match(found?.message ?? '', /schema Long/);
  });

  it('leaves in a bucket what the import resolves by itself', () => {
    const uri = 'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/x/invocations';
    const integration = { type: 'aws_proxy', httpMethod: 'POST', uri: { 'Fn::Sub': uri } };
    const { files, codes } = emit(
      document({
        paths: { '/a': { get: { responses: {}, 'x-amazon-apigateway-integration': integration } } },
        components: { schemas: { Long: { type: 'object', description: 'x'.repeat(1_100_000) } } },
      }),
    );
    assert.deepEqual(codes, ['body-in-bucket']);
    const written = JSON.parse(files[2]?.text ?? '').paths['/a'].get['x-amazon-apigateway-integration'];
    assert.equal(written.uri, uri);
  });

  it('counts resources', () => {
    const plans = Object.fromEntries(
      Array.from({ length: 501 }, (_, index) => [`p${index}`, { apiStages: [{ stage: 'dev' }] }]),
    );
    assert.ok(
      emit(document({ 'x-gatewright-stages': { dev: {} }, 'x-gatewright-usage-plans': plans })).codes.includes(
        'template-limit',
      ),
    );
  });

  it('counts parameters and outputs', () => {
    const paths = Object.fromEntries(
      Array.from({ length: 201 }, (_, index): [string, JsonObject] => [
        `/p${index}`,
        {
          get: {
            responses: {},
            'x-amazon-apigateway-integration': { type: 'mock', credentials: { Ref: `P${index}` } },
          },
        },
      ]),
    );
    const { diagnostics } = emit(document({ paths }));
    const limits = diagnostics.filter(({ code }) => code === 'template-limit');
    assert.deepEqual(
      limits.map(({ severity, message }) => [severity, /^The template has (\d+) (\w+)/.exec(message)?.slice(1)]),
      [['error', ['202', 'parameters']]],
    );
    const stages = Object.fromEntries(Array.from({ length: 199 }, (_, index) => [`s${index}`, {}]));
    const ofStages = emit(document({ 'x-gatewright-stages': stages })).diagnostics;
    assert.match(ofStages.find(({ code }) => code === 'template-limit')?.message ?? '', /has 201 outputs/);
  });

  it('keeps the template whole when it has to be uploaded, and says how', () => {
    const long = { components: { schemas: { Long: { type: 'object', description: 'x'.repeat(60_000) } } } };
    const { template, diagnostics, files } = emit(document(long));
    assert.equal(template.Resources.Api.Properties.Body.components.schemas.Long.description.length, 60_000);
    assert.equal(files.length, 2);
    assert.match(diagnostics[0]?.mend ?? '', /aws cloudformation deploy .*--s3-bucket/);
  });

  it('writes no null, and nothing that only gatewright reads', () => {
    const { json } = emit(
      document({
        components: {
          schemas: { A: { type: 'object', default: null, example: null, properties: { x: { enum: [null, 'a'] } } } },
        },
        'x-amazon-apigateway-policy': { Version: '2012-10-17', Id: null, Statement: [] },
      }),
    );
    assert.doesNotMatch(json, /null|x-gatewright/);
  });

  it('renames models that API Gateway would refuse, with what refers to them', () => {
    const { template, codes } = emit(
      document({
        components: {
          schemas: { 'order-line': { type: 'object' }, orderLine: { $ref: '#/components/schemas/order-line' } },
        },
      }),
    );
    assert.deepEqual(Object.keys(template.Resources.Api.Properties.Body.components.schemas).sort(), [
      'orderLine',
      'orderLine2',
    ]);
    assert.equal(
      template.Resources.Api.Properties.Body.components.schemas.orderLine.$ref,
      '#/components/schemas/orderLine2',
    );
    assert.ok(codes.includes('model-renamed'));
  });

  it('says which members and texts CloudFormation would take for its own', () => {
    const { codes } = emit(
      document({
        components: {
          schemas: { A: { type: 'object', properties: { Ref: { type: 'string' } } } },
        },
      }),
    );
    assert.deepEqual(codes, ['key-reserved']);
    const transform = emit(
      document({
        components: {
          schemas: {
            A: { type: 'object', properties: { a: { type: 'string' }, 'Fn::Transform': { type: 'string' } } },
          },
        },
      }),
    );
    assert.deepEqual(transform.codes, ['key-reserved']);
  });

  describe('a text that CloudFormation would replace by a secret', () => {
    const secret = '{{resolve:secretsmanager:db:SecretString:password}}';
    const description = (text: JsonValue): JsonObject =>
      document({ info: { title: 'x', version: '1', description: text } });
    const integration = (more: JsonObject): JsonObject =>
      document({
        paths: { '/a': { get: { responses: {}, 'x-amazon-apigateway-integration': { type: 'mock', ...more } } } },
      });
    for (const [where, hostile] of [
      ['a description', description(`a ${secret} b`)],
      ['a description, in capitals and with spaces', description('{{ Resolve:ssm:x}}')],
      ['pieces of a function', description({ 'Fn::Join': ['', ['{{res', 'olve:ssm:x}}']] })],
      ['a text with references', description({ 'Fn::Sub': '{{resolve:ssm:${Name}}}' })],
      ['the delimiter of a function', description({ 'Fn::Join': ['{{resolve:ssm:x}}', ['', '']] })],
      ['a mapping template', integration({ requestTemplates: { 'application/json': secret } })],
      ['the name of a member', integration({ requestTemplates: { [secret]: 'x' } })],
      ['a stage variable', document({ 'x-gatewright-stages': { dev: { variables: { a: secret } } } })],
      ['a tag', document({ 'x-gatewright-stages': { dev: { tags: { a: secret } } } })],
      ['the name of a key', document({ 'x-gatewright-usage-plans': { p: { apiKeys: [secret] } } })],
    ] as const) {
      it(`is an error: ${where}`, () => {
        const { diagnostics } = emit(hostile);
        const found = diagnostics.filter(({ code }) => code === 'dynamic-reference');
        assert.ok(found.length > 0);
        for (const { severity } of found) assert.equal(severity, 'error');
      });
    }

    it('is named with its place', () => {
      const { diagnostics } = emit(integration({ requestTemplates: { 'application/json': `x${secret}y` } }));
      const [found] = diagnostics.filter(({ code }) => code === 'dynamic-reference');
      assert.ok(found?.message.includes(`${secret} in Api › Body › paths › /a › get › `), found?.message);
      assert.ok(found?.at !== undefined && 'pointer' in found.at && found.at.pointer.endsWith('/get'));
    });

    it('is none when CloudFormation never sees it', () => {
      const { codes } = emit(
        document({
          info: { title: 'x', version: '1', description: secret },
          components: { schemas: { Long: { type: 'object', description: 'x'.repeat(1_100_000) } } },
        }),
      );
      assert.deepEqual(codes, ['body-in-bucket']);
    });
  });

  it('writes the name of a placeholder in a path, and says so', () => {
    const { template, codes } = emit(
      document({
        paths: { '/${Prefix}/x': { get: { responses: {}, 'x-amazon-apigateway-integration': { type: 'mock' } } } },
      }),
    );
    assert.deepEqual(Object.keys(template.Resources.Api.Properties.Body.paths), ['/Prefix/x']);
    assert.deepEqual(codes, ['placeholder-in-key']);
  });
});
