import type { Row } from '../row.js';

/** Mapping templates, JsonPath, parameter mappings, selection patterns. */
export const mappingRows = {
  // No error: API Gateway imports the template, and fails when a request needs it.
  'template-syntax': {
    severity: 'warning',
    message: 'The mapping template does not parse: {reason}',
    mend: 'Correct the template: Velocity 1.7 refuses it, and API Gateway answers 500 to every request that it is for.',
  },
  'template-too-large': {
    severity: 'error',
    message: 'The mapping template has {size} bytes; API Gateway takes {limit} at the most.',
    mend: 'Shorten the template, or map in the backend.',
  },
} as const satisfies Record<string, Row>;
