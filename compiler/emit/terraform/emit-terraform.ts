import type { Deployment } from '../../deployment/index.js';
import type { Report } from '../../diagnostics/index.js';
import { hashHeader } from '../hash-header.js';
import type { OutputFile } from '../output-file.js';
import { configuration } from './configuration.js';
import { printHcl } from './hcl.js';

const retainedHeading = '# Earlier deployments: Terraform no longer manages them, and AWS keeps them to go back to.\n';

/**
 * The deployment as Terraform configuration: `terraform/main.tf`, `variables.tf`, `outputs.tf`, `versions.tf`,
 * and `retained.tf` when there were deployments before.
 */
export function emitTerraform(deployment: Deployment, report: Report): readonly OutputFile[] {
  const made = configuration(deployment, report);
  const file = (name: string, text: string): OutputFile => ({ path: `terraform/${name}.tf`, text: hashHeader + text });
  return [
    file('main', `\n${printHcl(made.main)}`),
    file('variables', made.variables.length === 0 ? '' : `\n${printHcl(made.variables)}`),
    file('outputs', `\n${printHcl(made.outputs)}`),
    file('versions', `\n${printHcl(made.versions)}`),
    ...(made.retained.length === 0 ? [] : [file('retained', `${retainedHeading}\n${printHcl(made.retained)}`)]),
  ];
}
