import assert from 'node:assert/strict';
import { patternBudget } from '../../compiler/mapping/index.js';
import { javaText } from './java-text.js';
import { invoke } from './members.js';
import { list, long, type Value } from './value.js';

/** What `$self.name(args)` prints; undefined when there is no such method. */
function call(self: string, name: string, ...args: readonly Value[]): string | null | undefined {
  const value = invoke(self, name, args, patternBudget());
  return value === undefined || value === null ? value : javaText(value);
}

/** The parts, told from each other. */
function split(self: string, ...args: readonly Value[]): string {
  const value = invoke(self, 'split', args, patternBudget());
  return typeof value === 'object' && value?.kind === 'list' ? value.items.map(javaText).join('|') : assert.fail();
}

const throwing = (causeClass: string): object => ({ errorClass: 'MethodInvocationException', causeClass });

describe("Java's String", () => {
  it('has no method for what is no argument of it', () => {
    assert.equal(call('abc', 'substring', '1'), undefined);
    assert.equal(call('abc', 'contains', 1), undefined);
    assert.equal(call('abc', 'constructor'), undefined);
    assert.equal(call('abc', '__proto__'), undefined);
    assert.throws(() => call('abc', 'length', 1), throwing('IllegalArgumentException'));
    assert.throws(() => call('abc', 'concat', null), throwing('NullPointerException'));
  });

  it('cuts by UTF-16 units, and throws beyond its end', () => {
    assert.equal(call('a😀b', 'length'), '4');
    assert.equal(call('abc', 'substring', 1), 'bc');
    assert.equal(call('abc', 'substring', 3), '');
    assert.equal(call('a😀b', 'codePointAt', 1), '128512');
    for (const args of [[4], [-1], [2, 1], [0, 4]]) {
      assert.throws(() => call('abc', 'substring', ...args), throwing('StringIndexOutOfBoundsException'), String(args));
    }
    assert.throws(() => call('abc', 'charAt', 3), throwing('StringIndexOutOfBoundsException'));
  });

  it('finds', () => {
    assert.equal(call('banana', 'indexOf', 'an', 2), '3');
    assert.equal(call('banana', 'indexOf', 97), '1');
    assert.equal(call('banana', 'lastIndexOf', 'an'), '3');
    assert.equal(call('banana', 'lastIndexOf', 'an', 2), '1');
    assert.equal(call('banana', 'startsWith', 'nan', 2), 'true');
    assert.equal(call('banana', 'startsWith', 'nan', 9), 'false');
    assert.equal(call('Straße', 'equalsIgnoreCase', 'STRASSE'), 'false');
    assert.equal(call('AbC', 'equalsIgnoreCase', 'aBc'), 'true');
    assert.equal(call('b', 'compareTo', 'a'), '1');
    assert.equal(call('ab', 'compareTo', 'abcd'), '-2');
  });

  it('trims control characters, and strips white space of all kinds', () => {
    assert.equal(call(' \0\ta\u00a0 ', 'trim'), 'a\u00a0');
    assert.equal(call('\u2003a\u2003', 'strip'), 'a');
    assert.equal(call('\u2003a\u2003', 'trim'), '\u2003a\u2003');
  });

  it('replaces texts as they are, and patterns by what groups captured', () => {
    assert.equal(call('a.b.c', 'replace', '.', '$1'), 'a$1b$1c');
    assert.equal(call('ab', 'replace', '', '-'), '-a-b-');
    assert.equal(call('a1b22', 'replaceAll', '(\\d+)', '<$1>'), 'a<1>b<22>');
    assert.equal(call('a1b22', 'replaceFirst', '(?<n>\\d+)', '\\$${n}'), 'a$1b22');
    assert.equal(call('ab', 'replaceAll', '(a)(x)?', '[$2$1$10]'), '[aa0]b');
    assert.equal(call('abc', 'replaceAll', 'x*', '-'), '-a-b-c-');
    assert.throws(() => call('a', 'replaceAll', 'a', '$'), throwing('IllegalArgumentException'));
    assert.throws(() => call('a', 'replaceAll', 'a', '$1'), throwing('IndexOutOfBoundsException'));
    assert.throws(() => call('a', 'replaceAll', 'a', '${n}'), throwing('IllegalArgumentException'));
    assert.throws(() => call('a', 'replaceAll', '[', ''), throwing('PatternSyntaxException'));
  });

  it('splits by patterns, without the empty parts at the end', () => {
    assert.equal(split('a,b,,', ','), 'a|b');
    assert.equal(split('a,b,,', ',', -1), 'a|b||');
    assert.equal(split('a,b,c', ',', 2), 'a|b,c');
    assert.equal(split(',a', ','), '|a');
    assert.equal(split('abc', ''), 'a|b|c');
    assert.equal(split('', ','), '');
    assert.equal(split('a|b', '\\|'), 'a|b');
    assert.equal(split('aXbxc', '(?i)x'), 'a|b|c');
  });

  it('matches as a whole', () => {
    assert.equal(call('abc', 'matches', 'b'), 'false');
    assert.equal(call('abc', 'matches', '[a-c]+'), 'true');
    assert.equal(call('a\nb', 'matches', 'a.b'), 'false');
  });

  it('formats, joins, repeats and counts', () => {
    assert.equal(
      call('', 'format', '%05d|%-4s|%.2f|%x', 42, 'ab', { kind: 'double', value: 1.005 }, 255),
      '00042|ab  |1.01|ff',
    );
    assert.equal(call('', 'join', '-', list(['a', null])), 'a-null');
    assert.equal(call('ab', 'repeat', 3), 'ababab');
    assert.throws(() => call('ab', 'repeat', -1), throwing('IllegalArgumentException'));
    assert.equal(call('hello', 'hashCode'), '99162322');
    assert.equal(call('é', 'getBytes'), '[B@0');
    assert.equal(call('x', 'equals', long(1n)), 'false');
  });
});
