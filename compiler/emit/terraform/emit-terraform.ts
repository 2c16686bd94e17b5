import type { Deployment } from '../../deployment/index.js';
import type { Report } from '../../diagnostics/index.js';
import type { OutputFile } from '../output-file.js';
import { configuration } from './configuration.js';
import { printHcl } from './hcl.js';

/** The deployment as Terraform configuration: `terraform/main.tf`, `variables.tf`, `outputs.tf`, `versions.tf`. */
export function emitTerraform(deployment: Deployment, report: Report): readonly OutputFile[] {
  const made = configuration(deployment, report);
  return [
    { path: 'terraform/main.tf', text: printHcl(made.main) },
    { path: 'terraform/variables.tf', text: printHcl(made.variables) },
    { path: 'terraform/outputs.tf', text: printHcl(made.outputs) },
    { path: 'terraform/versions.tf', text: printHcl(made.versions) },
  ];
}
