import { CommanderError, Command as Program } from 'commander';
import { diagnostic } from '../diagnostics/index.js';
import { commands } from './commands.js';
import { findingJson } from './finding.js';
import { findingsText } from './findings-text.js';
import type { Host } from './host.js';
import { packageVersion } from './package-version.js';
import { printable } from './printable.js';
import { colorsFor } from './terminal-colors.js';

/** The exit code of a fault of gatewright itself: EX_SOFTWARE of sysexits.h. */
const internalError = 70;

/** Runs a command line without the program's name. Gives the exit code: 0, 1 for anything wrong with the input, 70 for a bug. */
export async function run(argv: readonly string[], host: Host): Promise<number> {
  let exitCode: number = 0;
  const program = new Program('gatewright')
    .description(
      'Compiles an OpenAPI file with Amazon API Gateway extensions into clients, validators, Lambda handlers, CloudFormation and Terraform.',
    )
    .version(packageVersion(), '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: host.stdout.write,
      writeErr: host.stderr.write,
      // Usage errors are diagnostics like all others; see below.
      outputError: () => {},
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .addHelpText(
      'after',
      `
Examples:
  $ gatewright build api.yaml --out src/generated
  $ gatewright build api.yaml --target client,terraform
  $ gatewright check api.yaml

Every command explains itself: gatewright build --help.
`,
    );
  for (const command of commands) {
    command.define(program, host, (code) => {
      exitCode = code;
    });
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : usageError(error, argv, host);
    return fault(error, argv, host);
  }
}

function usageError(error: CommanderError, argv: readonly string[], host: Host): 1 {
  // Commander has printed the help, and that is the answer.
  if (error.code === 'commander.help') return 1;
  const problem = error.message
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\.$/, '');
  const finding = {
    diagnostic: diagnostic('usage-invalid', { problem: problem.charAt(0).toUpperCase() + problem.slice(1) }),
  };
  if (argv.includes('--json')) {
    const result = { version: packageVersion(), ok: false, diagnostics: [findingJson(finding)] };
    host.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
  } else {
    host.stderr.write(findingsText([finding], { colors: colorsFor(host.stderr, host.env) }));
  }
  return 1;
}

function fault(error: unknown, argv: readonly string[], host: Host): number {
  const message = printable(error instanceof Error ? error.message : String(error));
  if (argv.includes('--json')) {
    host.stdout.write(
      `${JSON.stringify({ version: packageVersion(), ok: false, fault: message, diagnostics: [] }, undefined, 2)}\n`,
    );
  }
  host.stderr.write(`This is a fault of gatewright, not of your document: ${message}\n`);
  if ((host.env.GATEWRIGHT_DEBUG ?? '') !== '') {
    host.stderr.write(`${error instanceof Error ? (error.stack ?? '') : ''}\n`);
  } else {
    host.stderr.write(
      'Run it again with GATEWRIGHT_DEBUG=1 to see where, and report it with the document if you can.\n',
    );
  }
  return internalError;
}
