import type { Command as Program } from 'commander';

/** Adds the options of every command that reads documents. */
export function addReadingOptions(program: Program): Program {
  return program
    .option('--config <file>', 'configuration (default: the nearest gatewright.config.ts)')
    .option('--env <name>', 'environment of the configuration whose values are used')
    .option(
      '--set <name=value>',
      'value of a placeholder or intrinsic, such as AWS::Region=eu-west-1; repeatable',
      collect,
    )
    .option('--protocol <type>', 'read the document as a rest or http API (default: told by its extensions)')
    .option('--allow-remote', 'follow $refs over the network')
    .option('--allow-outside', "read files outside the document's folder, or that of the configuration above it")
    .option('--max-size <size>', 'most that a document and what it refers to may have (default: 20MB)')
    .option('--all', 'show every diagnostic, however many are alike')
    .option('--json', 'print one JSON document');
}

/** Collects the values of an option that may be given several times. */
export function collect(value: string, earlier: readonly string[] | undefined): readonly string[] {
  return [...(earlier ?? []), value];
}
