import type { Deployment } from '../../deployment/index.js';
import type { Report } from '../../diagnostics/index.js';
import type { OutputFile } from '../output-file.js';
import { configuration } from './configuration.js';
import { printHcl } from './hcl.js';

const retainedHeading = 'Earlier deployments: Terraform no longer manages them, and AWS keeps them to go back to.';

/**
 * The deployment as Terraform configuration: `terraform/main.tf`, `variables.tf`, `outputs.tf`, `versions.tf`,
 * and `retained.tf` when there were deployments before.
 */
export function emitTerraform(deployment: Deployment, report: Report): readonly OutputFile[] {
  const made = configuration(deployment, report);
  const { retained } = made;
  return [
    { path: 'terraform/main.tf', text: printHcl(made.main) },
    { path: 'terraform/variables.tf', text: printHcl(made.variables) },
    { path: 'terraform/outputs.tf', text: printHcl(made.outputs) },
    { path: 'terraform/versions.tf', text: printHcl(made.versions) },
    ...(retained.length === 0
      ? []
      : [{ path: 'terraform/retained.tf', text: `# ${retainedHeading}\n\n${printHcl(retained)}` }]),
  ];
}
