import type { Deployment } from '../../deployment/index.js';
import { attribute, block, type HclItem } from './hcl.js';
import { deploymentLabel } from './labels.js';

/**
 * Lets Terraform forget earlier deployments without destroying them, so that a stage can serve one beside its canary or
 * go back to it. The provider has no argument that would retain a deployment.
 *
 * @see https://developer.hashicorp.com/terraform/language/resources/syntax#removing-resources
 */
export function retained(deployment: Deployment): readonly HclItem[] {
  return deployment.retained.map((identity) =>
    block(
      'removed',
      [],
      [
        attribute('from', `aws_api_gateway_deployment.${deploymentLabel(identity)}`),
        block('lifecycle', [], [attribute('destroy', 'false')]),
      ],
    ),
  );
}
