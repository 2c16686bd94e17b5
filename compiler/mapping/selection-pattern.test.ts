import assert from 'node:assert/strict';
import { MappingSyntaxError } from './mapping-syntax-error.js';
import { parseSelectionPattern } from './selection-pattern.js';

describe('parseSelectionPattern', () => {
  it('matches the whole text', () => {
    const pattern = parseSelectionPattern('4\\d{2}');
    assert.ok(pattern.matches('404'));
    assert.ok(!pattern.matches('4040'));
    assert.ok(!pattern.isDefault);
  });

  it('takes a dot for anything but a line end', () => {
    assert.ok(parseSelectionPattern('.*four.*').matches('is four hundred'));
    assert.ok(!parseSelectionPattern('.*four.*').matches('a\nfour'));
    assert.ok(parseSelectionPattern('(?s).*four.*').matches('a\nfour'));
    assert.ok(parseSelectionPattern('(\\n|.)*four.*').matches('a\nfour'));
  });

  it('knows the default', () => {
    assert.ok(parseSelectionPattern('default').isDefault);
    assert.ok(!parseSelectionPattern('default').matches('default'));
  });

  it('refuses what is no pattern', () => {
    for (const text of ['[', '(', 'a{', '\\', '*']) {
      assert.throws(() => parseSelectionPattern(text), MappingSyntaxError, text);
    }
  });

  it('ends a pattern that would take years, says so, and does not match', () => {
    const pattern = parseSelectionPattern('(?=(a+)+c).*');
    let exceeded = 0;
    assert.equal(
      pattern.matches(`${'a'.repeat(60)}b`, () => exceeded++),
      false,
    );
    assert.equal(exceeded, 1);
    assert.equal(
      pattern.matches('aac', () => exceeded++),
      true,
    );
    assert.equal(exceeded, 1);
  });

  it('matches nested repetitions on long texts', () => {
    const pattern = parseSelectionPattern('(\\n|.)*(a+)+\\"statusCode\\": ?404(.|\\n)*');
    assert.ok(pattern.matches(`${'a'.repeat(20_000)}"statusCode": 404,\n${'x'.repeat(20_000)}`, assert.fail));
    assert.ok(!pattern.matches('a'.repeat(20_000), assert.fail));
  });
});
