import type { Row } from '../row.js';

/** The command line, its configuration and its output folder. */
export const commandRows = {
  'option-invalid': {
    severity: 'error',
    message: 'The option {option} cannot be {value}: {reason}.',
    mend: 'See gatewright {command} --help.',
  },
} as const satisfies Record<string, Row>;
