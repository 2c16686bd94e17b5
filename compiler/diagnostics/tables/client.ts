import type { Row } from '../row.js';

/** The emitted client, validators and handlers. */
export const clientRows = {
  'name-changed': {
    severity: 'info',
    message: 'The name {name} is already taken; this {kind} is called {newName} in what is emitted.',
    mend: 'Give it a name of its own.',
  },
} as const satisfies Record<string, Row>;
