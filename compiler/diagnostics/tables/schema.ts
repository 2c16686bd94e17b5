import type { Row } from '../row.js';

/** Schemas: what a model may hold, what is lowered, what is ignored. */
export const schemaRows = {
  'model-refused': {
    severity: 'error',
    message: 'API Gateway refuses the model {name}: {reason}.',
    mend: 'Write the schema in the JSON Schema draft 4 keywords that API Gateway accepts.',
    aws: 'Invalid model specified: Validation Result: warnings : [], errors : [{entries}]',
  },
} as const satisfies Record<string, Row>;
