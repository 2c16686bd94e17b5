import type { Command as Program } from 'commander';
import type { Host } from './host.js';

/** A command of `gatewright`: adds itself, with its options and its help, to the program. */
export interface Command {
  /**
   * Adds the command. Its action calls `done` with the exit code: 0, or 1 when something is wrong with the input.
   * What it throws is a fault of gatewright itself.
   */
  define(program: Program, host: Host, done: (exitCode: 0 | 1) => void): void;
}
