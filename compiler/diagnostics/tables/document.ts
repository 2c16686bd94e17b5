import type { Row } from '../row.js';

/** Reading files: encodings, syntax, references, limits. */
export const documentRows = {
  'file-not-found': {
    severity: 'error',
    message: 'Cannot read {path}: {reason}.',
    mend: 'Give the path of an OpenAPI document, in JSON or YAML.',
  },
} as const satisfies Record<string, Row>;
