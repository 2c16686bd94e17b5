import type { Row } from '../row.js';

/** Mapping templates, JsonPath, parameter mappings, selection patterns. */
export const mappingRows = {
  // No error: API Gateway imports the template, and fails when a request needs it.
  'template-syntax': {
    severity: 'warning',
    message: 'The mapping template does not parse: {reason}',
    mend: 'Correct the template: Velocity 1.7 refuses it, and API Gateway answers 500 to every request that it is for.',
  },
  // Recorded from integrations, their responses and gateway responses.
  'mapping-source-invalid': {
    severity: 'error',
    message: '{target} takes {source}, which is no source of a mapping.',
    mend: 'Write a text in single quotes inside the string, "\'text\'", or a source: {side}.header.NAME, {side}.body.PATH, context.NAME, stageVariables.NAME.',
    aws: 'Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: {source}]',
  },
  // AWS has such a text; that it is the answer to each such target is unconfirmed.
  'mapping-target-invalid': {
    severity: 'error',
    message: '{target} is no target of a mapping here.',
    mend: 'Write {side}.header.NAME, or where it is a request of an integration querystring or path instead of header.',
    aws: 'Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping identifier specified]',
  },
  // A warning, because what API Gateway says to it is unconfirmed.
  'mapping-source-other-side': {
    severity: 'warning',
    message: '{target} takes {source}, and there is no such value at that point: sources there begin with {side}.',
    mend: 'Write a source that begins with {side}, context or stageVariables, or a text in single quotes.',
  },
  'selection-pattern-invalid': {
    severity: 'warning',
    message: 'The selection pattern {pattern} is no regular expression of Java: {reason}',
    mend: 'Correct the pattern; whether API Gateway refuses it or never chooses the response is unconfirmed.',
  },
  'template-too-large': {
    severity: 'error',
    message: 'The mapping template has {size} bytes; API Gateway takes {limit} at the most.',
    mend: 'Shorten the template, or map in the backend.',
  },
} as const satisfies Record<string, Row>;
