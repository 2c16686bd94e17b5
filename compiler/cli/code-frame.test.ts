import assert from 'node:assert/strict';
import { codeFrame } from './code-frame.js';

const at = (column: number, length?: number) => ({
  file: 'a',
  line: 12,
  column,
  ...(length === undefined ? {} : { length }),
});

describe('code frame', () => {
  it('shows the line with carets below what is meant', () => {
    assert.equal(codeFrame(at(3, 4), '  type: aws'), '   12 |   type: aws\n      |   ^^^^');
  });

  it('marks one character when the length is unknown, and stays on the line when it is too long', () => {
    assert.equal(codeFrame(at(2), 'abc'), '   12 | abc\n      |  ^');
    assert.equal(codeFrame(at(2, 99), 'abc'), '   12 | abc\n      |  ^^');
  });

  it('points behind the end of the line when something is missing there', () => {
    assert.equal(codeFrame(at(4), 'abc'), '   12 | abc\n      |    ^');
    assert.equal(codeFrame(at(400), 'abc'), '   12 | abc\n      |    ^');
  });

  it('cuts a part out of a very long line, with the mark in it', () => {
    const [line = '', carets = ''] = codeFrame(at(5001, 6), `${'x'.repeat(5000)}needle${'y'.repeat(5000)}`).split('\n');
    assert.ok(line.length < 130);
    assert.equal(line.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1), 'needle');
  });

  it('keeps carets in place behind tabs and wide characters', () => {
    assert.equal(codeFrame(at(2), '\tx'), '   12 |  x\n      |  ^');
    assert.equal(codeFrame(at(3), '本x'.padStart(3)), '   12 |  本x\n      |    ^');
  });

  it('lets nothing through that a terminal would obey', () => {
    const frame = codeFrame(at(1), '\u001b[31mred\u0007\u202e\u009b');
    assert.equal(frame.split('\n')[0], '   12 | \\u{1b}[31mred\\u{7}\\u{202e}\\u{9b}');
  });
});
