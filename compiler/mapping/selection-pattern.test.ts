import assert from 'node:assert/strict';
import { javaPattern } from './java-pattern.js';
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
});

describe('javaPattern', () => {
  it('translates what Java writes otherwise', () => {
    assert.deepEqual('a.b|c'.split(javaPattern('\\Q.\\E')), ['a', 'b|c']);
    assert.ok(javaPattern('^\\p{Alpha}+\\p{Punct}$').test('ab!'));
    assert.ok(javaPattern('^[\\p{Lower}_]++$').test('a_b'));
    assert.ok(javaPattern('^(?i)ABC$').test('abc'));
    assert.ok(javaPattern('^[a-z&&[^b]]+$').test('ac'));
    assert.ok(!javaPattern('^[a-z&&[^b]]+$').test('abc'));
    assert.ok(javaPattern('^[.,:;!?"#$%()-]+$').test('.,:;!?"#$%()-'));
    assert.ok(javaPattern('^a/b\\-_c$').test('a/b-_c'));
    assert.ok(javaPattern('\\Ax\\z').test('x'));
  });
});
