import { Option } from 'commander';
import { build } from './build.js';
import type { Command } from './command.js';
import type { BuildOptions } from './command-options.js';
import { addReadingOptions, collect } from './reading-options.js';
import { targetNames } from './target-name.js';
import { watch } from './watch.js';

/** `gatewright build [file]`: writes the outputs, or with `--check` says whether those on disk are current. */
export const buildCommand: Command = {
  define(program, host, done) {
    const command = program
      .command('build')
      .argument('[file]', 'OpenAPI document (default: those of the configuration)');
    command
      .summary('write clients, validators, handlers, CloudFormation and Terraform')
      .description('Builds the outputs of a document. An error in the document, and nothing is written.')
      .option('--out <folder>', 'output folder; of several APIs, one below it for each (default: gatewright-out)')
      .option('--target <names>', `what to build: ${targetNames.join(',')} (default: all but openapi)`, collect)
      .option('--check', 'write nothing; exit with 1 when the outputs on disk are not current')
      .addOption(
        new Option(
          '--watch',
          'build again whenever a document, a file behind its $refs, or the configuration changes',
        ).conflicts(['check', 'json']),
      )
      .option('--typecheck', 'check what is emitted with the TypeScript compiler')
      .option(
        '--runtime <kind>',
        'inline writes the runtime beside the client, import imports gatewright/runtime (default: inline)',
      )
      .option('--stage <name>', 'deploy this stage alone (default: all stages of the document)')
      .option('--endpoint-type <type>', "edge, regional or private (default: the document's, else AWS's own, edge)")
      .option(
        '--account-role',
        'also deploy the role by which API Gateway writes logs, one for each account and Region',
      )
      .option('--without-documentation', 'leave descriptions and examples out of what is deployed')
      .option('--openapi-version <version>', "form of the target openapi: 2.0 or 3.0 (default: the document's)")
      .option('--quiet', 'print errors only');
    addReadingOptions(command)
      .addHelpText(
        'after',
        `
Examples:
  $ gatewright build api.yaml --out src/generated
  $ gatewright build api.yaml --target client,validators --typecheck
  $ gatewright build api.yaml --check                  in CI, when the outputs are committed
  $ gatewright build --watch                           while the document is being written
  $ gatewright build 'template.yaml#/Resources/Api/Properties/DefinitionBody' --set AWS::Region=eu-west-1
  $ gatewright build api.yaml --target terraform --stage prod
  $ gatewright build api.yaml --target openapi --openapi-version 2.0
  $ gatewright build --env prod                        all APIs of gatewright.config.ts

Files that gatewright did not write are never overwritten or deleted.
`,
      )
      .action(async (file: string | undefined, options: BuildOptions) =>
        done(await (options.watch === true ? watch : build)(file, options, host)),
      );
  },
};
