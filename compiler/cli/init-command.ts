import type { Command } from './command.js';
import { init } from './init.js';

/** `gatewright init [folder]`: writes a small working project. */
export const initCommand: Command = {
  define(program, host, done) {
    program
      .command('init')
      .argument('[folder]', 'where to write it (default: the current folder)')
      .summary('write a small working project')
      .description(
        'Writes a project that works: an OpenAPI document, the Lambda handler of its one operation, a test, and npm scripts. Files that are there are never overwritten.',
      )
      .addHelpText(
        'after',
        `
Examples:
  $ gatewright init greetings
  $ cd greetings && npm install && npm test
`,
      )
      .action(async (folder: string | undefined) => done(await init(folder, host)));
  },
};
