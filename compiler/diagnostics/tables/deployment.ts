import type { Row } from '../row.js';

/** What is deployed: CloudFormation and Terraform. */
export const deploymentRows = {
  'http-api-not-yet': {
    severity: 'warning',
    message: 'HTTP APIs: not yet. {target} is not written for {name}.',
    mend: 'Build the targets client, validators and handlers for this document.',
  },
} as const satisfies Record<string, Row>;
