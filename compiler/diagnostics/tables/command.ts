import type { Row } from '../row.js';

/** The command line, its configuration and its output folder. */
export const commandRows = {
  'option-invalid': {
    severity: 'error',
    message: 'The option {option} cannot be {value}: {reason}.',
    mend: 'See gatewright {command} --help.',
  },
  'usage-invalid': {
    severity: 'error',
    message: '{problem}.',
    mend: 'See gatewright --help.',
  },
  'document-missing': {
    severity: 'error',
    message: 'No document is named, and there is no gatewright.config.ts with `apis` in {folder} or above it.',
    mend: 'Name an OpenAPI document: gatewright {command} api.yaml.',
  },
  'config-unreadable': {
    severity: 'error',
    message: 'The configuration {path} cannot be loaded: {reason}.',
    mend: 'Correct it; its default export is what defineConfig() returns.',
  },
  'config-invalid': {
    severity: 'error',
    message: 'In the configuration {path}, {member} {problem}.',
    mend: 'See docs/configuration.md for what it may hold.',
  },
  'environment-unknown': {
    severity: 'error',
    message: 'The configuration has no environment {name}. It has: {known}.',
    mend: 'Give one of those to --env, or add it to `environments`.',
  },
  'output-folder-shared': {
    severity: 'error',
    message: '{first} and {second} are both built into {out}.',
    mend: 'Give each of them an `out` of its own.',
  },
  'output-outside': {
    severity: 'error',
    message: '{path} leads out of the output folder {out}; nothing was written.',
    mend: 'Remove the symbolic link, or choose another folder with --out.',
  },
  'output-not-ours': {
    severity: 'error',
    message: '{path} is there already, and gatewright did not write it; nothing was written.',
    mend: 'Move it away, or choose another folder with --out.',
  },
  'init-file-exists': {
    severity: 'error',
    message: '{path} is there already; nothing was written.',
    mend: 'Name an empty folder: gatewright init FOLDER.',
  },
  'output-changed': {
    severity: 'warning',
    message: '{path} was changed after gatewright wrote it; it has been written anew.',
    mend: 'Keep your own code in files beside the generated ones, and formatters away from them.',
  },
  'output-left': {
    severity: 'warning',
    message:
      '{path} is no longer part of the output; it was changed after gatewright wrote it, so it has been left there.',
    mend: 'Delete it once you need nothing of it.',
  },
  'output-mended': {
    severity: 'info',
    message: 'An earlier build into {out} was interrupted; this one has completed it.',
    mend: 'Nothing is left to do.',
  },
  'output-unwritable': {
    severity: 'error',
    message: 'Cannot write {path}: {reason}.',
    mend: 'Free the place or the permission that is missing, and build again.',
  },
  'output-stale': {
    severity: 'error',
    message: '{out} is not what {file} builds: {summary}.',
    mend: 'Run the same command without --check, and commit what it writes.',
  },
  'target-not-yet': {
    severity: 'error',
    message: 'Nothing can be built of {file}: --target names {targets} alone, which its kind of API does not have yet.',
    mend: 'Name other targets too, such as client, validators and handlers.',
  },
  'value-unused': {
    severity: 'warning',
    message: 'The option --set gives {name} a value, but no document has such a name.{suggestion}',
    mend: 'Write the name as it stands in the document: OrdersFunction.Arn, AWS::Region, var.domain, or a condition.',
  },
  'manifest-invalid': {
    severity: 'error',
    message: '{path} is no manifest of gatewright: {reason}; nothing was written.',
    mend: 'Restore it, or delete the whole folder {out} and build again.',
  },
  'emitted-type-error': {
    severity: 'error',
    message: 'TypeScript refuses what was emitted, {path}:{line}: {reason}',
    mend: 'This is a fault of gatewright: report it, with the part of the document that it is made from.',
  },
  'websocket-api-not-yet': {
    severity: 'warning',
    message: 'WebSocket APIs: not yet. Nothing is written for {name}.',
    mend: 'Build the REST or HTTP API of the document, and leave x-gatewright-websocket for a later version.',
  },
} as const satisfies Record<string, Row>;
