import type { Row } from '../row.js';

/** The emitted client, validators and handlers. */
export const clientRows = {
  'name-changed': {
    severity: 'info',
    message: 'The name {name} is already taken; this {kind} is called {newName} in what is emitted.',
    mend: 'Give it a name of its own.',
  },
  'schema-too-deep': {
    severity: 'warning',
    message: 'The schema is nested more than 64 levels deep; its type is unknown from there on.',
    mend: 'Move the inner schemas to components and refer to them.',
  },
  'schema-part-of-itself': {
    severity: 'warning',
    message:
      'The schema {name} is a part of itself, by way of {part}; that part has the type unknown in what is emitted.',
    mend: 'Remove the circle from allOf, oneOf and anyOf. Circles through properties and items are fine.',
  },
  'schema-type-unknown': {
    severity: 'warning',
    message: '{count} of the types of this API cannot be made; they are unknown in what is emitted.',
    mend: 'Look for keywords whose values are not what JSON Schema says.',
  },
  'media-type-not-binary': {
    severity: 'warning',
    message:
      '{mediaType} of {method} {path} is none of the binary media types of the API: what a Lambda function gets or sends as bytes is damaged on its way.',
    mend: 'Add it to x-amazon-apigateway-binary-media-types.',
  },
} as const satisfies Record<string, Row>;
