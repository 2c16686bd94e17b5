import assert from 'node:assert/strict';
import { createProgress } from './progress.js';

describe('progress', () => {
  const onTerminal = (isTerminal: boolean) => {
    let written = '';
    let time = 0;
    const write = (text: string) => {
      written += text;
    };
    const wait = (milliseconds: number) => {
      time += milliseconds;
    };
    const stream = { write, isTerminal };
    const host = { cwd: '/', env: {}, stdout: stream, stderr: stream, now: () => time };
    return { host, written: () => written, wait };
  };

  it('says nothing within the first second, then what is being done, and wipes it at the end', () => {
    const { host, written, wait } = onTerminal(true);
    const progress = createProgress(host, true);
    progress.step('client');
    wait(999);
    progress.step('validators');
    assert.equal(written(), '');
    wait(2);
    progress.step('handlers');
    assert.equal(written(), '\r\u001b[Khandlers …');
    progress.end();
    assert.equal(written(), '\r\u001b[Khandlers …\r\u001b[K');
  });

  it('is silent when nobody is looking, or when it is not wanted', () => {
    for (const [isTerminal, wanted] of [
      [false, true],
      [true, false],
    ] as const) {
      const { host, written, wait } = onTerminal(isTerminal);
      const progress = createProgress(host, wanted);
      wait(5000);
      progress.step('client');
      progress.end();
      assert.equal(written(), '');
    }
  });
});
