import assert from 'node:assert/strict';
import { parse } from '@cdktf/hcl2json';
import { checkConfiguration, checkFormat } from '../../../fixtures/infrastructure/index.js';
import { production } from '../../../fixtures/infrastructure/production.js';
import { restApiOf } from '../../../fixtures/infrastructure/rest-api-of.js';
import { type DeploymentOptions, deploymentOf } from '../../deployment/index.js';
import type { Diagnostic } from '../../diagnostics/index.js';
import type { JsonObject } from '../../model/index.js';
import { emitTerraform } from './emit-terraform.js';

function emit(document: JsonObject, options: DeploymentOptions = {}) {
  const found: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void found.push(diagnostic);
  const files = emitTerraform(deploymentOf(restApiOf(document), options, report), report);
  return { files: new Map(files.map(({ path, text }) => [path.replace('terraform/', ''), text])), found };
}

describe('emitTerraform', () => {
  it('passes all judges with everything in it', async () => {
    const { files } = emit(production, { accountRole: true });
    assert.deepEqual([...files.keys()], ['main.tf', 'variables.tf', 'outputs.tf', 'versions.tf']);
    assert.deepEqual(await checkConfiguration(files), []);
    for (const [name, text] of files) assert.deepEqual(checkFormat(name, text), []);
  });

  it('redeploys when the document changes and when what its placeholders stand for does', () => {
    const main = emit(production).files.get('main.tf') ?? '';
    assert.match(main, /resource "aws_api_gateway_deployment" "api_[0-9a-f]{16}" \{/);
    assert.match(main, /redeployment = sha1\(jsonencode\(\[\n {6}var\.get_order_arn,\n/);
    assert.match(main, /lifecycle \{\n {4}create_before_destroy = true\n {2}\}/);
  });

  it('lets a variable take a stage back, and makes it name the base of a canary', async () => {
    const { files } = emit(production);
    const main = await parse('main.tf', files.get('main.tf') ?? '');
    const inputs = await parse('variables.tf', files.get('variables.tf') ?? '');
    const { dev, prod } = main.resource.aws_api_gateway_stage;
    const [deployment] = Object.keys(main.resource.aws_api_gateway_deployment);
    assert.equal(
      dev[0].deployment_id,
      `\${var.dev_deployment_id == null ? aws_api_gateway_deployment.${deployment}.id : var.dev_deployment_id}`,
    );
    assert.equal(inputs.variable.dev_deployment_id[0].default, null);
    assert.equal(prod[0].deployment_id, '${var.prod_deployment_id}');
    assert.equal('default' in inputs.variable.prod_deployment_id[0], false);
    assert.equal(prod[0].canary_settings[0].deployment_id, `\${aws_api_gateway_deployment.${deployment}.id}`);
  });

  it('forgets earlier deployments without destroying them, but never its own', async () => {
    const { identity } = deploymentOf(restApiOf(production), {}, () => undefined);
    const { files } = emit(production, { retained: ['0123456789abcdef', identity] });
    assert.equal(
      files.get('retained.tf'),
      `# Earlier deployments: Terraform no longer manages them, and AWS keeps them to go back to.

removed {
  from = aws_api_gateway_deployment.api_0123456789abcdef

  lifecycle {
    destroy = false
  }
}
`,
    );
    assert.deepEqual(await checkConfiguration(files), []);
  });

  it('sets what CloudFormation lacks, and says what the provider lacks', async () => {
    const { files, found } = emit(production);
    const main = await parse('main.tf', files.get('main.tf') ?? '');
    const settings = main.resource.aws_api_gateway_method_settings.dev_get_orders_id[0];
    assert.equal(settings.method_path, '~1orders~1{id}/GET');
    assert.deepEqual(settings.settings, [
      { logging_level: 'INFO', caching_enabled: true, require_authorization_for_cache_control: false },
    ]);
    assert.deepEqual(
      found.map(({ code }) => code),
      ['not-in-terraform', 'not-in-terraform'],
    );
  });

  it('binds permissions to the API, stage, verb and path', async () => {
    const { files } = emit(production);
    const main = await parse('main.tf', files.get('main.tf') ?? '');
    const [[permission]] = Object.values<Record<string, string>[]>(main.resource.aws_lambda_permission) as [
      Record<string, string>[],
    ];
    assert.deepEqual(permission, {
      action: 'lambda:InvokeFunction',
      function_name: '${var.get_order_arn}',
      principal: 'apigateway.amazonaws.com',
      source_arn: '${aws_api_gateway_rest_api.api.execution_arn}/*/GET/orders/*',
    });
  });

  it('writes the same bytes twice', () => {
    assert.deepEqual(emit(production).files, emit(production).files);
  });

  it('fills placeholders in paths in, and no others in keys', async () => {
    const { files } = emit({
      openapi: '3.0.1',
      info: { title: 'x', version: '1' },
      paths: { '/${var.prefix}/x': { get: { responses: {}, 'x-amazon-apigateway-integration': { type: 'mock' } } } },
      components: { schemas: { A: { type: 'object', properties: { '${var.y}': { type: 'string' } } } } },
    });
    const main = files.get('main.tf') ?? '';
    assert.ok(main.includes('"/${var.prefix}/x" = {'));
    assert.ok(main.includes('"$${var.y}" = {'));
    assert.deepEqual(await checkConfiguration(files), []);
  });
});
