import assert from 'node:assert/strict';
import fc from 'fast-check';
import { linearPattern } from '../../runtime/validation/linear-pattern.js';
import { compilePattern } from './compile-pattern.js';
import { linearProgram } from './linear-program.js';
import { parsePattern } from './parse-pattern.js';
import { planPattern } from './plan-pattern.js';

const silent = (): void => undefined;

describe('planPattern', () => {
  it('leaves patterns without nested repetition to the engine', () => {
    for (const source of ['^[a-z]+$', '^\\d{4}\\-(0[1-9]|1[012])$', '^[^@ ]+@[^@ ]+$', '^(?!tmp).*$', '[\\w.-]*']) {
      assert.deepEqual(planPattern(source, silent), { source });
    }
  });

  it('matches nested repetition without backtracking, in time that grows with the text alone', () => {
    for (const source of ['^(a+)+$', '^(a|a)*$', '^([a-z]+\\.?)+$', '(x+x+)+y', '^(a*)*b']) {
      const plan = planPattern(source, silent);
      assert.ok(plan?.program !== undefined, source);
      const started = performance.now();
      assert.equal(compilePattern(plan).test(`${'a'.repeat(5000)}!`), false);
      assert.ok(performance.now() - started < 20_000, source);
    }
  });

  it('tries on short texts alone what cannot be matched without backtracking, and says so', () => {
    const said: unknown[] = [];
    const plan = planPattern('^(?=(a+)+$)', (...words) => said.push(words));
    assert.deepEqual(said, [['pattern-unbounded', { pattern: '^(?=(a+)+$)', limit: 24 }]]);
    assert.ok(plan !== undefined);
    assert.equal(compilePattern(plan).test('aaa'), true);
    assert.equal(compilePattern(plan).test('a'.repeat(25)), false);
  });

  it('reports what is no regular expression', () => {
    const said: unknown[] = [];
    assert.equal(
      planPattern('(', (code) => said.push(code)),
      undefined,
    );
    assert.deepEqual(said, ['pattern-invalid']);
  });

  it('gives the verdict of the engine for any pattern that has a program', () => {
    const unit = fc.constantFrom(
      'a',
      'b',
      '.',
      '\\d',
      '\\w',
      '[ab]',
      '[^a]',
      '[a-c\\d]',
      '\\b',
      '^',
      '$',
      '\\-',
      '\\s',
      '\\x61',
    );
    const repeat = fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,}', '{0,2}', '*?');
    const term = fc.tuple(unit, repeat).map(([one, times]) => (/^(?:\^|\$|\\b)$/.test(one) ? one : one + times));
    const flat = fc.array(term, { minLength: 1, maxLength: 4 }).map((terms) => terms.join(''));
    const group = fc.tuple(flat, flat, repeat).map(([one, other, times]) => `(${one}|${other})${times}`);
    const pattern = fc.array(fc.oneof(flat, group), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(''));
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', '1', '-', ' ', '\n'), { maxLength: 8 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(pattern, text, (source, input) => {
        const tree = parsePattern(source);
        assert.ok(tree !== undefined, source);
        const program = linearProgram(tree);
        assert.ok(program !== undefined, source);
        assert.equal(
          linearPattern(program).test(input),
          new RegExp(source).test(input),
          `${source} on ${JSON.stringify(input)}`,
        );
      }),
      { numRuns: 1000 },
    );
  });
});
