import assert from 'node:assert/strict';
import { MappingSyntaxError } from '../mapping-syntax-error.js';
import { javaPattern } from './java-pattern.js';
import { PatternLimitError, patternBudget } from './pattern-budget.js';

/** The matches of a pattern, each as its text and groups. */
function found(pattern: string, text: string): readonly string[] {
  return [...javaPattern(pattern).matchAll(text, patternBudget())].map(({ groups }) =>
    groups.map((group) => group ?? '~').join(','),
  );
}

function matches(pattern: string, text: string, steps?: number): boolean {
  return javaPattern(pattern).matches(text, patternBudget(steps));
}

describe('javaPattern', () => {
  it('reads what Java writes otherwise', () => {
    const cases: readonly (readonly [pattern: string, text: string])[] = [
      ['\\p{Alpha}+\\p{Punct}', 'ab!'],
      ['[\\p{Lower}_]++', 'a_b'],
      ['(?i)ABC', 'abc'],
      ['a(?i:B)c', 'abc'],
      ['[a-z&&[^b]]+', 'ac'],
      ['[.,:;!?"#$%()-]+', '.,:;!?"#$%()-'],
      ['a/b\\-_c', 'a/b-_c'],
      ['\\Ax\\z', 'x'],
      ['[]a]+', ']a'],
      ['\\Q[a-z]+\\E', '[a-z]+'],
      ['(?x) a b # c\n c', 'abc'],
      ['\\x{1F600}\\u00e9\\0101', '😀éA'],
      ['.', '😀'],
      ['\\p{IsLatin}\\p{L}\\P{L}', 'éж1'],
      ['a}b', 'a}b'],
    ];
    for (const [pattern, text] of cases) assert.ok(matches(pattern, text), pattern);
    assert.ok(!matches('[a-z&&[^b]]+', 'abc'));
    assert.ok(!matches('a(?i:B)c', 'abC'));
    assert.ok(!matches('(?i)É', 'é'));
    assert.ok(matches('(?iu)É', 'é'));
  });

  // What Java 17 answers.
  it('finds what Java finds, with its groups', () => {
    assert.deepEqual(found('(\\w+)-(?<n>\\d+)', 'a-1 b-22'), ['a-1,a,1', 'b-22,b,22']);
    assert.deepEqual(found('x*', 'axb'), ['', 'x', '', '']);
    assert.deepEqual(found('(?:(a)|b)*', 'ab'), ['ab,a', ',~']);
    assert.deepEqual(found('(a*)*', 'aa'), ['aa,', ',']);
    assert.deepEqual(found('(?:|a)*', 'aa'), ['', '', '']);
    assert.deepEqual(found('a++a|ab', 'aab'), ['ab']);
    assert.deepEqual(found('(?>a|ab)c|b', 'abc'), ['b']);
    assert.deepEqual(found('(?<=\\$)\\d+(?!%)', '$12 $34% 5'), ['12', '3']);
    assert.deepEqual(found('(\\w)\\1', 'aabbc'), ['aa,a', 'bb,b']);
    assert.deepEqual(found('(a)?\\1b', 'b aab'), ['aab,a']);
    assert.deepEqual(found('\\Ga', 'aaba'), ['a', 'a']);
    assert.deepEqual(found('a$', 'a\r\n'), ['a']);
    assert.deepEqual(found('(?m)^.$', 'a\nb\r\nc\n'), ['a', 'b', 'c']);
    assert.deepEqual(found('\\b\\w', 'été a'), ['a']);
  });

  it('refuses what is no pattern, and says where', () => {
    for (const pattern of [
      '[',
      '(',
      ')',
      'a{',
      'a**',
      '*',
      '\\',
      '[b-a]',
      '(?<a>x)(?<a>y)',
      '\\y',
      '(?<=(?:ab)*)c',
      'a{3,2}',
      '\\p{X}',
    ]) {
      assert.throws(() => javaPattern(pattern), MappingSyntaxError, pattern);
    }
    assert.throws(() => javaPattern('ab(c'), { offset: 4 });
    assert.throws(() => javaPattern('('.repeat(5000)), MappingSyntaxError);
    assert.throws(() => javaPattern('['.repeat(5000)), MappingSyntaxError);
  });

  describe('on patterns and texts that are made to take for ever', () => {
    const many = 'a'.repeat(50_000);

    it('needs time in proportion to the text for loops in loops', () => {
      for (const pattern of [
        '(a+)+c',
        '(a|a)*c',
        '(a|aa)+c',
        '(a*)*c',
        '(.*)*c',
        '(?:a?b?)*c',
        '(a+|b+)+?c',
        '(?:.*a){9}c',
      ]) {
        assert.equal(matches(pattern, `${many}b`, 8_000_000), false, pattern);
        assert.deepEqual([...javaPattern(pattern).matchAll(`${many}b`, patternBudget(8_000_000))], [], pattern);
      }
      assert.equal(matches('(a+)+c', `${many}c`, 2_000_000), true);
    });

    it('needs time in proportion to the text for searches that begin anew at every place', () => {
      for (const [pattern, text] of [
        ['a+$', `${many}b`],
        ['a+@', many],
        ['<[^>]*>', '<'.repeat(50_000)],
        ['a.*b.*c', `${many}b${many}`],
      ] as const) {
        assert.deepEqual([...javaPattern(pattern).matchAll(text, patternBudget(4_000_000))], [], pattern);
      }
    });

    it('gives up where the past decides: look-around, back references, atomic groups', () => {
      for (const pattern of ['(?=(a+)+c).*', '(a+)+\\1c', '(?>(a+)+c|x)']) {
        assert.throws(() => matches(pattern, `${'a'.repeat(40)}b`.repeat(20), 200_000), PatternLimitError, pattern);
      }
    });

    it('gives up where counted loops in loops would fill the memory', () => {
      const pattern = javaPattern(`${'(?:'.repeat(5)}a?${'){1,1000}'.repeat(5)}`);
      assert.throws(() => pattern.matches('aaa', patternBudget()), PatternLimitError);
    });

    it('takes the estimates of JavaScript’s engine off the budget, and then runs step by step', () => {
      const pattern = javaPattern('.*a.*');
      const budget = patternBudget(1_000_000);
      for (let i = 0; i < 40; i += 1) assert.equal(pattern.matches('b'.repeat(400), budget), false);
      assert.ok(budget.estimated >= 0 && budget.estimated < 4_000_000);
      assert.ok(budget.steps < 1_000_000 - 40 * 400, String(budget.steps));
    });
  });
});
