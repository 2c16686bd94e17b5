import type { Watcher } from './watcher.js';

/** A stream that text is written to. */
export interface TextStream {
  write(text: string): void;
  /** Whether a person is looking: colours and progress are for them alone. */
  readonly isTerminal: boolean;
}

/** Everything that the command line takes from the process around it, so that a test can be that process. */
export interface Host {
  /** Absolute path of the current folder. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: TextStream;
  readonly stderr: TextStream;
  /** Milliseconds from any origin; never goes back. */
  now(): number;
  /**
   * Lets a person end a command with Ctrl-C: the line that `say` gives is printed, and the process ends. Gives what
   * takes it back. Default: an interrupt ends the process without a word.
   */
  readonly onInterrupt?: (say: () => string) => () => void;
  /** Notices changes of files, for `--watch`. Default: those of the file system. */
  readonly watcher?: () => Watcher;
}

/** The host of a real process. */
export function processHost(): Host {
  return {
    cwd: process.cwd(),
    env: process.env,
    stdout: streamOf(process.stdout),
    stderr: streamOf(process.stderr),
    now: () => performance.now(),
    onInterrupt: (say) => {
      const end = () => {
        process.stderr.write(`${say()}\n`);
        // As a shell reports a command that was interrupted.
        process.exit(130);
      };
      process.once('SIGINT', end);
      return () => process.off('SIGINT', end);
    },
  };
}

function streamOf(stream: NodeJS.WriteStream): TextStream {
  // `gatewright check api.yaml | head` closes the pipe early: that is no fault of ours and none of the user's.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return {
    write: (text) => {
      stream.write(text);
    },
    isTerminal: stream.isTTY === true,
  };
}
