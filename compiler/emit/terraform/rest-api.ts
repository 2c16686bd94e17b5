import type { ConfigurationContext, ConfigurationPart } from './configuration-context.js';
import { attribute, block, type HclItem } from './hcl.js';
import { output } from './output.js';
import { quoted } from './quoted.js';

/**
 * The API and its deployment. Policy, binary media types and the like stand in the body alone: what the provider sets
 * beside an import is set after it, and the other way round.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/api_gateway_rest_api.html.markdown
 */
export function restApi(context: ConfigurationContext): ConfigurationPart {
  const { deployment, labels, write } = context;
  const { api, body } = deployment;
  const resource = block(
    'resource',
    ['aws_api_gateway_rest_api', 'api'],
    [
      attribute('name', write(api.name)),
      attribute('fail_on_warnings', 'true'),
      attribute('put_rest_api_mode', quoted('overwrite')),
      ...(api.endpointType === undefined
        ? []
        : [attribute('parameters', write({ endpointConfigurationTypes: api.endpointType }))]),
      attribute('body', `jsonencode(${write(body)})`),
      ...(api.endpointType === undefined
        ? []
        : [block('endpoint_configuration', [], [attribute('types', write([api.endpointType]))])]),
    ],
  );
  return {
    main: [
      resource,
      block(
        'resource',
        ['aws_api_gateway_deployment', labels.deployment],
        [
          attribute('rest_api_id', 'aws_api_gateway_rest_api.api.id'),
          ...triggers(context),
          // Otherwise: "Active stages pointing to this deployment must be moved or deleted".
          block('lifecycle', [], [attribute('create_before_destroy', 'true')]),
        ],
      ),
    ],
    outputs: [
      output('rest_api_id', 'The id of the REST API.', 'aws_api_gateway_rest_api.api.id'),
      output(
        'deployment_id',
        'The id of the deployment of this build.',
        `aws_api_gateway_deployment.${labels.deployment}.id`,
      ),
    ],
  };
}

/**
 * What the document holds is in the deployment's name. What its placeholders stand for is only known when Terraform
 * runs: a change there replaces the deployment.
 */
function triggers({ variables }: ConfigurationContext): readonly HclItem[] {
  // The body is written first: these are its variables.
  const references = variables.references();
  if (references.length === 0) return [];
  const list = references.map((one) => `      ${one},\n`).join('');
  return [attribute('triggers', `{\n    redeployment = sha1(jsonencode([\n${list}    ]))\n  }`)];
}
