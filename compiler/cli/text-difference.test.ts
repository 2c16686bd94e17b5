import assert from 'node:assert/strict';
import { textDifference } from './text-difference.js';

describe('short difference of two texts', () => {
  it('shows the lines between the first and the last that differ', () => {
    assert.equal(textDifference('a\nb\nc\nd\n', 'a\nB\nc\nd\n'), '    @@ line 2 @@\n    - b\n    + B\n');
    assert.equal(textDifference('a\nc\n', 'a\nb\nc\n'), '    @@ line 2 @@\n    + b\n');
    assert.equal(textDifference('a\na\n', 'a\na\na\n'), '    @@ line 3 @@\n    + a\n');
  });

  it('shows a few lines of each side and counts the others', () => {
    const text = textDifference('', Array.from({ length: 100 }, (_, index) => `line ${index}`).join('\n'));
    assert.equal(text.split('\n').length, 8);
    assert.match(text, /\+ … 96 more lines\n$/);
  });

  it('is empty when only the line breaks differ', () => {
    assert.equal(textDifference('a\r\nb\r\n', 'a\nb\n'), '');
  });

  it('cuts long lines, and lets nothing through that a terminal would obey', () => {
    const text = textDifference('\u001b[2J', 'x'.repeat(10_000));
    assert.ok(!text.includes('\u001b'));
    assert.ok(text.length < 300);
  });
});
