import type { Row } from '../row.js';

/** What OpenAPI itself demands of the document. */
export const openapiRows = {
  'operation-id-missing': {
    severity: 'info',
    message: '{method} {path} has no operationId; it is called {name} in what is emitted.',
    mend: 'Add an operationId, so that the name stays when the path changes.',
  },
} as const satisfies Record<string, Row>;
