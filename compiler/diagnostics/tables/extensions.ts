import type { Row } from '../row.js';

/** The x-amazon-apigateway-* and x-gatewright-* extensions. */
export const extensionRows = {
  'extension-unknown': {
    severity: 'warning',
    message: '{name} is no extension of Amazon API Gateway; it is not deployed.',
    mend: 'Remove it, or correct its spelling.',
  },
} as const satisfies Record<string, Row>;
