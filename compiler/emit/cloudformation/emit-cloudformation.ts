import type { Deployment } from '../../deployment/index.js';
import type { Report } from '../../diagnostics/index.js';
import type { OutputFile } from '../output-file.js';
import { template } from './template.js';
import { yaml } from './yaml.js';

/** The deployment as a CloudFormation template: `cloudformation/template.yaml`, and the same as JSON. */
export function emitCloudFormation(deployment: Deployment, report: Report): readonly OutputFile[] {
  const made = template(deployment, report);
  return [
    { path: 'cloudformation/template.yaml', text: yaml(made) },
    { path: 'cloudformation/template.json', text: `${JSON.stringify(made, null, 2)}\n` },
  ];
}
