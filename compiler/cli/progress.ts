import type { Host } from './host.js';
import { printable } from './printable.js';

/** Says what is going on, on one line that is written over and wiped at the end. */
export interface Progress {
  /** What is being done now. */
  step(text: string): void;
  /** Wipes the line. */
  end(): void;
}

/** Milliseconds after which a person wants to know. */
const patience = 1000;

/** Progress on the terminal of standard error, from the second on; silent when nobody is looking, or when it is not wanted. */
export function createProgress(host: Host, wanted: boolean): Progress {
  if (!wanted || !host.stderr.isTerminal) return { step: () => {}, end: () => {} };
  const start = host.now();
  let current = '';
  let drawn = '';
  const draw = () => {
    if (host.now() - start < patience || current === drawn) return;
    host.stderr.write(`\r\u001b[K${current}`);
    drawn = current;
  };
  // Most steps block the thread; the timer is for those that wait.
  const timer = setInterval(draw, 200);
  timer.unref();
  return {
    step: (text) => {
      current = `${printable(text)} …`;
      draw();
    },
    end: () => {
      clearInterval(timer);
      if (drawn !== '') host.stderr.write('\r\u001b[K');
      drawn = '';
    },
  };
}
