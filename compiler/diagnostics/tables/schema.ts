import type { Row } from '../row.js';

/** Schemas: what a model may hold, what is lowered, what is ignored. */
export const schemaRows = {
  // A warning, because deployed documents have such schemas: what AWS refused once, it may have let pass before.
  'model-refused': {
    severity: 'warning',
    message: 'API Gateway refuses the model {name}: {reason}.',
    mend: 'Write the schema in the JSON Schema draft 4 keywords that API Gateway accepts.',
    aws: 'Invalid model specified: Validation Result: warnings : [], errors : [{entries}]',
  },
  'schema-not-an-object': {
    severity: 'error',
    message: 'A schema must be an object; this one allows anything.',
    mend: 'Write a Schema Object here.',
  },
  'schema-keyword-lost': {
    severity: 'warning',
    message: 'API Gateway has no word for the schema keyword {keyword}; it is neither deployed nor checked.',
    mend: 'Say the same in keywords of OpenAPI 3.0, or check it in the integration.',
  },
  'schema-null-refused': {
    severity: 'warning',
    message:
      'API Gateway drops {written} when it imports a schema: a body with null here is refused where it is validated.',
    mend: 'Leave the type out, or make the member optional and let clients omit it.',
  },
  'schema-keyword-dropped': {
    severity: 'warning',
    message:
      'API Gateway drops {keyword} when it imports a schema ({evidence}): neither it nor the validators check it.',
    mend: 'Check it in the integration, or say it in keywords that are kept, such as minimum or required.',
  },
  'schema-notes-left-out': {
    severity: 'warning',
    message: 'The same is to be said of {count} more places in the schemas of this API: {code}.',
    mend: 'Mend the places that are listed first; the others are told then.',
  },
  'schema-required-not-a-list': {
    severity: 'warning',
    message: '"required" of a schema is a list of names; this one is left out.',
    mend: 'Name the required properties in a list beside "properties".',
  },
  'schema-reference-unresolved': {
    severity: 'error',
    message: 'The reference {reference} names no schema; the validator of {name} accepts anything there.',
    mend: 'Correct the reference, or add the schema.',
  },
  'schema-loop': {
    severity: 'error',
    message: 'The schema {name} refers to itself without going into a member or an element: no validation of it ends.',
    mend: 'Break the circle of $ref, allOf, anyOf, oneOf and not.',
  },
  'pattern-invalid': {
    severity: 'error',
    message: 'The pattern {pattern} is no ECMA 262 regular expression: {reason}.',
    mend: 'Correct the pattern; flags such as u are not available in schemas.',
  },
  'pattern-unbounded': {
    severity: 'warning',
    message:
      'The time that the pattern {pattern} takes may grow without bound with its input; emitted validators refuse strings of more than {limit} characters there.',
    mend: 'Write the pattern without nested repetition, look-around and back references, or bound it with maxLength.',
  },
} as const satisfies Record<string, Row>;
